import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AnyFunction } from "../../src/core/definition.js";
import { completeParams } from "../../src/core/params.js";
import { slackOf } from "../../src/core/slack.js";
import type { Objective, Vec } from "../../src/core/types.js";
import { functions } from "../../src/functions/index.js";

/** One function in one dimension, with its default parameters. */
interface Instance {
  readonly id: string;
  readonly n: number;
  readonly start: Vec;
  readonly lower: Vec;
  readonly upper: Vec;
  readonly optimum: ReturnType<AnyFunction["optimum"]>;
  readonly gradientReach: AnyFunction["gradientReach"];
  create(): Objective;
}

/** The smallest dimension, the default one and the next. */
function dimensions({ dim }: AnyFunction): number[] {
  const wanted = [dim.min, dim.default, dim.default + dim.multipleOf];
  return [...new Set(wanted)].filter((n) => n <= dim.max);
}

function instance(f: AnyFunction, n: number): Instance {
  const params = completeParams(f.id, f.params, {});
  const { lower, upper } = f.domain(n, params);
  return {
    id: f.id,
    n,
    start: f.start(n, params),
    lower,
    upper,
    optimum: f.optimum(n, params),
    gradientReach: f.gradientReach,
    create: () => f.create(n, params) as Objective,
  };
}

const instances = functions.flatMap((f) => dimensions(f).map((n) => instance(f, n)));
const titled = (list: readonly Instance[]) => list.map((i) => [`${i.id}, n = ${i.n}`, i] as const);

/** Numerical Recipes' linear congruential generator: enough for scattering points. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function randomPoints({ lower, upper }: Instance, count: number): Vec[] {
  const random = uniform(20240607);
  return Array.from({ length: count }, () =>
    lower.map((low, i) => low + random() * (upper[i] - low)),
  );
}

/** Points of the box around `centre`, from a tenth of its width to a millionth away. */
function pointsAround(centre: Vec, { lower, upper }: Instance): Vec[] {
  const random = uniform(31415926);
  return [1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6].flatMap((radius) =>
    Array.from({ length: 20 }, () =>
      centre.map((xi, i) => {
        const moved = xi + radius * (2 * random() - 1) * (upper[i] - lower[i]);
        return Math.min(upper[i], Math.max(lower[i], moved));
      }),
    ),
  );
}

function evaluate(f: Objective, x: Vec): { value: number; g: Vec } {
  // NaN shows a component that is read before it is written, or never written
  const g = new Float64Array(f.dim).fill(NaN);
  return { value: f.valueAndGradient(x, g), g };
}

const largest = (v: Iterable<number>) => Math.max(...Array.from(v, Math.abs));

describe("the gradient agrees with central differences", () => {
  it.for(titled(instances))("%s", ([, given], { skip }) => {
    const f = given.create();
    const width = given.upper.map((high, i) => high - given.lower[i]);
    const reach = given.gradientReach?.step ?? Infinity;
    if (reach < 1e-5 * largest(width)) {
      skip(`it holds for steps of ${reach}, shorter than those of the differences`);
    }
    for (const x of randomPoints(given, 10)) {
      const { value, g } = evaluate(f, x);
      const differences = g.map((_, i) => {
        const [before, after] = [x.slice(), x.slice()];
        before[i] -= 1e-6 * width[i];
        after[i] += 1e-6 * width[i];
        return (evaluate(f, after).value - evaluate(f, before).value) / (after[i] - before[i]);
      });
      // Coordinates may live at 1e6 and 1e-6: compare the change of f across the box. Of the
      // tolerance, 1e-9 |f| is rounding, ε|f|/10⁻⁶; the rest is truncation, (10⁻⁶ width)² f‴/6,
      // which is largest for the functions with a thousand ripples across the box.
      const scale = largest(g.map((gi, i) => gi * width[i]));
      const misses = g.map((gi, i) => (gi - differences[i]) * width[i]);
      expect(largest(misses)).toBeLessThanOrEqual(1e-6 * scale + 1e-9 * Math.abs(value));
    }
  });
});

