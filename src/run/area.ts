import { ln } from "../core/math.js";

/** Where the convergence curve is clipped: the gaps of the targets, 10² … 10⁻⁸. */
const HIGHEST = 1e2;
const LOWEST = 1e-8;

/** A product of shares is taken into the sum before one more of them could lose digits. */
export const LEAST_PRODUCT = 1e-280;

/** The share of a gap at the lowest target or below: it stays, for the best gap only falls. */
export const LEAST_SHARE = LOWEST / HIGHEST;

/** The best gap so far, clipped, as a share of the highest: 10⁻¹⁰ … 1. */
export function shareOf(gap: number): number {
  if (!(gap < HIGHEST)) return 1;
  return gap > LOWEST ? gap * (1 / HIGHEST) : LEAST_SHARE;
}

/**
 * The area over the convergence curve: a sum of logarithms over all evaluations. The loop multiplies
 * shares instead, which takes two nanoseconds where a logarithm takes twenty, and hands over a
 * product when it has become small; so the sum is over every evaluation, not over the points of the
 * curve.
 */
export class Area {
  /** What stands for the best gap so far. */
  share = 1;
  /** Evaluations whose shares are taken in: the sum has them, or the product. */
  taken = 0;
  /** Of shares that the sum does not have yet. */
  product = 1;
  /** The sum: of the logarithms of all other shares. */
  logs = 0;

  /** Takes in a product of shares, and one share `times` over. Returns the product of none. */
  add(product: number, share = 1, times = 0): number {
    this.logs += ln(product);
    if (times > 0 && share < 1) this.logs += times * ln(share);
    return 1;
  }

  /**
   * The mean height over the evaluations 1 … B: 0 where the best gap is at 10² or above, 1 where it is
   * at 10⁻⁸ or below, linear in log10 of it between. A run that has ended keeps its best.
   */
  mean(budget: number): number {
    this.product = this.add(this.product);
    const left = budget - this.taken;
    const logs = this.logs + left * ln(this.share);
    // a sum of zeros is −0 here, and rounding may pass the ends
    return Math.min(1, Math.max(0, logs / (budget * ln(LEAST_SHARE))));
  }
}
