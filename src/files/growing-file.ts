import { fstatSync, readSync, type Stats } from "node:fs";
import { open, stat } from "node:fs/promises";
import { usage } from "../core/errors.js";
import { continueFile, type FileBeginning } from "./continue-file.js";
import { fileStateOf } from "./file-state.js";
import { putInPlace } from "./files.js";
import { flush } from "./flush.js";
import { realPathOf } from "./real-path.js";
import { reasonOf } from "./reasons.js";
import { removeLeftovers } from "./scratch.js";
import { writeAll } from "./write-all.js";
import { enterWriter } from "./writers-of.js";

/** A file to which text is added bit by bit. Nothing of it is kept in memory. */
export interface GrowingFile {
  /** Writes at once; after a failed write, keeps the text until `end`. */
  append(text: string): void;
  /** Flushes and closes it, and sees to it that it stands whole at its path. Throws a usage error that says why it does not. */
  end(): Promise<void>;
}

/**
 * Begins a file. One that holds the beginning already, and behind it nothing but what may be cut off, is
 * continued where it is, which takes no room for a second copy. Any other is written anew: at its path
 * stands the old one until the beginning of the new one is flushed. So is one that another process
 * writes now: each then has a file of its own. A device or a pipe takes everything as it comes. Throws a
 * usage error where it cannot be written, and where another process has written it and ended since the
 * beginning was read: its lines would be lost.
 */
export async function growFile(
  path: string,
  beginning: FileBeginning,
  cwd: string,
): Promise<GrowingFile> {
  const target = realPathOf(path, cwd);
  const old = await stat(target).catch(() => null);
  const refuse = (error: unknown): never => {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  };
  if (old !== null && !old.isFile()) {
    const device = await open(target, "w").catch(refuse);
    const text = new DeviceText(device.fd);
    text.append(beginning.bytes);
    return {
      append: (more) => text.append(Buffer.from(more)),
      async end() {
        await device.close();
        if (text.failure !== undefined) refuse(text.failure);
      },
    };
  }
  const { file, leave } = await openIn(target, beginning, old).catch(refuse);
  const text = new FileText(file.fd, beginning.bytes.length);
  return {
    append: (more) => text.append(Buffer.from(more)),
    async end() {
      try {
        text.writeWaiting();
        await flush(file);
        const there = await stat(target).catch(() => null);
        if (text.isAt(there)) return;
        await (await putInPlace(target, text.pieces(), there)).close();
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
async function openIn(target: string, beginning: FileBeginning, old: Stats | null) {
  const { isAlone, leave } = enterWriter(target);
  try {
    const { seen } = beginning;
    // a process that still writes it leaves it complete at its end
    const isChanged = isAlone && seen !== undefined && (await fileStateOf(target)) !== seen;
    const continued = isAlone ? await continueFile(target, beginning) : null;
    if (continued !== null) removeLeftovers(target);
    else if (isChanged) throw new Error(OUTDATED);
    return { file: continued ?? (await putInPlace(target, [beginning.bytes], old)), leave };
  } catch (error) {
    leave();
    throw error;
  }
}

/** A file is copied in pieces of so many bytes. */
const PIECE = 1 << 20;
const CHANGED = "somebody has shortened it meanwhile";
const OUTDATED = "it has changed meanwhile; run the command again";

/** Text in a device or a pipe; after a failure no more of it. */
class DeviceText {
  failure: unknown;
  #closed = false;

  constructor(private readonly fd: number) {}

  append(bytes: Buffer): void {
    try {
      if (!this.#closed) writeAll(this.fd, bytes, null);
    } catch (error) {
      this.#closed = true;
      // a reader that closes the pipe early is not a failure
      if ((error as NodeJS.ErrnoException).code !== "EPIPE") this.failure = error;
    }
  }
}

/** Text in a file that nobody else writes, though another may have taken its place. */
class FileText {
  /** Bytes that are written completely; a part of a line may follow. */
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

  append(bytes: Buffer): void {
    this.#length += bytes.length;
    this.#waiting.push(bytes);
    // whatever followed a part of a line would be lost with it
    if (this.#waiting.length > 1) return;
    try {
      this.writeWaiting();
    } catch {
      // there may be room again at the end; if not, the end reports it
    }
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

  *pieces(): Generator<Buffer> {
    for (let from = 0; from < this.#length; from += PIECE) {
      const bytes = Buffer.alloc(Math.min(PIECE, this.#length - from));
      if (readSync(this.fd, bytes, 0, bytes.length, from) < bytes.length) throw new Error(CHANGED);
      yield bytes;
    }
  }
}
