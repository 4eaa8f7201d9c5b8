import { expect, it } from "vitest";
import { createOptimizer } from "../../src/index.js";

/** Where some steps on the slope g = x + 1 lead. */
function after(spec: string): number {
  const optimizer = createOptimizer(spec, 1);
  const x = Float64Array.of(2);
  for (let t = 0; t < 8; t++) optimizer.step(x, Float64Array.of(x[0] + 1));
  return x[0];
}

it("ademamix with β₁ = 0 is the limit of a β₁ that goes to 0", () => {
  const rest = "beta3=0.9:t-alpha-beta3=20:lr=0.1";
  expect(after(`ademamix:beta1=0:${rest}`)).toBeCloseTo(after(`ademamix:beta1=1e-300:${rest}`), 3);
  expect(after(`ademamix:beta1=0:${rest}`)).not.toBeCloseTo(after(`ademamix:beta1=0.5:${rest}`), 3);
});
