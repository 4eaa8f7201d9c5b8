import { fstatSync, readSync, writeSync, type Stats } from "node:fs";
import { open, realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { usage } from "../core/errors.js";
import { continueFile } from "./continue-file.js";
import { putInPlace } from "./files.js";
import { flush } from "./flush.js";
import { reasonOf } from "./reasons.js";
import { enterWriter } from "./writers-of.js";

/** A stretch of a file, in bytes. */
export interface Piece {
  readonly from: number;
  readonly length: number;
}

/** A file to which text is added bit by bit. Nothing of it is kept in memory. */
export interface GrowingFile {
  /** What is added is with the system at once; once that has failed, it waits for the end. */
  append(text: string): Piece;
  /**
   * Flushes and closes it: at its path its pieces stand then in the order that is given. Throws a
   * usage error that says why they do not.
   */
  end(order: readonly Piece[]): Promise<void>;
}

/**
 * Begins a file. One that holds the beginning already, and at most a part of a line behind it, is
 * continued where it is, which takes no room for a second copy. Any other is written anew: at its path
 * stands the old one until the beginning of the new one is flushed. So is one that another process
 * writes now: each then has a file of its own. A device or a pipe takes everything as it comes.
 */
export async function growFile(path: string, beginning: string, cwd: string): Promise<GrowingFile> {
  const named = resolve(cwd, path);
  const target = await realpath(named).catch(() => named);
  const old = await stat(target).catch(() => null);
  const refuse = (error: unknown): never => {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  };
  if (old !== null && !old.isFile()) {
    const device = await open(target, "w").catch(refuse);
    const text = new DeviceText(device.fd);
    text.append(beginning);
    return {
      append: (more) => text.append(more),
      async end() {
        await device.close();
        if (text.failure !== undefined) refuse(text.failure);
      },
    };
  }
  const bytes = Buffer.from(beginning);
  const { file, leave } = await openIn(target, bytes, old).catch(refuse);
  const text = new FileText(file.fd, bytes.length);
  return {
    append: (more) => text.append(more),
    async end(order) {
      try {
        text.writeWaiting();
        await flush(file);
        const there = await stat(target).catch(() => null);
        if (text.isAt(there) && text.hasOrder(order)) return;
        await (await putInPlace(target, text.pieces(order), there)).close();
      } catch (error) {
        refuse(error);
      } finally {
        await file.close();
        leave();
      }
    },
  };
}

/** The file at its path, with the beginning and nothing else in it. */
async function openIn(target: string, beginning: Buffer, old: Stats | null) {
  const { isAlone, leave } = enterWriter(target);
  try {
    const continued = isAlone ? await continueFile(target, beginning) : null;
    return { file: continued ?? (await putInPlace(target, [beginning], old)), leave };
  } catch (error) {
    leave();
    throw error;
  }
}

const CHANGED = "somebody has shortened it meanwhile";

/** Text in a device or a pipe; after a failure no more of it. */
class DeviceText {
  failure: unknown;
  #closed = false;
  #length = 0;

  constructor(private readonly fd: number) {}

  append(text: string): Piece {
    const bytes = Buffer.from(text);
    const from = this.#length;
    this.#length += bytes.length;
    try {
      if (!this.#closed) writeAll(this.fd, bytes, null);
    } catch (error) {
      this.#closed = true;
      // a reader that has seen enough is no failure
      if ((error as NodeJS.ErrnoException).code !== "EPIPE") this.failure = error;
    }
    return { from, length: bytes.length };
  }
}

/** Text in a file that nobody else writes, though another may have taken its place. */
class FileText {
  /** As far as this it is written; behind it a part of a line may stand. */
  #written: number;
  #length: number;
  readonly #waiting: Buffer[] = [];

  constructor(
    private readonly fd: number,
    length: number,
  ) {
    this.#written = length;
    this.#length = length;
  }

  append(text: string): Piece {
    const bytes = Buffer.from(text);
    const piece = { from: this.#length, length: bytes.length };
    this.#length += bytes.length;
    this.#waiting.push(bytes);
    // whatever followed a part of a line would be lost with it
    if (this.#waiting.length > 1) return piece;
    try {
      this.writeWaiting();
    } catch {
      // there may be room at the end, which says so if there is none
    }
    return piece;
  }

  /** Writes what could not be written when it came. Throws where it still cannot be. */
  writeWaiting(): void {
    if (fstatSync(this.fd).size < this.#written) throw new Error(CHANGED);
    for (let bytes = this.#waiting[0]; bytes !== undefined; bytes = this.#waiting[0]) {
      writeAll(this.fd, bytes, this.#written);
      this.#written += bytes.length;
      this.#waiting.shift();
    }
  }

  /** Whether it is this file, and as long as it was written. */
  isAt(found: Stats | null): boolean {
    const { ino, dev } = fstatSync(this.fd);
    return found?.ino === ino && found.dev === dev && found.size === this.#length;
  }

  /** Whether these pieces, and no others, stand in it one after the other. */
  hasOrder(order: readonly Piece[]): boolean {
    let end = 0;
    for (const { from, length } of order) {
      if (from !== end) return false;
      end += length;
    }
    return end === this.#length;
  }

  *pieces(order: readonly Piece[]): Generator<Buffer> {
    for (const { from, length } of order) {
      const bytes = Buffer.alloc(length);
      if (readSync(this.fd, bytes, 0, length, from) < length) throw new Error(CHANGED);
      yield bytes;
    }
  }
}

function writeAll(fd: number, bytes: Buffer, position: number | null): void {
  for (let done = 0; done < bytes.length;) {
    const at = position === null ? null : position + done;
    done += writeSync(fd, bytes, done, bytes.length - done, at);
  }
}
