import { ln } from "./math.js";

/**
 * xoshiro128**, a generator of 32-bit words with a state of four words (Blackman & Vigna, Scrambled
 * Linear Pseudorandom Number Generators, ACM TOMS 47, 2021; https://prng.di.unimi.it/).
 * Integer arithmetic alone, so a seed gives the same bits on every machine.
 */
export class Random {
  readonly #s = new Int32Array(4);
  #spare = NaN;

  /** The four words are the state; not all may be zero. */
  constructor(words: ArrayLike<number>) {
    for (let k = 0; k < 4; k++) this.#s[k] = words[k];
    if (this.#s.every((word) => word === 0)) this.#s[0] = 1;
  }

  /** The next word, 0 … 2³² − 1. */
  next(): number {
    const s = this.#s;
    const word = Math.imul(rotate(Math.imul(s[1], 5), 7), 9);
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11);
    return word >>> 0;
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Standard normal, by Marsaglia's polar method (SIAM Review 6, 1964): they come in pairs. */
  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const z = this.#spare;
      this.#spare = NaN;
      return z;
    }
    let u = 0;
    let v = 0;
    let r = 0;
    do {
      u = 2 * this.uniform() - 1;
      v = 2 * this.uniform() - 1;
      r = u * u + v * v;
    } while (r >= 1 || r === 0);
    const scale = Math.sqrt((-2 * ln(r)) / r);
    this.#spare = v * scale;
    return u * scale;
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** Where the random streams of one case come from: one for each purpose. */
export type Streams = (purpose: string) => Random;

/**
 * The streams of (seed, name). They depend on these and on the purpose alone, never on the order
 * in which streams are asked for.
 */
export function streamsOf(seed: number, name: string): Streams {
  // the hash is resumed behind what all purposes have in common
  let begun: readonly number[] | undefined;
  return (purpose) => {
    begun ??= [0, 1, 2, 3].map((k) => absorb(OFFSET_BASIS, `${k}\n${seed}\n${name}\n`));
    return new Random(begun.map((h) => finish(absorb(h, purpose))));
  };
}

const OFFSET_BASIS = 0x811c9dc5;

/**
 * A 32-bit hash of a text: FNV-1a over its UTF-16 code units, low byte first
 * (http://www.isthe.com/chongo/tech/comp/fnv/), then the finaliser of MurmurHash3, because FNV
 * alone leaves texts that differ in the last letter close together.
 */
export function hash(text: string): number {
  return finish(absorb(OFFSET_BASIS, text));
}

function absorb(state: number, text: string): number {
  let h = state;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h = Math.imul(h ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) h = Math.imul(h ^ (unit >>> 8), 0x01000193);
  }
  return h;
}

function finish(state: number): number {
  let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
