import { writeSync } from "node:fs";

/**
 * Writes all of some bytes to an open file, which a single write need not do. Throws what the system
 * says against it.
 *
 * @param position where in the file; null for where it stands, as a pipe needs it
 */
export function writeAll(fd: number, bytes: Buffer, position: number | null): void {
  for (let done = 0; done < bytes.length;) {
    const at = position === null ? null : position + done;
    done += writeSync(fd, bytes, done, bytes.length - done, at);
  }
}
