import { closeSync, openSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isRunning } from "./is-running.js";
import { hostPart } from "./scratch.js";

/** A run of another machine that began earlier has ended: its mark was left behind. */
const LONGEST_RUN_MS = 7 * 86_400_000;

/** One process that writes a file, among all that do. */
export interface FileWriter {
  /** Whether no other process writes the file now, nor one of another machine since less than a week. */
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
 * were killed are cleared away; those of another machine by their age alone.
 * Throws what the system says where there can be no mark.
 */
export function enterWriter(target: string): FileWriter {
  if (own.has(target)) return { isAlone: false, leave: () => {} };
  const host = hostPart();
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
    const mark = join(folder, name);
    if (where === host ? !isRunning(Number(pid)) : isOld(mark)) rmSync(mark, { force: true });
    else found = true;
  }
  return found;
}

function isOld(mark: string): boolean {
  const made = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  return Date.now() - made > LONGEST_RUN_MS;
}
