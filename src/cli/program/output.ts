import { fstatSync, writeSync } from "node:fs";
import type { OutStream } from "../../terminal/look.js";

type Failure = NodeJS.ErrnoException;

/** Milliseconds to wait for the reader of a full pipe that does not block. */
const WAIT_MS = 5;

/**
 * One of the process's outputs. Pipes and files are written to directly, and at once: what Node
 * loads for a stream of its own takes 6 ms of a start-up. A terminal gets Node's stream, which
 * knows its size. After a failure nothing more is written.
 *
 * @param onFailure told once why nothing more can be written
 */
export function openOutput(fd: 1 | 2, onFailure: (error: Failure) => void): OutStream {
  let hasFailed = false;
  const fail = (error: Failure) => {
    if (!hasFailed) onFailure(error);
    hasFailed = true;
  };
  if (!isPlain(fd)) return (fd === 1 ? process.stdout : process.stderr).on("error", fail);
  return {
    write(text) {
      try {
        if (!hasFailed) writeAll(fd, Buffer.from(text));
      } catch (error) {
        fail(error as Failure);
      }
    },
  };
}

/** Whether nobody reads a pipe any more. Windows calls that the end of a file. */
export function isReaderGone(error: unknown): boolean {
  const { code } = (error ?? {}) as Partial<Failure>;
  return code === "EPIPE" || code === "EOF";
}

/** Whether what is written to it has left the process when `write` returns. */
export function isPlain(fd: 1 | 2): boolean {
  try {
    const stats = fstatSync(fd);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(fd, bytes, written);
    } catch (error) {
      // another holder of the pipe has made it non-blocking
      if ((error as Failure).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}
