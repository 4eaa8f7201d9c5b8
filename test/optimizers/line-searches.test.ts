import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/core/types.js";
import { norm } from "../../src/core/vector.js";
import { objectiveOf, walk } from "./probe.js";

/** f is constant and its gradient is not 0: no search finds anything better. */
const lying: Objective = {
  dim: 2,
  valueAndGradient(_x, g) {
    g.fill(1);
    return 0;
  },
};

describe("a line search that finds nothing better", () => {
  for (const id of ["gd-armijo", "gd-armijo-interpolated", "nonlinear-cg", "bfgs"]) {
    it(`${id} stays where it is, and asks no more`, () => {
      const { x, evaluations } = walk(id, lying, [3, 4], 5);
      expect(x).toEqual(Array.from({ length: 6 }, () => [3, 4]));
      expect(evaluations.slice(2)).toEqual(evaluations.slice(2).map(() => evaluations[1]));
    });
  }

  it("gd-armijo gives up after max-trials evaluations", () => {
    expect(walk("gd-armijo:max-trials=7", lying, [3, 4], 1).evaluations).toEqual([1, 8]);
  });
});

describe("a line search on a slope whose square, or whose step, overflows", () => {
  const steep = (scale: number): Objective => ({
    dim: 2,
    valueAndGradient(x, g) {
      if (!x.every(Number.isFinite)) throw new Error(`asked for f at ${x.join(", ")}`);
      g.set(x.map((xi) => 2 * scale * xi));
      return scale * (x[0] * x[0] + x[1] * x[1]);
    },
  });

  for (const id of ["gd-armijo", "gd-armijo-interpolated", "nonlinear-cg", "bfgs", "l-bfgs"]) {
    it.each([1e160, 1e300, 1e307])(`${id} asks for f at finite points alone: %s‖x‖²`, (scale) => {
      const { x } = walk(id, steep(scale), [3, 4], 5);
      expect(x.flat().every(Number.isFinite)).toBe(true);
    });
  }
});

describe("the point at which a line search arrives", () => {
  it("is not evaluated again: a step that accepts its first trial costs one evaluation", () => {
    // on x² + y² the first trial of 1/4 halves x
    const { x, evaluations } = walk("gd-armijo:alpha0=0.25", objectiveOf("isotropic"), [8, 8], 3);
    expect(x[3]).toEqual([1, 1]);
    expect(evaluations).toEqual([1, 2, 3, 4]);
  });
});

describe("nonlinear-cg", () => {
  it("restarted in every step is steepest descent, whichever β it has", () => {
    const path = (form: string) =>
      walk(`nonlinear-cg:beta=${form}:restart=1`, objectiveOf("rosenbrock"), [-1.2, 1], 20).x;
    expect(path("fr")).toEqual(path("pr-plus"));
    expect(path("hs")).toEqual(path("dy"));
    expect(path("fr")).toEqual(path("hs"));
    const free = walk("nonlinear-cg:beta=fr", objectiveOf("rosenbrock"), [-1.2, 1], 20).x;
    expect(free).not.toEqual(path("fr"));
  });

  it("restarts in step 4 and not before with restart=3", () => {
    const path = (more: string) =>
      walk(`nonlinear-cg${more}`, objectiveOf("rosenbrock"), [-1.2, 1], 4).x;
    expect(path(":restart=3").slice(0, 4)).toEqual(path(":restart=0").slice(0, 4));
    expect(path(":restart=3")[4]).not.toEqual(path(":restart=0")[4]);
  });

  it.each(["fr", "dy"])("with beta=%s jams without restarts, and not by default", (beta) => {
    const gradient = (more: string) => {
      const wood = objectiveOf("wood");
      const { x } = walk(`nonlinear-cg:beta=${beta}${more}`, wood, [-3, -1, -3, -1], 300);
      const g = new Float64Array(4);
      wood.valueAndGradient(Float64Array.from(x[300]), g);
      return norm(g);
    };
    expect(gradient(":restart=0")).toBeGreaterThan(1);
    expect(gradient("")).toBeLessThan(1e-5);
  });
});

describe("steepest-descent", () => {
  const along = (curvature: number): Objective => ({
    dim: 1,
    valueAndGradient: (x, g) => ((g[0] = curvature * x[0]) * x[0]) / 2,
    hessianVector: (_x, v, out) => void (out[0] = curvature * v[0]),
  });

  it("is exact in one step in one dimension", () => {
    expect(walk("steepest-descent", along(3), [7], 1).x[1]).toEqual([0]);
  });

  it("stays where the curvature is not positive", () => {
    expect(walk("steepest-descent", along(-3), [7], 2).x[2]).toEqual([7]);
  });

  it("is refused where the function knows no Hessian", () => {
    expect(() => walk("steepest-descent", lying, [1, 1], 1)).toThrow(
      "steepest-descent needs a function that knows its Hessian",
    );
  });
});
