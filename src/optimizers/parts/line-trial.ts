import type { Vec } from "../../core/types.js";

/** A point x + t·d of a line: f, the slope ∇f·d and ∇f there. */
export class LineTrial {
  // 0.5 and not 0, so that V8 keeps the fields as doubles from the start
  t = 0.5;
  f = 0.5;
  slope = 0.5;

  constructor(readonly g: Vec) {}
}

/**
 * The minimiser, within bounds, of the cubic that f and slope at two points determine; the middle
 * where there is none, or where the formula overflows.
 */
export function cubicMinimum(a: LineTrial, b: LineTrial, lower: number, upper: number): number {
  const d1 = a.slope + b.slope - (3 * (a.f - b.f)) / (a.t - b.t);
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return (lower + upper) / 2;
  const d2 = Math.sqrt(square);
  const left = a.t <= b.t ? a : b;
  const right = left === a ? b : a;
  const share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2);
  return within(right.t - (right.t - left.t) * share, lower, upper);
}

/** Where the slope is 0, within bounds, if it is linear between two points; the middle if it is not. */
export function secantZero(a: LineTrial, b: LineTrial, lower: number, upper: number): number {
  return within((a.t * b.slope - b.t * a.slope) / (b.slope - a.slope), lower, upper);
}

function within(t: number, lower: number, upper: number): number {
  return Number.isNaN(t) ? (lower + upper) / 2 : Math.min(Math.max(t, lower), upper);
}
