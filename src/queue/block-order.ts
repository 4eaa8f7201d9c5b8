import type { Block } from "./block.js";

/** The shortest time a block should take: its way through the server costs some milliseconds. */
const BLOCK_MS = 400;
/** … and has at most so many cases, … */
const MOST_CASES = 4096;
/** … whose packed results are to be no larger than this: so much of each lies in the server. */
const BLOCK_BYTES = 1 << 20;
/** The assumed time of a case until a block has come back. */
const FIRST_MS = 100;
/** The largest factor by which one answer makes the next blocks larger. */
const GROWTH = 8;

/** What a block has cost. */
interface BlockCost {
  readonly cases: number;
  readonly elapsedMs: number;
  readonly bytes: number;
}

/** Cuts the cases that are wanted into blocks, in the order of the plan, each worth the way. */
export class BlockOrder {
  #next = 0;
  #msPerCase = FIRST_MS;
  #bytesPerCase = 0;
  #largest = Math.ceil(BLOCK_MS / FIRST_MS);

  /**
   * @param length how many cases are wanted
   * @param placeOf the place in the plan of each of them; growing
   */
  constructor(
    private readonly length: number,
    private readonly placeOf: (k: number) => number,
  ) {}

  /** How many of the wanted cases have been cut off. */
  get handedOut(): number {
    return this.#next;
  }

  /** The next block, smaller towards the end, so that workers end together; null after the last. */
  take(threads: number): Block | null {
    const left = this.length - this.#next;
    if (left === 0) return null;
    const share = Math.ceil(left / (2 * Math.max(1, threads)));
    const paying = Math.max(1, Math.round(BLOCK_MS / this.#msPerCase));
    const fitting = Math.max(1, Math.floor(BLOCK_BYTES / Math.max(1, this.#bytesPerCase)));
    const most = Math.min(share, paying, fitting, this.#largest, MOST_CASES);
    const from = this.placeOf(this.#next);
    let count = 1;
    // cases that are not wanted, such as those already finished, leave gaps
    while (count < most && this.placeOf(this.#next + count) === from + count) count++;
    this.#next += count;
    return { from, to: from + count };
  }

  /** Learns from a block that has come back how large the next ones may be. */
  learn({ cases, elapsedMs, bytes }: BlockCost): void {
    this.#msPerCase = Math.max(1e-4, elapsedMs / cases);
    this.#bytesPerCase = bytes / cases;
    this.#largest = Math.max(this.#largest, Math.min(MOST_CASES, GROWTH * cases));
  }
}
