import { describe, expect, it } from "vitest";
import { bindFunction } from "../../../src/bench/bind.js";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import { defineFunction } from "../../../src/core/define.js";
import { streamsOf } from "../../../src/core/random.js";
import type { Objective, Vec } from "../../../src/core/types.js";
import { distance, dot, norm } from "../../../src/core/vector.js";
import { orthogonal } from "../../../src/functions/transforms/orthogonal.js";
import { gradientMismatch } from "../../../src/run/differences.js";
import { parseItem } from "../../../src/plan/grammar.js";
import { planRun, type RunSpec } from "../../../src/plan/plan.js";
import { resolveFunctions } from "../../../src/plan/resolve.js";

const catalogue = builtins();

function bound(spec: string, seed = 1) {
  const [fn] = resolveFunctions(parseItem(spec), catalogue);
  const { definition, dim, values, id } = fn;
  return {
    id,
    objective: bindFunction(fn, streamsOf(seed, spec)),
    start: definition.start(dim, values),
    domain: definition.domain(dim, values),
    optimum: definition.optimum(dim, values)!,
  };
}

function evaluate(objective: Objective, x: Vec): { f: number; g: Vec } {
  const g = new Float64Array(objective.dim);
  return { f: objective.valueAndGradient(x, g), g };
}

/** f at x_0, x_1, … of gradient descent. */
function descent({ objective, start }: ReturnType<typeof bound>, lr: number, steps: number) {
  const x = start.slice();
  return Array.from({ length: steps }, () => {
    const { f, g } = evaluate(objective, x);
    for (let i = 0; i < x.length; i++) x[i] -= lr * g[i];
    return f;
  });
}

function run(spec: RunSpec) {
  const { cases, settings } = planRun(spec, catalogue);
  return cases.map((one) => execute(one, settings, catalogue));
}

const SPECS = [
  "rosenbrock:dim=4+rotate:seed=3",
  "himmelblau+rotate:seed=5:about=minimiser",
  "quadratic:dim=6:cond=100+shift:seed=2",
  "rosenbrock+shift:by=1/-2",
  "beale+scale:value=100:space=0.1",
  "rosenbrock:dim=5+rotate+shift+scale:space=3",
];

describe("every transform", () => {
  for (const spec of SPECS) {
    it(`${spec}: the gradient agrees with differences, and ∇²f·v with those of the gradient`, () => {
      const { objective, start } = bound(spec);
      const near = start.map((xi, i) => xi + 0.01 * (i + 1));
      expect(gradientMismatch(objective, near)).toBeNull();
      const v = start.map((_, i) => 1 / (i + 1));
      const out = new Float64Array(objective.dim);
      objective.hessianVector!(near, v, out);
      const h = 1e-5;
      const above = evaluate(
        objective,
        near.map((xi, i) => xi + h * v[i]),
      ).g;
      const below = evaluate(
        objective,
        near.map((xi, i) => xi - h * v[i]),
      ).g;
      const difference = above.map((gi, i) => (gi - below[i]) / (2 * h));
      expect(distance(out, difference)).toBeLessThan(1e-5 * norm(out));
    });

    it(`${spec}: f* is attained at the points stated, where the gradient is 0`, () => {
      const { objective, optimum } = bound(spec);
      for (const point of optimum.points) {
        const { f, g } = evaluate(objective, point);
        // f is flat there: an error of ε|x| in x gives its square times the curvature
        expect(Math.abs(f - optimum.value)).toBeLessThan(1e-20);
        expect(norm(g)).toBeLessThan(1e-8);
      }
    });

    it(`${spec}: x stays untouched`, () => {
      const { objective, start } = bound(spec);
      const x = start.slice();
      evaluate(objective, x);
      expect(x).toEqual(start);
    });
  }
});

