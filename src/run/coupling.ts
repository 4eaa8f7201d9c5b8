import type { Optimizer, Oracle, Vec } from "../core/types.js";
import { BatchOracle, BatchRefusal } from "./batch-oracle.js";

/** Coordinates side by side, and steps: few, for it is a trial. */
const WIDTH = 3;
const STEPS = 24;

/** Makes a method for n coordinates. */
type Make = (dim: number, oracle: Oracle) => Optimizer;

/**
 * A trial of a method that is said to be coordinate-wise: three coordinates side by side and each by
 * itself, of which one becomes NaN on the way. It finds most methods that are not, in a tenth of a
 * millisecond; it proves nothing of the others.
 *
 * @returns what is against it, as the rest of a sentence that begins with its name; null if nothing is.
 *   Throws what the method throws.
 */
export function couplingOf(make: Make, lr: number): string | null {
  try {
    const all = Array.from({ length: WIDTH }, (_, i) => i);
    const together = new Trial(make, all, lr);
    const alone = all.map((i) => new Trial(make, [i], lr));
    for (let t = 1; t <= STEPS; t++) {
      together.step(t);
      for (const i of all) {
        alone[i].step(t);
        if (alone[i].isAt(0, together, i)) continue;
        return `moves a coordinate otherwise beside others than alone (x[${i}] at step ${t})`;
      }
    }
    return null;
  } catch (error) {
    if (error instanceof BatchRefusal) return error.message;
    throw error;
  }
}

/** The method with gradients that depend on the coordinate, its place and the step. */
class Trial {
  readonly #x: Vec;
  readonly #g: Vec;
  readonly #optimizer: Optimizer;

  constructor(
    make: Make,
    private readonly coordinates: readonly number[],
    private readonly lr: number,
  ) {
    const dim = coordinates.length;
    this.#x = Float64Array.from(coordinates, (i) => [1.5, -2.25, 0.5][i]);
    this.#g = new Float64Array(dim);
    const box = { lower: new Float64Array(1).fill(-2), upper: new Float64Array(1).fill(2) };
    this.#optimizer = make(dim, new BatchOracle(dim, 1, box));
  }

  step(t: number): void {
    for (const [k, i] of this.coordinates.entries()) {
      const bump = (((t * 7 + i * 5) % 11) - 5) / 10;
      const isLost = i === 1 && t === STEPS / 2;
      this.#g[k] = isLost ? NaN : [1, 30, 0.25][i] * this.#x[k] + bump;
    }
    this.#optimizer.step(this.#x, this.#g, this.lr, t);
  }

  /** Whether coordinate k is where coordinate j of another one is, its answer too. */
  isAt(k: number, other: Trial, j: number): boolean {
    const [mine, its] = [this.#optimizer.answer, other.#optimizer.answer];
    return Object.is(this.#x[k], other.#x[j]) && Object.is(mine?.[k], its?.[j]);
  }
}
