import { describe, expect, it } from "vitest";
import { swats } from "../../src/optimizers/swats.js";
import { completeParams } from "../../src/core/params.js";
import { CountingOracle } from "../../src/run/oracle.js";

/** The steps in one dimension under a constant gradient of 2, at one rate after the other. */
function steps(
  given: Readonly<Record<string, unknown>>,
  rates: readonly number[],
  start = 0,
): number[] {
  const values = completeParams("swats", swats.params, { eps: 0, ...given });
  const oracle = new CountingOracle({ dim: 1, valueAndGradient: () => NaN }, null);
  const method = swats.create(1, values, oracle);
  const x = Float64Array.of(start);
  return rates.map((lr, k) => {
    const before = x[0];
    method.step(x, Float64Array.of(2), lr, k + 1);
    return x[0] - before;
  });
}

describe("swats", () => {
  it("under a constant gradient switches after two steps, to the rate lr/|g| of Adam's", () => {
    // p = −lr, so γ = lr/|g| and its average are the same at once; from step 3 on b = 2, 3, 3.5, …
    // for β₁ = 1/2, and the step is −(1 − β₁)·Λ·b, Λ = lr/2
    const made = steps({ beta1: 0.5 }, [0.4, 0.4, 0.4, 0.4, 0.4]);
    const wanted = [-0.4, -0.4, -0.2, -0.3, -0.35];
    made.forEach((step, k) => expect(step).toBeCloseTo(wanted[k], 14));
  });

  it("then follows a schedule by the share of lr that it leaves", () => {
    const made = steps({ beta1: 0 }, [0.4, 0.4, 0.2, 0.1]);
    [-0.4, -0.4, -0.2, -0.1].forEach((step, k) => expect(made[k]).toBeCloseTo(step, 14));
  });

  it("with nesterov steps by Λ·b", () => {
    const made = steps({ beta1: 0.5, nesterov: true }, [0.4, 0.4, 0.4]);
    expect(made[2]).toBeCloseTo(-0.4, 14);
  });

  it("shrinks x by the decay itself, by the rate's share of it, or not at all", () => {
    const first = (decayForm: string) => steps({ weightDecay: 0.1, decayForm }, [0.4], 10)[0];
    expect(first("fixed")).toBeCloseTo(-1.4, 14);
    expect(first("decoupled")).toBeCloseTo(-0.8, 14);
    // g + wd·x = 3: Adam's first step has the size lr whatever g is
    expect(first("coupled")).toBeCloseTo(-0.4, 14);
  });
});
