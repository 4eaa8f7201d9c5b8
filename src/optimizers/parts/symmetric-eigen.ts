import { pow } from "../../core/math.js";
import type { Vec } from "../../core/types.js";

/** Cyclic Jacobi converges quadratically: in practice 6 to 10 sweeps. */
const MAX_SWEEPS = 64;

/**
 * Eigenvalues and eigenvectors of a symmetric n×n matrix by cyclic Jacobi rotations (Golub & Van
 * Loan, Matrix Computations, section 8.5.3). `a` is overwritten: the eigenvalues end on its
 * diagonal. `v` gets the eigenvectors as columns. Allocates nothing.
 */
export function symmetricEigen(a: Vec, v: Vec, n: number): void {
  v.fill(0);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) if (rotate(a, v, n, p, q)) rotated = true;
    }
    if (!rotated) return;
  }
}

/** Makes a[p][q] zero. False when it is too small to change the diagonal, and then is set to zero. */
function rotate(a: Vec, v: Vec, n: number, p: number, q: number): boolean {
  const pq = a[p * n + q];
  const pp = a[p * n + p];
  const qq = a[q * n + q];
  if (pq === 0) return false;
  const small = Math.abs(pq) * 1e20;
  if (small < Math.abs(pp) && small < Math.abs(qq)) {
    a[p * n + q] = a[q * n + p] = 0;
    return false;
  }
  const tau = (qq - pp) / (2 * pq);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.sqrt(1 + tau * tau));
  const c = 1 / Math.sqrt(1 + t * t);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p];
    const kq = a[k * n + q];
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k];
    const qk = a[q * n + k];
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const vp = v[k * n + p];
    const vq = v[k * n + q];
    v[k * n + p] = c * vp - s * vq;
    v[k * n + q] = s * vp + c * vq;
  }
  a[p * n + q] = a[q * n + p] = 0;
  return true;
}

/** Powers of symmetric matrices of n×n numbers by rows. Owns what it works in: allocates nothing later. */
export class SymmetricPower {
  readonly #work: Vec;
  readonly #vectors: Vec;

  constructor(private readonly dim: number) {
    this.#work = new Float64Array(dim * dim);
    this.#vectors = new Float64Array(dim * dim);
  }

  /** Writes A^power into `out`, with what eigenvalues of A lie below `least` raised to it. */
  write(a: Vec, power: number, least: number, out: Vec): void {
    const n = this.dim;
    const work = this.#work;
    const vectors = this.#vectors;
    work.set(a);
    symmetricEigen(work, vectors, n);
    out.fill(0);
    for (let k = 0; k < n; k++) {
      const scale = pow(Math.max(work[k * n + k], least), power);
      for (let i = 0; i < n; i++) {
        const left = scale * vectors[i * n + k];
        for (let j = 0; j < n; j++) out[i * n + j] += left * vectors[j * n + k];
      }
    }
  }
}
