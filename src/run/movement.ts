import type { Vec } from "../core/types.js";

/** Some methods only prepare in their first steps. */
const FEW = 3;

/** Whether x moves. It keeps no copy of x, only fingerprints: x may be long. */
export class Movement {
  readonly #atStart: number;
  #before: number | null = null;

  constructor(start: ArrayLike<number>) {
    this.#atStart = fingerprint(start);
  }

  /** Looks at x, or at a part of a longer vector, before the last step. */
  look(x: Vec, from = 0, to = x.length): void {
    this.#before = fingerprint(x, from, to);
  }

  /** Whether the last step left x, as it is now, where it was. False without a look before it. */
  isStill(x: Vec): boolean {
    return this.#before !== null && this.#before === fingerprint(x);
  }

  /** Whether none of `steps` steps moved x. */
  isNone(x: Vec, steps: number): boolean {
    return steps >= FEW && this.#before === this.#atStart && this.isStill(x);
  }
}

const number = new Float64Array(1);
const words = new Uint32Array(number.buffer);

/** A hash of the bits of x, by words of 32 bits. The shift lets two changed signs not cancel. */
function fingerprint(x: ArrayLike<number>, from = 0, to = x.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) {
    number[0] = x[i];
    hash = Math.imul(hash ^ words[0], 0x9e3779b1);
    hash ^= hash >>> 15;
    hash = Math.imul(hash ^ words[1], 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
