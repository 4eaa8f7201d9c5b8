import { ln, pow } from "./math.js";

const LN10 = Math.LN10;

/**
 * The next number of evaluations at which COCO writes down where a run stands: ⌊10^(i/20)⌋, and 1, 2,
 * 5, 10, 20, 50 … times the dimension.
 *
 * @param after a count from 0 on
 */
export function nextEvaluationTrigger(after: number, dim: number): number {
  let i = Math.max(0, Math.floor((20 * ln(Math.max(1, after))) / LN10) - 1);
  while (Math.floor(pow(10, i / 20)) <= after) i++;
  let base = dim;
  while (10 * base <= after) base *= 10;
  const multiple = [base, 2 * base, 5 * base, 10 * base].find((count) => count > after)!;
  return Math.min(Math.floor(pow(10, i / 20)), multiple);
}
