import { pow } from "../../core/math.js";
import { symmetricEigen } from "./symmetric-eigen.js";
import type { Vec } from "../../core/types.js";

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
