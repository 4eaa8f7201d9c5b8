import { PRIMES, radicalInverse } from "./halton.js";
import type { Point } from "./strategy.js";

/**
 * `count` points spread over the unit cube: evenly spaced in the first coordinate, its ends among
 * them; in the others by mirrored digits (Hammersley's set). One point is the middle.
 */
export function evenlySpread(count: number, dimensions: number): Point[] {
  if (count === 1) return [Array<number>(dimensions).fill(0.5)];
  return Array.from({ length: count }, (_, k) =>
    Array.from({ length: dimensions }, (__, j) =>
      j === 0 ? k / (count - 1) : radicalInverse(k + 1, PRIMES[j - 1]),
    ),
  );
}

/** How far apart `count` such points are in each coordinate, about. */
export function spacingOf(count: number): number {
  return 1 / Math.max(1, count - 1);
}
