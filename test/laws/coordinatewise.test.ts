import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { isCoordinatewise } from "../../src/core/is-coordinatewise.js";
import type { AnyModifier } from "../../src/core/definition.js";
import { completeParams } from "../../src/core/params.js";
import type { Optimizer, Oracle, Vec } from "../../src/core/types.js";
import { cube } from "../../src/core/vector.js";
import { variants, type Method } from "./methods.js";

/** So many coordinates side by side; each is compared with itself alone. */
const WIDTH = 5;
const STEPS = 60;

type Make = (dim: number, oracle: Oracle) => Optimizer;

/** An oracle for what may ask for the domain and nothing else. */
function mute(dim: number): Oracle {
  const refuse = (what: string) => (): never => {
    throw new Error(`asks the oracle for ${what}`);
  };
  const oracle = { dim, domain: cube(-1.5, 2, dim), minimum: undefined, hessianVector: undefined };
  return Object.defineProperties(oracle, {
    evaluations: { get: refuse("the evaluations") },
    value: { get: refuse("the value") },
    valueAndGradient: { value: refuse("an evaluation") },
    arriveAt: { value: refuse("an arrival") },
    stay: { value: refuse("a stay") },
  }) as unknown as Oracle;
}

/**
 * The gradient that coordinate i is given: its own curvature, a bump that comes and goes, zeros, very
 * small and very large numbers. One coordinate becomes NaN and one infinite on the way.
 */
function gradientAt(i: number, x: number, t: number): number {
  if (i === 1 && t === 20) return NaN;
  if (i === 2 && t === 30) return Infinity;
  if (i === 3 && t % 3 === 0) return 0;
  if (i === 4) return t < 30 ? 1e-160 * x : 1e150 * x;
  return [1, 30, 0.25, 4, 1][i] * x + (((t * 7 + i * 5) % 11) - 5) / 10;
}

/** A method that is given gradients from a start, for some of the coordinates. */
class Given {
  readonly #x: Vec;
  readonly #g: Vec;
  readonly #optimizer: Optimizer;
  #t = 0;

  constructor(
    make: Make,
    private readonly coordinates: readonly number[],
    private readonly lr: number,
  ) {
    const dim = coordinates.length;
    this.#x = Float64Array.from(coordinates, (i) => [1.5, -2.25, 0.5, 1, -0.75][i]);
    this.#g = new Float64Array(dim);
    this.#optimizer = make(dim, mute(dim));
  }

  step(): void {
    const t = ++this.#t;
    this.coordinates.forEach((i, k) => (this.#g[k] = gradientAt(i, this.#x[k], t)));
    this.#optimizer.step(this.#x, this.#g, this.lr * (1 - t / (2 * STEPS)), t);
  }

  /** The bits of coordinate k: of the iterate and of the answer. */
  bits(k: number): string {
    const text = (v: number | undefined) => (Object.is(v, -0) ? "-0" : String(v));
    return `${text(this.#x[k])} ${text(this.#optimizer.answer?.[k])}`;
  }
}

/** The first step at which a coordinate moves otherwise beside others than alone; null for none. */
function firstDifference(make: Make, lr: number): string | null {
  const all = Array.from({ length: WIDTH }, (_, i) => i);
  const together = new Given(make, all, lr);
  const alone = all.map((i) => new Given(make, [i], lr));
  for (let t = 1; t <= STEPS; t++) {
    together.step();
    for (const i of all) {
      alone[i].step();
      const [beside, own] = [together.bits(i), alone[i].bits(0)];
      if (beside !== own) return `step ${t}, coordinate ${i}: ${beside}, alone ${own}`;
    }
  }
  return null;
}

/** The same, with what is thrown as the difference. */
function difference(make: Make, lr: number): string | null {
  try {
    return firstDifference(make, lr);
  } catch (error) {
    return String(error);
  }
}

const makeOf =
  ({ definition, values }: Method): Make =>
  (dim, oracle) =>
    definition.create(dim, values, oracle);

const rateOf = ({ definition, values }: Method) =>
  definition.lrKey === null ? 1 : (values[definition.lrKey] as number);

const { optimizers, modifiers } = builtins();

describe("a method that calls itself coordinate-wise", () => {
  const claimants = optimizers.filter(({ coordinatewise }) => coordinatewise);

  it("is one of most", () => {
    expect(claimants.length).toBeGreaterThan(30);
  });

  it.each(claimants.map((one) => [one.id, one] as const))(
    "moves a coordinate as if it were alone, and asks for nothing: %s",
    (_id, definition) => {
      for (const method of variants(definition)) {
        expect(difference(makeOf(method), rateOf(method)), method.name).toBeNull();
      }
    },
  );
});

describe("a method that does not", () => {
  const others = optimizers.filter(({ coordinatewise }) => !coordinatewise);
  /** Methods that couple coordinates later, or for other values than these, and when. */
  const NOT_HERE: Readonly<Record<string, string>> = {
    adan: "with max-grad-norm above 0",
    swats: "when it goes over to SGD",
  };

  it.for(others.map((one) => [one.id, one] as const))(
    "moves a coordinate otherwise beside others, or asks: %s",
    ([, definition], context) => {
      const reason = NOT_HERE[(definition.mapsTo ?? definition.id).split(/[:+]/)[0]];
      if (reason !== undefined) context.skip(`couples coordinates ${reason}`);
      const found = variants(definition).map((one) => difference(makeOf(one), rateOf(one)));
      expect(found.some((each) => each !== null)).toBe(true);
    },
  );
});

describe("a modifier", () => {
  const inner = optimizers.find(({ id }) => id === "adam")!;
  const values = completeParams(inner.id, inner.params, {});
  const around =
    (modifier: AnyModifier, given: Record<string, never>): Make =>
    (dim, oracle) =>
      modifier.wrap(inner.create(dim, values, oracle), dim, given, oracle);
  const CHOSEN: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
    clip: [{ value: 0.5 }, { norm: 0.5 }, { norm: 0.5, value: 0.4, normType: "1" }],
    cautious: [{}, { scale: "count" }, { scale: "none" }],
    ema: [{}, { overwrite: 7 }, { average: false, overwrite: 7 }],
    lookahead: [{}, { answer: "fast", k: 2 }],
    "weight-decay": [{ rate: 0.1 }, { rate: 0.1, form: "coupled" }, { rate: 0.1, form: "fixed" }],
  };
  const cases = modifiers.flatMap((modifier) =>
    (CHOSEN[modifier.id] ?? [{}]).map((given) => {
      const complete = completeParams(modifier.id, modifier.params, given as never);
      return [`${modifier.id} ${JSON.stringify(given)}`, modifier, complete as never] as const;
    }),
  );

  it.each(cases)("couples coordinates if and only if it says so: %s", (_name, modifier, given) => {
    const found = difference(around(modifier, given), 0.1);
    expect(found === null, String(found)).toBe(isCoordinatewise(modifier, given));
  });
});