describe("the Hessian agrees with differences of the gradient", () => {
  const known = instances.filter((i) => i.create().hessianVector !== undefined);

  it.each(titled(known))("%s", (_, given) => {
    const f = given.create();
    const random = uniform(271828);
    for (const x of randomPoints(given, 10)) {
      const v = x.map(() => 2 * random() - 1);
      const [xBefore, vBefore] = [x.slice(), v.slice()];
      const product = new Float64Array(given.n).fill(NaN);
      f.hessianVector?.(x, v, product);
      expect([x, v]).toEqual([xBefore, vBefore]);

      const h = 1e-5;
      const after = evaluate(
        f,
        x.map((xi, i) => xi + h * v[i]),
      ).g;
      const before = evaluate(
        f,
        x.map((xi, i) => xi - h * v[i]),
      ).g;
      const differences = after.map((gi, i) => (gi - before[i]) / (2 * h));
      // rounding ε|∇f|/h ≈ 2e-11 |∇f|, truncation about h² = 1e-10 of the product
      const scale = largest(product) + largest(after);
      expect(largest(product.map((p, i) => p - differences[i]))).toBeLessThanOrEqual(1e-8 * scale);
    }
  });

  it("is there for the functions that second-order methods are shown on", () => {
    expect([...new Set(known.map(({ id }) => id))].sort()).toEqual([
      "anisotropic",
      "beale",
      "booth",
      "himmelblau",
      "isotropic",
      "matyas",
      "nesterov-chain",
      "quadratic",
      "rosenbrock",
      "sum-squares",
      "trid",
    ]);
  });
});

describe("the stated minimum", () => {
  /** Every dimension up to 12, since some minima are tables by dimension. */
  function upTo12(f: AnyFunction): Instance[] {
    const all = Array.from({ length: 12 }, (_, k) => k + 1);
    return all
      .filter((n) => n >= f.dim.min && n <= f.dim.max && n % f.dim.multipleOf === 0)
      .map((n) => instance(f, n));
  }
  const byFunction = functions.map((f) => [f.id, upTo12(f)] as const);

  it("is missing only where the literature gives none", () => {
    const missing = byFunction.map(([id, all]) => {
      const unknown = all.filter(({ optimum }) => optimum === null);
      return [id, unknown.map(({ n }) => n)] as const;
    });
    expect(missing.filter(([, unknown]) => unknown.length > 0)).toEqual([
      ["watson", [4, 5, 7, 8, 11]],
      ["penalty-2", [5, 6, 7, 8, 9, 11, 12]],
      ["chebyquad", [11, 12]],
    ]);
  });

  it.each(byFunction)("of %s is attained at its minimisers, where ∇f = 0", (_, all) => {
    for (const given of all) {
      if (given.optimum === null) continue;
      const f = given.create();
      const samples = [given.start, ...randomPoints(given, 10)].map((x) => evaluate(f, x));
      // A minimiser is rounded once: relative to the gradients of the box, that is a few ulp.
      const steepest = largest(samples.map(({ g }) => largest(g)));
      const { value: minimum, points } = given.optimum;
      for (const point of points) {
        const { value, g } = evaluate(f, point);
        const where = `n = ${given.n}, x = ${point.join(" ")}`;
        expect(point.length, where).toBe(given.n);
        expect(largest(g), where).toBeLessThanOrEqual(1e-13 * steepest);
        expect(Math.abs(value - minimum), where).toBeLessThanOrEqual(rounding(given, minimum));
      }
    }
  });

  it.each(byFunction)("of %s is below every other point of the box", (_, all) => {
    for (const given of all) {
      if (given.optimum === null) continue;
      const f = given.create();
      const { value: minimum, points } = given.optimum;
      const near = points.flatMap((point) => pointsAround(point, given));
      const tried = [given.start, ...randomPoints(given, 300), ...near];
      const lowest = Math.min(...tried.map((x) => evaluate(f, x).value));
      const floor = minimum - rounding(given, minimum);
      expect(lowest, `n = ${given.n}`).toBeGreaterThanOrEqual(floor);
    }
  });

  it.each(functions.map((f) => [f.id, f] as const))(
    "of %s is not undercut by more than the slack at 10^5 points of the box",
    (_, f) => {
      const given = instance(f, f.dim.default);
      if (given.optimum === null) return;
      const floor = given.optimum.value - slackOf(given.optimum);
      const objective = given.create();
      const random = uniform(20250101);
      const x = new Float64Array(given.n);
      const g = new Float64Array(given.n);
      let lowest = Infinity;
      for (let k = 0; k < 1e5; k++) {
        for (let i = 0; i < given.n; i++) {
          x[i] = given.lower[i] + random() * (given.upper[i] - given.lower[i]);
        }
        lowest = Math.min(lowest, objective.valueAndGradient(x, g));
      }
      expect(lowest).toBeGreaterThanOrEqual(floor);
    },
  );

  it.each(byFunction)(
    "of %s is not undercut by more than the slack beside a minimiser",
    (_, all) => {
      for (const given of all) {
        if (given.optimum === null) continue;
        const floor = given.optimum.value - slackOf(given.optimum);
        const f = given.create();
        const { points } = given.optimum;
        const near = points.flatMap((point) => [point, ...pointsAround(point, given)]);
        const lowest = Math.min(...near.map((x) => evaluate(f, x).value));
        expect(lowest, `n = ${given.n}`).toBeGreaterThanOrEqual(floor);
      }
    },
  );

  /** What rounding may do to f near its minimum, where terms as large as at the start may cancel. */
  function rounding(given: Instance, minimum: number): number {
    const { value } = evaluate(given.create(), given.start);
    return 1e-14 * Math.max(Math.abs(minimum), Math.abs(value));
  }
});

