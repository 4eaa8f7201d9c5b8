import { describe, expect, it } from "vitest";
import type { Objective } from "../../src/core/types.js";
import { minimize } from "../../src/library/minimize.js";
import { objectiveOf, walk } from "./probe.js";

/** f = g·x: the gradient is the same everywhere. */
function slope(...gradient: number[]): Objective {
  return {
    dim: gradient.length,
    valueAndGradient(x, g) {
      g.set(gradient);
      return gradient.reduce((f, gi, i) => f + gi * x[i], 0);
    },
    hessianVector: (_x, _v, out) => void out.fill(0),
  };
}

describe("newton", () => {
  it("finds the minimum of a quadratic in one step, however it is turned", () => {
    const { x } = walk("newton", objectiveOf("quadratic:dim=6+rotate"), [1, 2, 3, 4, 5, 6], 1);
    // the Hessian's condition number is 1e4: 1e4·ε·10
    x[1].forEach((xi) => expect(Math.abs(xi)).toBeLessThan(1e-11));
  });

  it("stays where the Hessian is singular", () => {
    expect(walk("newton", slope(1, 2), [5, 6], 2).x[2]).toEqual([5, 6]);
  });

  it("is refused without a Hessian, and where the matrix would be too large", () => {
    expect(() => walk("newton", { dim: 1, valueAndGradient: () => 0 }, [1], 1)).toThrow(
      "newton needs a function that knows its Hessian",
    );
    expect(() => walk("newton", slope(...Array(513).fill(1)), Array(513).fill(1), 1)).toThrow(
      "dim is at most 512, got 513",
    );
  });
});

describe("shampoo", () => {
  it("steps by lr·g/√(ε + ‖g‖²) at first, ε + ‖g‖² being the eigenvalue along g", () => {
    const { x } = walk("shampoo:lr=0.1:epsilon=1", slope(3, 4), [0, 0], 1);
    [3, 4].forEach((gi, i) => expect(x[1][i]).toBeCloseTo((-0.1 * gi) / Math.sqrt(26), 15));
  });

  it("with one direction of g is AdaGrad along it: the k-th step is lr·g/√(ε + k‖g‖²)", () => {
    const { x } = walk("shampoo:lr=1:epsilon=1", slope(3, 4), [0, 0], 3);
    expect(x[3][0] - x[2][0]).toBeCloseTo(-3 / Math.sqrt(76), 14);
  });

  it("with power=1 divides by the eigenvalue itself", () => {
    const { x } = walk("shampoo:lr=1:epsilon=1:power=1", slope(3, 4), [0, 0], 1);
    expect(x[1][1]).toBeCloseTo(-4 / 26, 15);
  });

  it("keeps one root for update-freq steps", () => {
    const { x } = walk("shampoo:lr=1:epsilon=1:update-freq=2", slope(3, 4), [0, 0], 3);
    expect(x[2][0]).toBe(2 * x[1][0]);
    expect(x[3][0] - x[2][0]).toBeCloseTo(-3 / Math.sqrt(76), 14);
  });

  it("is refused where its matrices would be too large", () => {
    expect(() => walk("shampoo", slope(...Array(257).fill(1)), Array(257).fill(1), 1)).toThrow(
      "shampoo: keeps matrices of n×n; dim is at most 256, got 257",
    );
  });
});

describe("bfgs", () => {
  it("is refused where its matrix would be too large, and says what to use", () => {
    expect(() => walk("bfgs", slope(...Array(1025).fill(1)), Array(1025).fill(1), 1)).toThrow(
      "dim is at most 1024, got 1025: use l-bfgs",
    );
  });
});

describe("newton:search=backtracking", () => {
  const rosenbrock = () => objectiveOf("rosenbrock");

  // exercise 3.1 of Nocedal & Wright: both starts, a first trial of 1
  it.each([
    [[1.2, 1.2], 8],
    [[-1.2, 1], 21],
  ])("needs from %j the %i iterations of Nocedal & Wright's exercise", (start, iterations) => {
    const { status, steps } = minimize("rosenbrock", "newton:search=backtracking", {
      start,
      metric: "gradient",
      tolerance: 1e-6,
      iterations: 100,
    });
    expect([status, steps]).toEqual(["reached", iterations]);
  });

  it("never rises, and stays with its reason where the Newton direction does not lead down", () => {
    const x = walk("newton:search=backtracking", rosenbrock(), [-1.2, 1], 30).x;
    const values = x.map((at) =>
      rosenbrock().valueAndGradient(Float64Array.from(at), new Float64Array(2)),
    );
    for (const [k, f] of values.entries()) if (k > 0) expect(f).toBeLessThanOrEqual(values[k - 1]);
    const { status, message } = minimize("himmelblau", "newton:search=backtracking", {
      iterations: 200,
    });
    expect([status, message]).toEqual([
      "stalled",
      "gave up: f does not fall along the Newton direction",
    ]);
  });
});
