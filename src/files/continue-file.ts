import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { writeAll } from "./write-all.js";

/** A longer rest is more than a part of a line. */
const LONGEST_LINE = 1 << 24;
const PIECE = 1 << 20;

/** How a file of lines is to begin, in bytes. */
export interface FileBeginning {
  readonly bytes: Buffer;
  /** A file that lacks some of these first bytes is not continued. */
  readonly least: number;
  /** What may stand behind the beginning and is cut off. It is kept elsewhere, so that a kill loses none of it. */
  readonly surplus: Buffer;
  /** What `fileStateOf` said before the beginning was read from the file; undefined where it was not read from there. */
  readonly seen?: string | null;
}

/**
 * Opens a file that holds a beginning and then the surplus, or as much of both as was written before
 * a process was killed, with a part of another line behind it. What stands behind the beginning is cut
 * off, what is missing of it is written. null where the file holds anything else, or cannot be opened.
 */
export async function continueFile(
  target: string,
  beginning: FileBeginning,
): Promise<FileHandle | null> {
  const { bytes, least, surplus } = beginning;
  const file = await open(target, "r+").catch(() => null);
  if (file === null) return null;
  try {
    const common = commonWith(file.fd, Buffer.concat([bytes, surplus]));
    if (common !== null && common >= least) {
      const kept = Math.min(common, bytes.length);
      if (fstatSync(file.fd).size > kept) ftruncateSync(file.fd, kept);
      writeAll(file.fd, bytes.subarray(kept), kept);
      return file;
    }
  } catch {
    // it is written again, and that reports what is wrong
  }
  await file.close();
  return null;
}

/** How many bytes a file has in common with these; null where more than a part of a line follows them. */
function commonWith(fd: number, bytes: Buffer): number | null {
  const common = commonLength(fd, bytes);
  const length = fstatSync(fd).size - common;
  if (length > LONGEST_LINE) return null;
  const rest = Buffer.alloc(length);
  return readSync(fd, rest, 0, length, common) < length || rest.includes("\n") ? null : common;
}

function commonLength(fd: number, bytes: Buffer): number {
  const piece = Buffer.alloc(Math.min(PIECE, bytes.length));
  for (let at = 0; at < bytes.length;) {
    const read = readSync(fd, piece, 0, Math.min(PIECE, bytes.length - at), at);
    for (let k = 0; k < read; k++) if (piece[k] !== bytes[at + k]) return at + k;
    if (read === 0) return at;
    at += read;
  }
  return bytes.length;
}
