import type { CaseResult } from "./results.js";

/** A baseline holds so many digits of a best value: the last ones of a long run mean nothing. */
const DIGITS = 3;
/** A gap below −this·max(1, |f*|) is more than rounding: the run has left the domain. */
const SLACK = 1e-10;

/** The targets of a case: when each was hit first. */
type Hits = Pick<CaseResult, "steps" | "hits">;

/**
 * Whether a case hits none of its targets after its start, though there is one to hit. No number of
 * iterations then shows that its method moves at all.
 */
export function comesToNothing({ steps, hits }: Hits): boolean {
  const times = [steps, ...Object.values(hits)];
  return times.includes(null) && times.every((t) => t === null || t === 0);
}

/** What guards a case that hits no target: its best gap, or its best f if f* is unknown. */
export function bestOf(one: Hits & Pick<CaseResult, "best">): { gap?: number; value?: number } {
  if (!comesToNothing(one)) return {};
  const { gap, value } = one.best;
  if (gap === null) return value === null ? {} : { value: rounded(value) };
  const minimum = Math.abs((value ?? 0) - gap);
  if (gap < -SLACK * Math.max(1, minimum)) return {};
  return { gap: rounded(Math.max(0, gap)) };
}

/** A number in as many digits as a baseline holds. */
export function rounded(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** The next larger number of so many digits. */
export function nextLarger(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const [digits, exponent] = value.toExponential(DIGITS - 1).split("e");
  const last = Number(digits.replace(".", "")) + 1;
  return Number(`${last}e${Number(exponent) - DIGITS + 1}`);
}
