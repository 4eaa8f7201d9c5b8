import { describe, expect, it } from "vitest";
import { completeParams } from "../../src/core/params.js";
import type { Objective, Optimum } from "../../src/core/types.js";
import { functions } from "../../src/functions/index.js";

function problem(id: string, dim: number, params: Readonly<Record<string, number>>) {
  const fn = functions.find((known) => known.id === id)!;
  const values = completeParams(id, fn.params, params);
  const objective = fn.create(dim, values) as Objective;
  const at = (x: readonly number[]) => {
    const g = new Float64Array(dim).fill(NaN);
    return { f: objective.valueAndGradient(Float64Array.from(x), g), g };
  };
  return { at, objective, optimum: fn.optimum(dim, values) as Optimum };
}

const STEEPER = [
  ["rosenbrock", { b: 7 }, [-1.2, 1, 0.3]],
  ["ackley", { a: 3 }, [0.4, -1.1, 0.3]],
  ["michalewicz", { m: 3 }, [2, 1.1, 0.9]],
  ["michalewicz", { m: 1 }, [2, 1.1, 0.9]],
] as const;

describe("the parameters of the classics", () => {
  it.each(STEEPER)("%s %o: the gradient is the limit of differences", (id, params, x) => {
    const { at } = problem(id, 3, params);
    const h = 1e-5;
    const moved = (i: number, by: number) => at(x.map((v, k) => (k === i ? v + by : v))).f;
    at(x).g.forEach((slope, i) => {
      const difference = (moved(i, h) - moved(i, -h)) / (2 * h);
      expect(slope).toBeCloseTo(difference, 6);
    });
  });

  it.each(STEEPER)("%s %o: f* is at its point", (id, params) => {
    const { at, optimum } = problem(id, 3, params);
    expect(at([...optimum.points[0]]).f).toBe(optimum.value);
  });

  it("rosenbrock's b: the product with the Hessian follows", () => {
    const { at, objective } = problem("rosenbrock", 3, { b: 7 });
    const [x, v, h] = [[-1.2, 1, 0.3], [0.3, -0.7, 0.2], 1e-6];
    const out = new Float64Array(3);
    objective.hessianVector!(Float64Array.from(x), Float64Array.from(v), out);
    const shifted = (by: number) => at(x.map((value, k) => value + by * v[k])).g;
    const [up, down] = [shifted(h), shifted(-h)];
    out.forEach((value, i) => expect(value).toBeCloseTo((up[i] - down[i]) / (2 * h), 5));
  });

  it.each([1, 2, 3, 10, 100])("michalewicz's m = %i: no grid finds less than f*", (m) => {
    for (const i of [1, 2, 3, 5, 20]) {
      const { optimum } = problem("michalewicz", i, { m });
      const height = (x: number) => Math.sin(x) * Math.pow(Math.sin((i * x * x) / Math.PI), 2 * m);
      const grid = Array.from({ length: 20_001 }, (_, k) => height((Math.PI * k) / 20_000));
      expect(height(optimum.points[0][i - 1])).toBeGreaterThanOrEqual(Math.max(...grid) - 1e-12);
    }
  });
});
