import type { NamedValues, Vec } from "./types.js";

/** a·b by a plain left-to-right sum: the order is part of the result's bits. */
export function dot(a: Vec, b: Vec): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** ‖a‖₂. Overflows to Infinity where a square does. */
export function norm(a: Vec): number {
  return Math.sqrt(dot(a, a));
}

/** Below this a norm may have lost digits: the squares in it are subnormal, or 0. */
const LEAST_NORM = 1e-146;

/** ‖a‖₂ also where a square overflows or underflows. */
export function safeNorm(a: Vec): number {
  const plain = norm(a);
  if (plain > LEAST_NORM && plain < Infinity) return plain;
  const max = maxNorm(a);
  if (!(max > 0 && max < Infinity)) return max;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] / max) * (a[i] / max);
  return max * Math.sqrt(sum);
}

/** ‖a‖∞. */
export function maxNorm(a: Vec): number {
  let max = 0;
  for (let i = 0; i < a.length; i++) max = Math.max(max, Math.abs(a[i]));
  return max;
}

/** ‖a‖₁. */
export function taxicabNorm(a: Vec): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]);
  return sum;
}

/** ‖a − b‖₂. */
export function distance(a: Vec, b: Vec): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return Math.sqrt(sum);
}

/** `set` takes longer than a loop up to this length. */
const SHORT = 32;

/** y ← x. */
export function copy(x: Vec, y: Vec): void {
  if (x.length > SHORT) y.set(x);
  else for (let i = 0; i < x.length; i++) y[i] = x[i];
}

/** y ← y + s·x, in place. */
export function axpy(s: number, x: Vec, y: Vec): void {
  for (let i = 0; i < y.length; i++) y[i] += s * x[i];
}

/** So many vectors of zeros, each of length `dim`. */
export function zeros(dim: number, vectors: number): Vec[] {
  return Array.from({ length: vectors }, () => new Float64Array(dim));
}

/** A vector of length n whose coordinates repeat `pattern`. */
export function repeat(pattern: readonly number[], n: number): Vec {
  return Float64Array.from({ length: n }, (_, i) => pattern[i % pattern.length]);
}

/** The box [lower, upper]ⁿ. */
export function cube(lower: number, upper: number, n: number): { lower: Vec; upper: Vec } {
  return { lower: new Float64Array(n).fill(lower), upper: new Float64Array(n).fill(upper) };
}

/** Vectors under their names, and what else has a name; names without a vector are left out. */
export function byName(
  names: readonly string[],
  vectors: readonly Vec[],
  others: NamedValues = {},
): NamedValues {
  return { ...Object.fromEntries(vectors.map((vector, k) => [names[k], vector])), ...others };
}
