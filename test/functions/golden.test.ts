import { describe, expect, it } from "vitest";
import type { AnyFunction } from "../../src/core/definition.js";
import { completeParams } from "../../src/core/params.js";
import type { Objective } from "../../src/core/types.js";
import { functions } from "../../src/functions/index.js";
import { loadGolden } from "../golden/load.js";

interface Point {
  readonly label: string;
  readonly x: number[];
  readonly f: number;
  readonly g: number[];
  readonly scale_f: number;
  readonly scale_g: number[];
}

interface Case {
  readonly id: string;
  readonly n: number;
  readonly params: GoldenParams;
  readonly points: Point[];
}

interface Instance {
  readonly n: number;
  readonly params: GoldenParams;
  readonly box: [lower: number, upper: number][];
  readonly start: number[];
  readonly fstar: number;
  readonly minimisers: number[][];
}

interface Meta {
  readonly id: string;
  readonly dim: { readonly min: number; readonly max: number | null; readonly default: number };
  readonly instances: Instance[];
}

interface TrajectoryFunction {
  readonly function: string;
  readonly dimension: number;
  readonly points: number[][];
  readonly f: number[];
  readonly grad: number[][];
  readonly hessian?: number[][][];
  readonly lambda?: number[];
}

/** The goldens call the condition number by its Greek letter. */
type GoldenParams = Readonly<{ kappa?: number }>;

// The goldens are the 60-digit values rounded once. Their scale is a bound on the error of any
// sensible evaluation in units of 2^-53; 1e-14 is 90 of those, for other orders of summation.
const TOLERANCE = 1e-14;

// Lists no points, since besides those of the goldens a whole line is minimal.
const FAMILIES = new Set(["box-3d"]);

const { cases } = loadGolden<{ cases: Case[] }>("functions/functions.json");
const { functions: metas } = loadGolden<{ functions: Meta[] }>("functions/functions.meta.json");
const trajectories = loadGolden<{ tol: number; cases: TrajectoryFunction[] }>(
  "trajectories/trajectory-functions.json",
);

function definition(id: string): AnyFunction {
  const found = functions.find((f) => f.id === id);
  if (found === undefined) throw new Error(`no function '${id}' in the catalogue`);
  return found;
}

function values(f: AnyFunction, { kappa }: GoldenParams) {
  return completeParams(f.id, f.params, kappa === undefined ? {} : { cond: kappa });
}

function objective(f: AnyFunction, n: number, params: GoldenParams = {}): Objective {
  return f.create(n, values(f, params)) as Objective;
}

/** Lines for the numbers that miss, so that a failure names the point and the size of the error. */
class Misses {
  readonly lines: string[] = [];

  check(what: string, actual: number, golden: number, tolerance: number): void {
    if (Math.abs(actual - golden) <= tolerance) return;
    this.lines.push(`${what}: ${actual}, golden ${golden}, tolerance ${tolerance}`);
  }
}

