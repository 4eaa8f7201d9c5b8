import type { Random } from "../../core/random.js";

/** Bases of the first coordinates: more parameters than this are not searched at once. */
export const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37] as const;

/**
 * The van der Corput number of an index ≥ 0: its digits in `base`, mirrored at the point. Its k-th
 * digit is replaced by `digits[k][digit]`, where there are such.
 *
 * Owen, A randomized Halton algorithm in R (2017), for the digits' permutations.
 */
export function radicalInverse(
  index: number,
  base: number,
  digits: readonly (readonly number[])[] = [],
): number {
  let left = index;
  let sum = 0;
  let unit = 1;
  for (let k = 0; left > 0 || k < digits.length; k++) {
    const rest = Math.floor(left / base);
    const digit = left - rest * base;
    unit /= base;
    sum += (k < digits.length ? digits[k][digit] : digit) * unit;
    left = rest;
  }
  // the sum of many digits may round up to 1
  return Math.min(sum, 1 - Number.EPSILON / 2);
}

/** As many digits as a double tells apart, each with its own order. */
export function scrambledDigits(base: number, random: Random): number[][] {
  const digits: number[][] = [];
  for (let unit = 1; unit > Number.EPSILON / 2; unit /= base) digits.push(shuffled(base, random));
  return digits;
}

/** 0 … base − 1 in a random order (Fisher & Yates). */
function shuffled(base: number, random: Random): number[] {
  const order = Array.from({ length: base }, (_, k) => k);
  for (let k = base - 1; k > 0; k--) {
    const other = Math.floor(random.uniform() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}