describe("rotate", () => {
  it("moves the minimiser to another point as far from the origin", () => {
    const plain = bound("rosenbrock:dim=3").optimum.points[0];
    const moved = bound("rosenbrock:dim=3+rotate:seed=3").optimum.points[0];
    expect(distance(plain, moved)).toBeGreaterThan(0.1);
    expect(norm(moved)).toBeCloseTo(norm(plain), 14);
  });

  it("about=minimiser leaves the first minimiser where it is", () => {
    const { optimum } = bound("himmelblau+rotate:about=minimiser");
    expect(Array.from(optimum.points[0])).toEqual([3, 2]);
    expect(Array.from(optimum.points[1])).not.toEqual([-2.805118086952745, 3.131312518250573]);
  });

  it("leaves gradient descent as it was, because that knows no coordinates", () => {
    const plain = descent(bound("rosenbrock:dim=4"), 1e-3, 50);
    const turned = descent(bound("rosenbrock:dim=4+rotate:seed=3"), 1e-3, 50);
    plain.forEach((f, t) => expect(Math.abs(turned[t] - f)).toBeLessThan(1e-11 * plain[0]));
  });

  it("gives a coordinate-wise method another problem", () => {
    const spec = { optimizers: ["adam:lr=0.3"], dims: [10] };
    const [plain] = run({ ...spec, functions: ["quadratic"] });
    const [turned] = run({ ...spec, functions: ["quadratic+rotate"] });
    expect(turned.steps).not.toBe(plain.steps);
  });

  it("has an orthogonal matrix, the same by seed and another by another seed", () => {
    const rows = orthogonal(30, streamsOf(1, "rotate")("matrix"));
    for (let i = 0; i < 30; i++) {
      for (let j = 0; j <= i; j++) {
        expect(Math.abs(dot(rows[i], rows[j]) - (i === j ? 1 : 0))).toBeLessThan(1e-14);
      }
    }
    const first = (seed: number) => bound(`rosenbrock+rotate:seed=${seed}`).start;
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
  });

  it("keeps the widths of the domain", () => {
    const { domain } = bound("rosenbrock:dim=3+rotate:seed=3");
    domain.lower.forEach((low, i) => expect(domain.upper[i] - low).toBeCloseTo(15, 13));
  });

  it("is refused where the matrix would be too large, or there is no minimiser to turn about", () => {
    expect(() => bound("isotropic:dim=513+rotate")).toThrow("dim is at most 512, got 513");
    const unknown = defineFunction({
      id: "unknown",
      title: "Unknown",
      start: () => new Float64Array(2),
      create: (dim) => ({ dim, value: () => 0 }),
    });
    const more = builtins().with({ functions: [unknown] });
    expect(() => resolveFunctions(parseItem("unknown+rotate:about=minimiser"), more)).toThrow(
      "needs a function whose minimiser is known",
    );
  });
});

describe("shift", () => {
  it("moves start, domain and minimiser by what is stated", () => {
    const { start, domain, optimum } = bound("rosenbrock+shift:by=1/-2");
    expect(Array.from(start)).toEqual([-1.2 + 1, -1]);
    expect(Array.from(domain.lower)).toEqual([-4, -7]);
    expect(Array.from(optimum.points[0])).toEqual([2, -1]);
    expect(Array.from(bound("isotropic:dim=3+shift:by=5").optimum.points[0])).toEqual([5, 5, 5]);
  });

  it("draws from the domain by seed", () => {
    const s = (spec: string) => Array.from(bound(spec).optimum.points[0]);
    expect(s("isotropic:dim=4+shift")).toEqual(s("isotropic:dim=4+shift"));
    expect(s("isotropic:dim=4+shift")).not.toEqual(s("isotropic:dim=4+shift:seed=2"));
    const far = s("isotropic:dim=200+shift:size=0.1").map(Math.abs);
    expect(Math.max(...far)).toBeLessThanOrEqual(1);
    expect(Math.max(...far)).toBeGreaterThan(0.9);
  });

  it("is refused with a wrong count of numbers", () => {
    expect(() => bound("rosenbrock+shift:by=1/2/3")).toThrow("takes 1 or dim, here 2");
  });
});