describe("value and gradient agree with the 60-digit goldens", () => {
  it.each(cases.map((c) => [label(c), c] as const))("%s", (_, { id, n, params, points }) => {
    const f = objective(definition(id), n, params);
    const misses = new Misses();
    for (const point of points) {
      const g = new Float64Array(n).fill(NaN);
      const value = f.valueAndGradient(Float64Array.from(point.x), g);
      misses.check(`${point.label} f`, value, point.f, TOLERANCE * point.scale_f + 1e-300);
      for (let i = 0; i < n; i++) {
        const tolerance = TOLERANCE * point.scale_g[i] + 1e-300;
        misses.check(`${point.label} g[${i}]`, g[i], point.g[i], tolerance);
      }
    }
    expect(misses.lines).toEqual([]);
  });

  it("covers every function but the quadratic, which the trajectories cover, and COCO's", () => {
    const covered = new Set(cases.map(({ id }) => id));
    const own = functions.filter(({ group }) => group !== "bbob");
    expect(own.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual(["quadratic"]);
  });
});

describe.each(metas)("$id states", ({ id, dim, instances }) => {
  it("the dimensions of the goldens", () => {
    const f = definition(id);
    expect({ ...f.dim, max: f.dim.max === Infinity ? null : f.dim.max }).toEqual(dim);
  });

  it.each(instances.map((i) => [label({ id, ...i }), i] as const))(
    "start, box and minimum of %s",
    (_, { n, params, box, start, fstar, minimisers }) => {
      const f = definition(id);
      const given = values(f, params);
      const { lower, upper } = f.domain(n, given);
      expect([...f.start(n, given)]).toEqual(start);
      expect([...lower].map((low, i) => [low, upper[i]])).toEqual(box);

      const optimum = f.optimum(n, given);
      if (optimum === null) throw new Error(`${id} does not know its minimum for n = ${n}`);
      // Tables hold the nearest double; closed forms and root finding are a few roundings away.
      const misses = new Misses();
      misses.check("f*", optimum.value, fstar, 1e-15 * Math.abs(fstar));
      for (const golden of FAMILIES.has(id) ? [] : minimisers) {
        const scale = Math.max(1, ...golden.map(Math.abs));
        const distances = optimum.points.map((point) =>
          Math.max(...golden.map((xi, i) => Math.abs(xi - point[i]))),
        );
        const nearest = Math.min(...distances);
        misses.check(`distance to minimiser ${golden.join(", ")}`, nearest, 0, 1e-15 * scale);
      }
      expect(misses.lines).toEqual([]);
    },
  );
});

describe("value, gradient and Hessian agree with those of the trajectories", () => {
  const known: Record<string, string> = {
    sphere2: "isotropic",
    aniso2: "anisotropic",
    rosen2: "rosenbrock",
    rosen10: "rosenbrock",
    beale: "beale",
    himmelblau: "himmelblau",
    rastrigin2: "rastrigin",
    quad10: "quadratic",
  };

  it.each(trajectories.cases.map((c) => [c.function, c] as const))("%s", (name, golden) => {
    const n = golden.dimension;
    const f = objective(definition(known[name]), n);
    const misses = new Misses();
    for (const [k, point] of golden.points.entries()) {
      const x = Float64Array.from(point);
      const g = new Float64Array(n);
      const value = f.valueAndGradient(x, g);
      // both sides are doubles: relative to the largest component, since components may cancel
      const scaleG = Math.max(1, ...golden.grad[k].map(Math.abs));
      misses.check(`${k} f`, value, golden.f[k], trajectories.tol * Math.max(1, golden.f[k]));
      for (let i = 0; i < n; i++) {
        misses.check(`${k} g[${i}]`, g[i], golden.grad[k][i], trajectories.tol * scaleG);
      }
      const hessian = golden.hessian?.[k];
      if (hessian === undefined) continue;
      const scaleH = Math.max(...hessian.flat().map(Math.abs));
      const column = new Float64Array(n);
      for (let j = 0; j < n; j++) {
        f.hessianVector?.(x, unit(j, n), column);
        for (let i = 0; i < n; i++) {
          misses.check(`${k} H[${i},${j}]`, column[i], hessian[i][j], trajectories.tol * scaleH);
        }
      }
    }
    expect(misses.lines).toEqual([]);
  });

  it("the quadratic of ten variables has the curvatures 10^(4 i/9)", () => {
    const lambda = trajectories.cases.find((c) => c.function === "quad10")?.lambda ?? [];
    const g = new Float64Array(10);
    objective(definition("quadratic"), 10).valueAndGradient(new Float64Array(10).fill(1), g);
    const misses = new Misses();
    // two roundings: of the exponent, which the logarithm of 1e4 magnifies, and of the power
    lambda.forEach((l, i) => misses.check(`lambda[${i}]`, g[i], l, 2e-15 * l));
    expect(misses.lines).toEqual([]);
  });
});

function unit(j: number, n: number): Float64Array {
  const e = new Float64Array(n);
  e[j] = 1;
  return e;
}

function label({ id, n, params }: { id: string; n: number; params: GoldenParams }): string {
  return params.kappa === undefined ? `${id}, n = ${n}` : `${id}, n = ${n}, κ = ${params.kappa}`;
}
