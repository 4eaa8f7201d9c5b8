import { ANSWER, HEADER, MOST_NUMBERS } from "./protocol.js";

/** A frame as it comes out of a pipe: numbers, or the text of a failure, as bytes. */
export interface Frame {
  readonly kind: number;
  readonly count: number;
  readonly bytes: Buffer;
}

/** Puts the pieces of a pipe together to frames. */
export class FrameReader {
  /** What has come of a frame that is not whole yet; its memory is at most twice that of the longest so far. */
  #held = Buffer.alloc(HEADER);
  #length = 0;

  /**
   * The frame that this piece completes; null where more is to come. Its bytes are good until the
   * next piece. Throws where it is no frame.
   */
  take(piece: Buffer): Frame | null {
    const all = this.#length === 0 ? piece : this.#hold(piece);
    const frame = frameIn(all);
    if (frame === null && this.#length === 0) this.#hold(piece);
    if (frame !== null) this.#length = 0;
    return frame;
  }

  #hold(piece: Buffer): Buffer {
    const length = this.#length + piece.length;
    if (length > this.#held.length) {
      const held = Buffer.allocUnsafeSlow(2 * length);
      held.set(this.#held.subarray(0, this.#length));
      this.#held = held;
    }
    this.#held.set(piece, this.#length);
    this.#length = length;
    return this.#held.subarray(0, length);
  }
}

/** The frame that these bytes are; null where they are a part of one. */
function frameIn(bytes: Buffer): Frame | null {
  if (bytes.length < HEADER) return null;
  const kind = bytes.readDoubleLE(0);
  const count = bytes.readDoubleLE(8);
  const isCount = Number.isInteger(count) && count >= 0 && count <= MOST_NUMBERS;
  if (!isCount || !(kind === ANSWER.done || kind === ANSWER.failed || kind === ANSWER.ask)) {
    throw new Error(`it writes what is not a frame: ${shownBytes(bytes)}`);
  }
  const end = HEADER + (kind === ANSWER.failed ? count : 8 * count);
  if (bytes.length < end) return null;
  if (bytes.length > end) throw new Error("it writes more than it was asked for");
  return { kind, count, bytes: bytes.subarray(HEADER) };
}

/** The first bytes of what is not understood, as text where it is text. */
export function shownBytes(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, 40)).toString("latin1");
  return JSON.stringify(text).replaceAll(/[\u007f-\u00ff]/g, "?");
}
