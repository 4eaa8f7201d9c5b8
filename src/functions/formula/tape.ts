import { usage } from "../../core/errors.js";
import { OPS, type Op, type Program } from "./program.js";

/** More operations than this are refused: a sum over a large dimension of a long term. */
const MOST_OPERATIONS = 2_000_000;

/**
 * A formula as a flat program: operation k works on the values at `left[k]` and `right[k]` and
 * leaves its own behind those of variables and constants. Equal operations are made once.
 */
export class Tape {
  readonly #ops: number[] = [];
  readonly #left: number[] = [];
  readonly #right: number[] = [];
  readonly #constants: number[] = [];
  readonly #known = new Map<string, number>();

  /** @param dim the variables are the first values */
  constructor(readonly dim: number) {}

  /** A place is negative for constants: −1 − k; from 0 for variables; then operations. */
  constant(value: number): number {
    const key = Object.is(value, -0) ? "c-0" : `c${value}`;
    return this.#remembered(key, () => -this.#constants.push(value));
  }

  valueOf(place: number): number | null {
    return place < 0 ? this.#constants[-1 - place] : null;
  }

  op(name: Op, left: number, right = left): number {
    return this.#remembered(`${OPS[name]} ${left} ${right}`, () => {
      if (this.#ops.length >= MOST_OPERATIONS) {
        throw usage(`a formula has at most ${MOST_OPERATIONS} operations: lower the dimension`);
      }
      this.#left.push(left);
      this.#right.push(right);
      return this.dim + this.#ops.push(OPS[name]) - 1;
    });
  }

  #remembered(key: string, make: () => number): number {
    let place = this.#known.get(key);
    if (place === undefined) {
      place = make();
      this.#known.set(key, place);
    }
    return place;
  }

  /** @param result the place of f */
  program(result: number): Program {
    const count = this.dim + this.#ops.length;
    const place = (at: number) => (at < 0 ? count - 1 - at : at);
    return {
      dim: this.dim,
      ops: Uint8Array.from(this.#ops),
      left: Int32Array.from(this.#left, place),
      right: Int32Array.from(this.#right, place),
      constants: this.#constants,
      end: place(result),
    };
  }
}
