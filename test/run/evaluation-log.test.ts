import { describe, expect, it } from "vitest";
import { nextEvaluationTrigger } from "../../src/core/evaluation-triggers.js";
import { LADDER } from "../../src/core/ladder.js";
import type { Objective } from "../../src/core/types.js";
import { EvaluationLog } from "../../src/run/evaluation-log.js";

const LINE: Objective = { dim: 3, valueAndGradient: () => 0 };
const X = new Float64Array(3);

/** The log of a run that sees these values of f, with f* = 1. */
function logged(values: readonly number[], objective = LINE) {
  const log = new EvaluationLog(objective, 1);
  for (const [k, value] of values.entries()) log.push(k + 1, X, value);
  return log.until(values.length);
}

/** Values that fall from 1e4 to 1e-12, now and then with a worse one between them. */
const FALLING = Array.from({ length: 3000 }, (_, k) => {
  const gap = 1e4 * Math.pow(0.9877, k) * (k % 7 === 3 ? 50 : 1);
  return 1 + gap;
});

describe("the log of evaluations", () => {
  it("knows the best so far wherever it looks, and where each target is first hit", () => {
    const { evaluations, gap, best } = logged(FALLING);
    const gaps = FALLING.map((f) => f - 1);
    for (const [k, count] of evaluations.entries()) {
      expect(gap[k]).toBe(gaps[count - 1]);
      expect(best[k]).toBe(Math.min(...gaps.slice(0, count)));
    }
    for (const target of LADDER) {
      const hit = gaps.findIndex((value) => value <= target) + 1;
      expect(evaluations[best.findIndex((value) => value <= target)]).toBe(hit);
    }
    expect([evaluations[0], evaluations.at(-1)]).toEqual([1, 3000]);
    // a hundred levels a decade, not a line for each evaluation of a slow method
    expect(
      logged(Array.from({ length: 1e5 }, (_, k) => 2 - k / 1e6)).evaluations.length,
    ).toBeLessThan(200);
  });

  it("keeps numbers for what is none, and has no more than f* to tell once it is there", () => {
    expect(logged([NaN, Infinity, 3, NaN, 1, 0.5])).toEqual({
      evaluations: [1, 2, 3, 4, 5, 6],
      gap: [null, null, 2, null, 0, -0.5],
      best: [2e21, 2e21, 2, 2, 0, -0.5],
    });
    expect(logged([])).toEqual({ evaluations: [], gap: [], best: [] });
  });

  it("sees the function without its noise", () => {
    const exact: Objective = { dim: 3, valueAndGradient: () => 4 };
    expect(logged([7, -9], { ...LINE, exact }).best).toEqual([3, 3]);
  });
});

describe("COCO's numbers of evaluations", () => {
  it("are ⌊10^(i/20)⌋ and 1, 2, 5, 10, 20 … times the dimension", () => {
    const expected = new Set(
      Array.from({ length: 101 }, (_, i) => Math.floor(Math.pow(10, i / 20) + 1e-9)),
    );
    for (const base of [3, 30, 300, 3000, 30000]) {
      for (const multiple of [1, 2, 5]) expected.add(multiple * base);
    }
    const found: number[] = [];
    for (let n = nextEvaluationTrigger(0, 3); n <= 1e5; n = nextEvaluationTrigger(n, 3))
      found.push(n);
    expect(found).toEqual([...expected].filter((n) => n <= 1e5).sort((a, b) => a - b));
  });
});
