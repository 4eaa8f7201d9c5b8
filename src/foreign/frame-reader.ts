import { ANSWER, HEADER, MOST_NUMBERS } from "./protocol.js";

/** A frame as it comes out of a pipe: numbers, or the text of a failure, as bytes. */
export interface Frame {
  readonly kind: number;
  readonly count: number;
  readonly bytes: Buffer;
}

/** Puts the pieces of a pipe together to frames. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #length = 0;
  #wanted = HEADER;

  /** The frame that this piece completes; null where more is to come. Throws where it is no frame. */
  take(piece: Buffer): Frame | null {
    this.#pieces.push(piece);
    this.#length += piece.length;
    if (this.#length < this.#wanted) return null;
    const all = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces);
    this.#pieces = [all];
    const kind = all.readDoubleLE(0);
    const count = all.readDoubleLE(8);
    const isCount = Number.isInteger(count) && count >= 0 && count <= MOST_NUMBERS;
    if (!isCount || !(kind === ANSWER.done || kind === ANSWER.failed || kind === ANSWER.ask)) {
      throw new Error(`it writes what is not a frame: ${shownBytes(all)}`);
    }
    this.#wanted = HEADER + (kind === ANSWER.failed ? count : 8 * count);
    if (all.length < this.#wanted) return null;
    if (all.length > this.#wanted) throw new Error("it writes more than it was asked for");
    this.#pieces = [];
    this.#length = 0;
    this.#wanted = HEADER;
    return { kind, count, bytes: all.subarray(HEADER) };
  }
}

/** The first bytes of what is not understood, as text where it is text. */
export function shownBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 40)).toString("latin1");
  return JSON.stringify(text).replaceAll(/[\u007f-\u00ff]/g, "?");
}
