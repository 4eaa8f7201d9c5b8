import { cos, ln } from "../../../core/math.js";
import type { Vec } from "../../../core/types.js";
import { dot } from "../../../core/vector.js";

/**
 * What COCO draws for one instance of one function: its generator of random numbers, its rotations,
 * its minimisers and its minima (Hansen, Finck, Ros & Auger, Real-Parameter Black-Box Optimization
 * Benchmarking 2009: Noiseless Functions Definitions, INRIA RR-6829; numbbo/coco-experiment,
 * suite_bbob_legacy_code.c). Rotations go through logarithms and cosines, and differ from those of
 * COCO in the last bits.
 */
export interface Instance {
  readonly n: number;
  readonly seed: number;
  /** The rows of the rotation that stands on the left where a function has two. */
  R(): Vec[];
  /** The rows of the other rotation. */
  Q(): Vec[];
}

/**
 * The largest instance for which COCO's generator is defined: with a seed above 9.6e10, Schrage's
 * remainder stays negative, and the generator would read outside its table.
 */
export const LAST_INSTANCE = 9_000_000;

/** @param number which function, 1 … 24 @param instance 1, 2, … */
export function instanceOf(number: number, instance: number, n: number): Instance {
  const seed = seedOf(number, instance);
  return { n, seed, R: () => rotation(n, seed + 1_000_000), Q: () => rotation(n, seed) };
}

/** The skew Rastrigin function has the seed of the other, and so has the ill-conditioned Schaffer. */
function seedOf(number: number, instance: number): number {
  const like = number === 4 ? 3 : number === 18 ? 17 : number;
  return like + 10_000 * instance;
}

/**
 * Uniform numbers between 0 and 1: Park & Miller's minimal standard generator by Schrage's method,
 * shuffled by a table of 32 as Bays and Durham do.
 */
export function uniform(count: number, seed: number): Vec {
  let a = Math.max(1, seed);
  function advance(): number {
    const q = Math.floor(a / 127773);
    a = 16807 * (a - 127773 * q) - 2836 * q;
    if (a < 0) a += 2147483647;
    return a;
  }
  const table = new Float64Array(32);
  for (let i = 39; i >= 0; i--) {
    const drawn = advance();
    if (i < 32) table[i] = drawn;
  }
  let last = table[0];
  return Float64Array.from({ length: count }, () => {
    const k = Math.floor(last / 67108865);
    last = table[k];
    table[k] = advance();
    return last === 0 ? 1e-99 : last / 2147483647;
  });
}

/** Standard normal numbers by Box and Muller, of which the sine's half is left out. */
export function gauss(count: number, seed: number): Vec {
  const u = uniform(2 * count, seed);
  return Float64Array.from({ length: count }, (_, i) => {
    const drawn = Math.sqrt(-2 * ln(u[i])) * cos(2 * Math.PI * u[count + i]);
    return drawn === 0 ? 1e-99 : drawn;
  });
}

/** The rows of an orthogonal n×n matrix: normal columns made orthonormal by Gram and Schmidt. */
export function rotation(n: number, seed: number): Vec[] {
  const drawn = gauss(n * n, seed);
  const columns = Array.from({ length: n }, (_, i) => drawn.subarray(i * n, (i + 1) * n));
  for (const [i, column] of columns.entries()) {
    for (let j = 0; j < i; j++) {
      const share = dot(column, columns[j]);
      for (let k = 0; k < n; k++) column[k] -= share * columns[j][k];
    }
    const length = Math.sqrt(dot(column, column));
    for (let k = 0; k < n; k++) column[k] /= length;
  }
  return Array.from({ length: n }, (_, row) => Float64Array.from(columns, (column) => column[row]));
}

/** A point of [−4, 4]ⁿ on a grid of 8e-4, no coordinate of which is 0: where most functions have their minimum. */
export function drawnPoint(n: number, seed: number): Vec {
  return uniform(n, seed).map((u) => (8 * Math.floor(1e4 * u)) / 1e4 - 4 || -1e-5);
}

/** f_opt: a ratio of two normal numbers, to two decimals, at most 1000 in size. */
export function drawnMinimum(number: number, instance: number): number {
  const seed = seedOf(number, instance);
  const ratio = (100 * 100 * gauss(1, seed)[0]) / gauss(1, seed + 1)[0];
  return Math.min(1000, Math.max(-1000, Math.floor(ratio + 0.5) / 100));
}

/** The indices of the values from the smallest to the largest. */
export function ascending(values: Vec): number[] {
  return Array.from(values.keys()).sort((i, j) => values[i] - values[j]);
}
