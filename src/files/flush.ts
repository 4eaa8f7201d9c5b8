import { fsync } from "node:fs";
import type { FileHandle } from "node:fs/promises";

/**
 * Makes what was written to an open file last through a power cut. By its descriptor: the file
 * handles of Yarn's Plug'n'Play have no sync().
 */
export function flush({ fd }: FileHandle): Promise<void> {
  return new Promise((resolve, reject) => {
    fsync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
}
