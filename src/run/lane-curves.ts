import type { Vec } from "../core/types.js";
import { CURVE_POINTS, Thinning, type Curve } from "./trace.js";

/** The curves of R runs: they keep the same iterations, so each kept one is a row of R numbers. */
export class LaneCurves {
  /** The next iteration to keep. */
  next = 0;
  readonly #step = new Float64Array(CURVE_POINTS);
  #rows = 0;
  /** How many rows each lane has written. */
  readonly #lengths: Int32Array;
  readonly #thinning: Thinning;
  readonly #lanes: number;
  /** So many numbers a column has: f, best-so-far f, the metric, a further metric follow one another. */
  readonly #most: number;
  #numbers: Vec;

  constructor(lanes: number, iterations: number) {
    this.#thinning = new Thinning(iterations);
    this.#lanes = lanes;
    this.#lengths = new Int32Array(lanes);
    this.#most = Math.min(iterations + 1, CURVE_POINTS) * lanes;
    this.#numbers = take(COLUMNS * this.#most);
  }

  /** Begins the row of iteration t. */
  open(t: number): void {
    this.#step[this.#rows++] = t;
    this.next = this.#thinning.advance();
  }

  /** Writes the point of lane r into the newest row. */
  push(r: number, value: number, best: number, measured: number, further: number): void {
    const numbers = this.#numbers;
    const most = this.#most;
    const at = (this.#rows - 1) * this.#lanes + r;
    this.#lengths[r] = this.#rows;
    numbers[at] = value;
    numbers[at + most] = best;
    numbers[at + 2 * most] = measured;
    numbers[at + 3 * most] = further;
  }

  /** Copies the points of lane r. */
  copyTo(curve: Curve, r: number): void {
    const length = this.#lengths[r];
    const numbers = this.#numbers;
    const most = this.#most;
    const { step, value, best, measured, further } = curve;
    for (let k = 0, at = r; k < length; k++, at += this.#lanes) {
      step[k] = this.#step[k];
      value[k] = numbers[at];
      best[k] = numbers[at + most];
      measured[k] = numbers[at + 2 * most];
      further[k] = numbers[at + 3 * most];
    }
    curve.length = length;
  }

  /** Lets other batches have the memory. */
  release(): void {
    spare = this.#numbers;
    this.#numbers = new Float64Array(0);
  }
}

const COLUMNS = 4;

/** The memory of a batch that has ended: a fresh one would be cleared, and there are many. */
let spare: Vec = new Float64Array(0);

function take(length: number): Vec {
  const found = spare;
  spare = new Float64Array(0);
  return found.length >= length ? found : new Float64Array(length);
}
