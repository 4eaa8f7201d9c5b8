import { closeSync, openSync, readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./is-running.js";

/** One process that writes a file, among all that do. */
export interface FileWriter {
  /** Whether no other process writes the file now, nor one of another machine that left its mark. */
  readonly isAlone: boolean;
  /** Takes the mark away. */
  leave(): void;
}

/** Files that this process writes. */
const own = new Map<string, string>();
// the command may fail before it ends its files
process.on("exit", () => own.forEach((mark) => rmSync(mark, { force: true })));

/**
 * Marks this process as a writer of the file: an empty file beside it, whose name says who. Of two that
 * begin together each sees the other, so both are told that they are not alone. Marks of processes that
 * were killed are cleared away; those of another machine stay, for nobody here knows of its processes.
 * Throws what the system says where there can be no mark.
 */
export function enterWriter(target: string): FileWriter {
  if (own.has(target)) return { isAlone: false, leave: () => {} };
  const host = hostname().replaceAll(/[^A-Za-z0-9-]/g, "-");
  const mark = `${target}.${host}.${process.pid}.lock`;
  closeSync(openSync(mark, "w"));
  own.set(target, mark);
  return {
    isAlone: !hasOthers(target, host),
    leave() {
      own.delete(target);
      rmSync(mark, { force: true });
    },
  };
}

function hasOthers(target: string, host: string): boolean {
  const folder = dirname(target);
  const begin = `${basename(target)}.`;
  let found = false;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(begin)) continue;
    const [, where, pid] = /^([A-Za-z0-9-]+)\.(\d+)\.lock$/.exec(name.slice(begin.length)) ?? [];
    if (pid === undefined || (where === host && Number(pid) === process.pid)) continue;
    if (where === host && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
    else found = true;
  }
  return found;
}
