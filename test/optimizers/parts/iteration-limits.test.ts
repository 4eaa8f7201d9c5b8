import { expect, it } from "vitest";
import type { Oracle } from "../../../src/core/types.js";
import { IterationLimits } from "../../../src/optimizers/parts/iteration-limits.js";

it("a step of 5 iterations ends after ⌊1.25·5⌋ = 6 evaluations, its first among them", () => {
  const oracle = { evaluations: 1, value: 0 } as Oracle & { evaluations: number };
  const limits = new IterationLimits(oracle, { maxIter: 5, maxEval: null, toleranceChange: 0 });
  limits.begin();
  const isOver = (evaluations: number) => {
    oracle.evaluations = evaluations;
    return limits.areReached(1, 1, -evaluations);
  };
  expect([2, 3, 4, 5, 6, 7].map(isOver)).toEqual([false, false, false, false, true, true]);
});
