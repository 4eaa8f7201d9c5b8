import type { Optimum } from "./types.js";

/** The share of f*, or of 1 where |f*| is less, by which rounding may take f below it. */
const SLACK = 1e-10;

/**
 * How far below f* a value of f still counts as f*. What lies lower lies outside the domain, whose
 * minimum f* is; or the stated f* is wrong.
 */
export function slackOf({ value, slack = 0 }: Optimum): number {
  return Math.max(slack, SLACK * Math.max(1, Math.abs(value)));
}