describe("an evaluation", () => {
  it.each(titled(instances))("of %s leaves x alone and keeps nothing", (_, given) => {
    const [first, second] = [given.create(), given.create()];
    const [a, b] = randomPoints(given, 2);
    const copy = a.slice();
    const alone = evaluate(first, a);
    expect(a).toEqual(copy);
    expect(alone.g.every(Number.isFinite)).toBe(true);
    // the same bits after another point, and beside another instance
    evaluate(first, b);
    const other = evaluate(second, b);
    expect(evaluate(first, a)).toEqual(alone);
    expect(evaluate(first, b)).toEqual(other);
  });
});

describe("a definition", () => {
  it.each(titled(instances))("of %s gives vectors of length n, its own each time", (_, given) => {
    const again = instance(
      functions.find((f) => f.id === given.id)!,
      given.n,
    );
    for (const v of [given.start, given.lower, given.upper]) expect(v.length).toBe(given.n);
    expect(given.lower.every((low, i) => low < given.upper[i])).toBe(true);
    expect(given.create().dim).toBe(given.n);

    for (const v of [again.start, again.lower, again.upper, ...(again.optimum?.points ?? [])]) {
      v.fill(NaN);
    }
    const fresh = instance(
      functions.find((f) => f.id === given.id)!,
      given.n,
    );
    expect(fresh.start).toEqual(given.start);
    expect([fresh.lower, fresh.upper]).toEqual([given.lower, given.upper]);
    expect(fresh.optimum).toEqual(given.optimum);
  });

  it.each(functions.map((f) => [f.id, f] as const))("of %s says where it comes from", (_, f) => {
    expect(f.kind).toBe("function");
    expect(f.group).not.toBe("own");
    for (const text of [f.title, f.formula, f.smoothness, f.source.ref]) expect(text).not.toBe("");
  });
});

describe("the catalogue", () => {
  const camelCase = (id: string) => id.replaceAll(/-(\w)/g, (_, c: string) => c.toUpperCase());

  /** The files of a folder that define a function each. */
  function filesOf(folder: string): string[] {
    return readdirSync(new URL(`../../src/functions/${folder}`, import.meta.url))
      .filter((file) => file.endsWith(".ts") && file !== "index.ts")
      .map((file) => `${folder}${file.replace(/\.ts$/, "")}`);
  }

  /** Its id; of the suite, the number and the first of the other names. */
  function fileOf({ id, group, aliases = [] }: AnyFunction): string {
    const bare = (name: string) => name.replace("bbob-", "");
    return group === "bbob" ? `bbob/${bare(id)}-${bare(aliases[0])}` : id;
  }

  it("lists every file of its folders, which exports its definition under the same name", async () => {
    expect(functions.map(fileOf).sort()).toEqual([...filesOf(""), ...filesOf("bbob/")].sort());
    for (const f of functions) {
      const url = new URL(`../../src/functions/${fileOf(f)}.ts`, import.meta.url);
      const module = (await import(/* @vite-ignore */ url.href)) as object;
      expect(Object.entries(module)).toEqual([[camelCase(fileOf(f).replace("bbob/", "")), f]]);
    }
  });

  it("has kebab-case names, no two of which collide", () => {
    const names = functions.flatMap((f) => [f.id, ...(f.aliases ?? [])]);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-?[a-z0-9]+)*$/);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain("cube");
  });
});