describe("scale", () => {
  it("multiplies the value, and stretches the space", () => {
    const plain = bound("rosenbrock");
    const { objective, start, optimum } = bound("rosenbrock+scale:value=3:space=2");
    expect(Array.from(start)).toEqual([-2.4, 2]);
    expect(Array.from(optimum.points[0])).toEqual([2, 2]);
    const { f, g } = evaluate(objective, start);
    const at = evaluate(plain.objective, plain.start);
    expect(f).toBe(3 * at.f);
    expect(Array.from(g)).toEqual(Array.from(at.g, (gi) => gi * 1.5));
  });
});

describe("noise", () => {
  const SIGMA = 0.2;

  /** What noise adds to the gradient of the bowl x² + y² at (1, 1) in many evaluations. */
  function draws(spec: string, count = 20_000): number[] {
    const { objective } = bound(spec);
    const x = Float64Array.of(1, 1);
    return Array.from({ length: count }, () => evaluate(objective, x).g).flatMap((g) =>
      Array.from(g, (gi) => gi - 2),
    );
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const square = (values: number[]) => mean(values.map((v) => v * v));

  it("adds normal numbers of the size stated to the gradient, the value staying exact", () => {
    const added = draws(`isotropic+noise:sigma=${SIGMA}`);
    // five standard errors of 4e4 draws: σ/40, and σ²·√2/40
    expect(Math.abs(mean(added))).toBeLessThan(SIGMA / 40);
    expect(Math.abs(square(added) - SIGMA ** 2)).toBeLessThan(SIGMA ** 2 / 28);
    const { objective } = bound("isotropic+noise");
    expect(evaluate(objective, Float64Array.of(1, 1)).f).toBe(2);
  });

  it("on=value leaves the gradient exact", () => {
    const { objective } = bound("isotropic+noise:on=value");
    const { f, g } = evaluate(objective, Float64Array.of(1, 1));
    expect(Array.from(g)).toEqual([2, 2]);
    expect(f).not.toBe(2);
  });

  it("in proportion grows with the gradient and vanishes at the minimiser", () => {
    const added = draws(`isotropic+noise:form=multiplicative:sigma=${SIGMA}`);
    expect(Math.abs(square(added) - (2 * SIGMA) ** 2)).toBeLessThan((2 * SIGMA) ** 2 / 28);
    const { objective } = bound("isotropic+noise:form=multiplicative:on=both");
    expect(evaluate(objective, new Float64Array(2))).toEqual({ f: 0, g: new Float64Array(2) });
  });

  it("with a tail of 1 is Cauchy: half of the draws are larger than σ, and some enormous", () => {
    const sizes = draws(`isotropic+noise:tail=1:sigma=${SIGMA}`).map(Math.abs);
    const larger = sizes.filter((size) => size > SIGMA).length / sizes.length;
    // five standard errors: 5·0.5/√4e4
    expect(Math.abs(larger - 0.5)).toBeLessThan(0.0125);
    expect(Math.max(...sizes)).toBeGreaterThan(1000 * SIGMA);
  });

  it("masks a share of the coordinates, and the mean stays the gradient", () => {
    const added = draws("isotropic+noise:sigma=0:mask=0.75");
    const masked = added.filter((d) => d === -2).length / added.length;
    // five standard errors: 5·√(0.75·0.25/4e4)
    expect(Math.abs(masked - 0.75)).toBeLessThan(0.011);
    expect(new Set(added)).toEqual(new Set([-2, 6]));
  });

  it("carries the exact objective, through further transforms and further noise", () => {
    const x = Float64Array.of(0.3, -0.2);
    const plain = evaluate(bound("rosenbrock+rotate").objective, x);
    for (const spec of [
      "rosenbrock+noise:on=both+rotate",
      "rosenbrock+noise+rotate+noise:on=both",
    ]) {
      const { objective } = bound(spec);
      expect(evaluate(objective.exact!, x)).toEqual(plain);
      expect(evaluate(objective, x).g).not.toEqual(plain.g);
    }
  });

  it("draws the same bits by seed, others by another seed, and others in a second noise", () => {
    const first = (seed: number) =>
      evaluate(bound("isotropic+noise", seed).objective, Float64Array.of(1, 1)).g;
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
    const twice = evaluate(bound("isotropic+noise+noise").objective, Float64Array.of(1, 1)).g;
    const once = evaluate(bound("isotropic+noise").objective, Float64Array.of(1, 1)).g;
    // the second noise is not the first once more
    expect(twice[0] - 2).not.toBeCloseTo(2 * (once[0] - 2), 10);
  });

  it("works on a function that knows its value alone", () => {
    const bowl = defineFunction({
      id: "bowl",
      title: "Bowl",
      start: () => Float64Array.of(1, 1),
      create: (dim) => ({ dim, value: (x) => x[0] * x[0] + 2 * x[1] * x[1] }),
    });
    const [fn] = resolveFunctions(
      parseItem("bowl+noise:sigma=1e-3"),
      builtins().with({ functions: [bowl] }),
    );
    const { g } = evaluate(bindFunction(fn), Float64Array.of(1, 1));
    expect(Math.abs(g[0] - 2)).toBeLessThan(0.01);
    expect(g[0]).not.toBeCloseTo(2, 8);
  });
});

describe("a run on a transformed function", () => {
  const spec: RunSpec = {
    functions: ["anisotropic:dim=10:cond=1e4+rotate:seed=7+noise:sigma=0.01"],
    optimizers: ["sgd:lr=0.1", "adam"],
    iterations: 200,
    seeds: [1, 2],
    path: true,
  };

  it("names it canonically, and the name resolves to itself", () => {
    const { id } = bound("anisotropic:dim=10:cond=1e4+rotate:seed=7+noise:sigma=0.1+shift:by=-2");
    expect(id).toBe("anisotropic:dim=10:cond=10000+rotate:seed=7+noise+shift:by=-2");
    expect(bound(id).id).toBe(id);
  });

  it("spans a grid over the parameters of transforms", () => {
    const item = parseItem("rosenbrock+rotate:seed=1/2/3+noise:sigma=0.1/1");
    expect(resolveFunctions(item, catalogue).map(({ id }) => id)).toEqual([
      "rosenbrock+rotate+noise",
      "rosenbrock+rotate+noise:sigma=1",
      "rosenbrock+rotate:seed=2+noise",
      "rosenbrock+rotate:seed=2+noise:sigma=1",
      "rosenbrock+rotate:seed=3+noise",
      "rosenbrock+rotate:seed=3+noise:sigma=1",
    ]);
  });

  it("is the same to the last bit every time, and differs from seed to seed", () => {
    const first = run(spec);
    expect(run(spec)).toEqual(first);
    expect(first[0].final.x).not.toEqual(first[1].final.x);
  });

  it("draws other noise for another method, whatever else is run", () => {
    const alone = run({ ...spec, optimizers: ["adam"] });
    expect(alone).toEqual(run(spec).slice(2));
  });

  it("measures the exact function at the noisy iterates", () => {
    const [result] = run(spec);
    const { objective } = bound("anisotropic:dim=10:cond=1e4+rotate:seed=7");
    const x = Float64Array.from(result.final.x as number[]);
    expect(result.final.value).toBe(evaluate(objective, x).f);
  });

  it("starts where the transform moved the start", () => {
    const [result] = run(spec);
    expect(result.start).toEqual(Array.from(bound(spec.functions[0]).start));
    expect(result.start[0]).not.toBe(-7);
  });

  it("says which transforms there are when one is unknown", () => {
    expect(() => bound("rosenbrock+rotat")).toThrow(
      /unknown transform 'rotat'\n {2}did you mean 'rotate'\?/,
    );
  });
});
