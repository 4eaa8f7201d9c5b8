import { fstatSync, ftruncateSync, readSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";

/** A longer rest is no part of a line. */
const LONGEST_LINE = 1 << 24;
const PIECE = 1 << 20;

/**
 * Opens a file that holds these bytes, and behind them at most a part of a line, which is cut off. null
 * where it holds anything else, or cannot be opened.
 */
export async function continueFile(target: string, beginning: Buffer): Promise<FileHandle | null> {
  const file = await open(target, "r+").catch(() => null);
  if (file === null) return null;
  try {
    if (isThere(file.fd, beginning) && cutRest(file.fd, beginning.length)) return file;
  } catch {
    // it is written anew, which says what is wrong
  }
  await file.close();
  return null;
}

/** Whether the file begins with these bytes. */
function isThere(fd: number, bytes: Buffer): boolean {
  const piece = Buffer.alloc(Math.min(PIECE, bytes.length));
  for (let at = 0; at < bytes.length;) {
    const wanted = Math.min(PIECE, bytes.length - at);
    const read = readSync(fd, piece, 0, wanted, at);
    if (read === 0 || piece.compare(bytes, at, at + read, 0, read) !== 0) return false;
    at += read;
  }
  return true;
}

/** Cuts off a part of a line. Returns false where more follows than that: others have been here. */
function cutRest(fd: number, from: number): boolean {
  const length = fstatSync(fd).size - from;
  if (length > LONGEST_LINE) return false;
  const rest = Buffer.alloc(length);
  if (readSync(fd, rest, 0, length, from) < length || rest.includes("\n")) return false;
  if (length > 0) ftruncateSync(fd, from);
  return true;
}
