import type { NamedValues, Optimizer, Oracle, Vec } from "../core/types.js";

/** One update, as it was made: x_t, what was known there, and where it led. */
export interface Update {
  /** Updates made before this one. */
  readonly t: number;
  /** x_t, length n. */
  readonly x: Vec;
  /** f(x_t) as the method sees it: with noise, where the function has some. */
  readonly f: number;
  /** ∇f(x_t) as the method sees it, length n. */
  readonly g: Vec;
  /** The learning rate, after the schedule. */
  readonly lr: number;
  /** x_(t+1), length n. */
  readonly next: Vec;
  /** What the method keeps after the update; undefined where it does not say. */
  readonly state: NamedValues | undefined;
  /** What it computed from that in this update. */
  readonly derived: NamedValues | undefined;
}

/**
 * The same optimizer, which tells of each update. What it hands over is valid during the call alone:
 * the vectors are buffers, of the method's own among them.
 */
export function observed(
  inner: Optimizer,
  oracle: Oracle,
  tell: (update: Update) => void,
): Optimizer {
  const before = new Float64Array(oracle.dim);
  return {
    ...(inner.answer === undefined ? {} : { answer: inner.answer }),
    step(x, g, lr, t) {
      before.set(x);
      const f = oracle.value;
      inner.step(x, g, lr, t);
      const [state, derived] = [inner.state?.(), inner.derived?.(g, lr, t)];
      tell({ t: t - 1, x: before, f, g, lr, next: x, state, derived });
    },
  };
}

/**
 * Δx with x + Δx = next to the last bit, wherever a double does that: the difference, or one of its
 * neighbours where rounding has moved it.
 */
export function differenceTo(next: number, x: number): number {
  const difference = next - x;
  if (x + difference === next || !Number.isFinite(difference)) return difference;
  for (const ulps of [1, -1, 2, -2]) {
    const near = difference + ulps * Number.EPSILON * 0.75 * Math.abs(difference);
    if (x + near === next) return near;
  }
  return difference;
}
