import type { FileHandle } from "node:fs/promises";

/** Pieces are written together up to about so many bytes. */
const TOGETHER = 1 << 16;

/**
 * Writes a text behind what an open file holds. Piece by piece: writeFile() of Node takes an
 * iterable, that of Yarn's Plug'n'Play does not.
 */
export async function writePieces(
  file: FileHandle,
  text: string | Iterable<string | Buffer>,
): Promise<void> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for (const piece of typeof text === "string" ? [text] : text) {
    const buffer = Buffer.from(piece as string);
    waiting.push(buffer);
    bytes += buffer.length;
    if (bytes < TOGETHER) continue;
    await file.writeFile(Buffer.concat(waiting));
    waiting = [];
    bytes = 0;
  }
  if (bytes > 0) await file.writeFile(Buffer.concat(waiting));
}
