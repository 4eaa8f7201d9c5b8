import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { completeParams } from "../../src/core/params.js";
import type { AnyOptimizer } from "../../src/core/definition.js";
import type { Params, ParamValue } from "../../src/core/parameter.js";
import type { Objective } from "../../src/core/types.js";
import { maxNorm } from "../../src/core/vector.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { bowl, variants, Walk, type Method } from "./methods.js";

const all = builtins().optimizers;
const each = (list: readonly AnyOptimizer[]) => list.map((one) => [one.id, one] as const);

/** f = Σ sᵢ xᵢ: without a minimum, as other functions are from afar. */
const SLOPES: Objective = {
  dim: 4,
  valueAndGradient(x, g) {
    g.set([0.3, -0.7, 1.1, -2.9]);
    return 0.3 * x[0] - 0.7 * x[1] + 1.1 * x[2] - 2.9 * x[3];
  },
  hessianVector: (_x, _v, out) => void out.fill(0),
};

/** The method with every ε, and whatever else keeps a divisor from being 0, at 0. */
function withoutEpsilons({ definition, name, values }: Method): Method {
  const zeros: Record<string, ParamValue> = Object.fromEntries(
    Object.entries(definition.params as Params)
      .filter(([key, param]) => /^(eps|initialAcc)/.test(key) && contains0(param))
      .map(([key]) => [key, 0]),
  );
  const changed = completeParams(definition.id, definition.params, { ...values, ...zeros });
  return { definition, name: `${name}, ε = 0`, values: changed };
}

const contains0 = (param: Params[string]) => "range" in param && param.range.startsWith("[0");

describe("a method without ε", () => {
  it.each(each(all))(
    "does not break down where a gradient is 0 or nearly: %s",
    (_id, definition) => {
      for (const method of variants(definition).map(withoutEpsilons)) {
        for (const curvatures of [
          [0, 0],
          [0, 1],
          [1e-200, 1e-200],
          [5e-324, 5e-324],
        ]) {
          const walk = new Walk(method, bowl(curvatures), [1.5, -0.5]);
          for (let t = 0; t < 12; t++) walk.advance();
          const where = `${method.name} at curvatures ${curvatures.join(", ")}`;
          expect(walk.x.every(Number.isFinite), where).toBe(true);
        }
      }
    },
  );
});

describe("a method whose gradient never changes", () => {
  it.each(each(all))("does not break down: %s", (_id, definition) => {
    for (const method of variants(definition)) {
      const walk = new Walk(method, SLOPES, [0, 0, 0, 0]);
      // some go ever faster, and a run ends before their numbers do
      for (let t = 0; t < 400 && maxNorm(walk.x) < 1e12; t++) walk.advance();
      expect(walk.x.some(Number.isNaN), method.name).toBe(false);
    }
  });
});

/** Evaluations that the first two steps of a method make of their own. */
function evaluationsWithin({ definition, values }: Method): number {
  const inner = bowl([1, 3]);
  let count = 0;
  const objective: Objective = {
    ...inner,
    valueAndGradient(at, slope) {
      count++;
      return inner.valueAndGradient(at, slope);
    },
  };
  const oracle = new CountingOracle(objective, null);
  const optimizer = definition.create(2, values, oracle);
  const [x, g] = [Float64Array.of(1.5, -0.5), new Float64Array(2)];
  let own = 0;
  for (let t = 1; t <= 2; t++) {
    oracle.begin(x, g);
    const before = count;
    optimizer.step(x, g, 1, t);
    own += count - before;
  }
  return own;
}

describe("a method that evaluates f itself", () => {
  it("says so, and no other does", () => {
    const found = all.filter((one) =>
      variants(one).some((method) => evaluationsWithin(method) > 0),
    );
    const said = all.filter(({ searches }) => searches);
    expect(said.map(({ id }) => id)).toEqual(found.map(({ id }) => id));
  });
});

describe("a method whose schedule is at 0", () => {
  it.each(each(all.filter(({ lrKey }) => lrKey !== null)))(
    "stays finite: %s",
    (_id, definition) => {
      for (const method of variants(definition)) {
        for (const from of [1, 4]) {
          const walk = new Walk(method, bowl([1, 3]), [1.5, -0.5]);
          for (let t = 1; t < 8; t++) walk.advance(t < from ? undefined : 0);
          expect(walk.x.every(Number.isFinite), `${method.name} from step ${from} on`).toBe(true);
        }
      }
    },
  );
});
