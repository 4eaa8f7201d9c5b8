import type { Vec } from "../../core/types.js";

/**
 * Solves A·p = b by Gaussian elimination with partial pivoting (Golub & Van Loan, Matrix
 * Computations, Algorithm 3.4.1). `a` is n×n by rows; it and `b` are overwritten, p ends in `b`.
 * False when A is singular to the last bit; `b` is then of no use. Allocates nothing.
 */
export function solveInPlace(a: Vec, b: Vec): boolean {
  const n = b.length;
  for (let k = 0; k < n; k++) {
    const pivot = largestBelow(a, n, k);
    if (!(Math.abs(a[pivot * n + k]) > 0)) return false;
    if (pivot !== k) swapRows(a, b, n, pivot, k);
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k];
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
      b[i] -= factor * b[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= a[i * n + j] * b[j];
    b[i] /= a[i * n + i];
  }
  return true;
}

function largestBelow(a: Vec, n: number, k: number): number {
  let row = k;
  for (let i = k + 1; i < n; i++) {
    if (Math.abs(a[i * n + k]) > Math.abs(a[row * n + k])) row = i;
  }
  return row;
}

function swapRows(a: Vec, b: Vec, n: number, p: number, q: number): void {
  for (let j = 0; j < n; j++) {
    const held = a[p * n + j];
    a[p * n + j] = a[q * n + j];
    a[q * n + j] = held;
  }
  const held = b[p];
  b[p] = b[q];
  b[q] = held;
}
