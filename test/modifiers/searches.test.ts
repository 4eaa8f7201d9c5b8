import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { Params } from "../../src/core/parameter.js";
import { completeParams } from "../../src/core/params.js";
import { searchesWith } from "../../src/core/searches-with.js";
import type { Objective, Vec } from "../../src/core/types.js";
import { norm } from "../../src/core/vector.js";
import { minimize } from "../../src/index.js";
import { objectiveOf, walk } from "../optimizers/probe.js";

/** Those that do so with their defaults. */
const SEARCHES = builtins()
  .optimizers.filter((one) => searchesWith(one, completeParams(one.id, one.params as Params, {})))
  .map(({ id }) => id);

const rosenbrock = objectiveOf("rosenbrock");
const START = [-1.2, 1];

/** f with its value and gradient changed after each evaluation. */
function changed(change: (f: number, x: Vec, g: Vec) => number): Objective {
  return {
    dim: 2,
    valueAndGradient: (x, g) => change(rosenbrock.valueAndGradient(x, g), x, g),
  };
}

const penalised = changed((f, x, g) => {
  let square = 0;
  for (let i = 0; i < x.length; i++) {
    g[i] += 0.5 * x[i];
    square += x[i] * x[i];
  }
  return f + 0.25 * square;
});

const negated = changed((f, _x, g) => {
  for (let i = 0; i < g.length; i++) g[i] = -g[i];
  return -f;
});

const clipped = changed((f, _x, g) => {
  const share = Math.min(1, 0.3 / (norm(g) + 1e-6));
  for (let i = 0; i < g.length; i++) g[i] *= share;
  return f;
});

describe.each(SEARCHES)("%s, which evaluates f itself,", (id) => {
  it("with coupled weight decay minimises the penalised function", () => {
    const plain = walk(id, penalised, START, 8);
    const decayed = walk(`${id}+weight-decay:rate=0.5:form=coupled`, rosenbrock, START, 8);
    expect(decayed.x).toEqual(plain.x);
  });

  it("with maximize descends on -f", () => {
    const plain = walk(id, negated, START, 4);
    const climbing = walk(`${id}+maximize`, rosenbrock, START, 4);
    expect(climbing.x.map(String)).toEqual(plain.x.map(String));
  });

  it("with clip sees clipped gradients wherever it looks", () => {
    const plain = walk(id, clipped, START, 8);
    const shortened = walk(`${id}+clip:norm=0.3`, rosenbrock, START, 8);
    expect(shortened.x).toEqual(plain.x);
  });

  it("sees through modifiers in the order in which they are written", () => {
    const plain = walk(`${id}+clip:norm=0.3`, penalised, START, 8);
    const both = `${id}+clip:norm=0.3+weight-decay:rate=0.5:form=coupled`;
    expect(walk(both, rosenbrock, START, 8).x).toEqual(plain.x);
  });

  it("with decoupled weight decay steps from the point to which x shrank", () => {
    const decayed = walk(`${id}+weight-decay:rate=0.25:form=fixed`, rosenbrock, START, 1);
    const from = START.map((x) => x * 0.75);
    expect(decayed.x[1]).toEqual(walk(id, rosenbrock, from, 1).x[1]);
  });

  it.each(["clip:norm=1e-3", "weight-decay", "weight-decay:form=coupled", "cautious", "lookahead"])(
    "with %s reports f and its gradient as they are",
    (modifier) => {
      const { final } = minimize("rosenbrock", `${id}+${modifier}`, { iterations: 7, targets: [] });
      const g = new Float64Array(2);
      expect(final.value).toBe(rosenbrock.valueAndGradient(Float64Array.from(final.x!), g));
      expect(final.gradientNorm).toBe(norm(g));
    },
  );
});

describe("newton:search=backtracking, which asks for the Hessian too,", () => {
  const id = "newton:search=backtracking";
  /** The Hessian of rosenbrock with a multiple of the identity added, times a sign. */
  const withHessian = (objective: Objective, sign: number, shift: number): Objective => ({
    ...objective,
    hessianVector(x, v, out) {
      rosenbrock.hessianVector!(x, v, out);
      for (let i = 0; i < v.length; i++) out[i] = sign * out[i] + shift * v[i];
    },
  });

  it("with coupled weight decay minimises the penalised function", () => {
    const plain = walk(id, withHessian(penalised, 1, 0.5), START, 8);
    const decayed = walk(`${id}+weight-decay:rate=0.5:form=coupled`, rosenbrock, START, 8);
    expect(decayed.x).toEqual(plain.x);
    expect(decayed.x.at(-1)).not.toEqual(START);
  });

  it("with maximize climbs where that is a descent on -f", () => {
    const start = [0.1, 3];
    const plain = walk(id, withHessian(negated, -1, 0), start, 4);
    const climbing = walk(`${id}+maximize`, rosenbrock, start, 4);
    expect(climbing.x.map(String)).toEqual(plain.x.map(String));
  });

  it("with cautious steps, for that leaves f as it is", () => {
    expect(minimize("booth", `${id}+cautious`, { iterations: 50 }).status).toBe("reached");
  });

  it("behind clip is refused, and the sentence names clip", () => {
    expect(() => minimize("rosenbrock", `${id}+cautious+clip:norm=1`)).toThrow(
      "cannot search behind clip: what it shows as the gradient has none",
    );
  });
});
