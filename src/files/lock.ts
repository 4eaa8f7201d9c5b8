import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { OptbenchError, usage } from "../core/errors.js";
import { isHeld } from "./is-held.js";
import { isRunning } from "./is-running.js";
import { reasonOf } from "./reasons.js";

/** The longest wait for a lock. */
const PATIENCE_MS = 10_000;
/** The first interval between two looks; it shrinks while one waits. */
const PAUSE_MS = 16;
/** A lock lasts for milliseconds: an older one was left behind by a process that is gone. */
const STALE_MS = 30_000;
/** A lock without a name was left by a process that was killed before it wrote its name. */
const NAMELESS_MS = 1000;

/** Who holds a lock. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process, or its thread, began. */
  readonly started: string;
}

/** A lock that this process holds. */
export interface Lock {
  /** Whether nobody has taken it away: asked before what cannot be undone. */
  readonly isOurs: () => boolean;
}

let count = 0;

/**
 * Does something while no other process does it to the same file. Throws an error without a verdict
 * that says who holds the lock, where that takes too long. The lock is a file beside the target, for
 * which O_EXCL stands good, on network folders as far as these do; it names its holder.
 */
export async function withLock<T>(
  target: string,
  shown: string,
  act: (lock: Lock) => Promise<T>,
): Promise<T> {
  const path = lockOf(target);
  const own = ownText();
  for (const end = Date.now() + PATIENCE_MS; !take(path, shown, own);) {
    refuseWaiting(path, shown, end);
    await sleep(pause(end));
  }
  try {
    return await act({ isOurs: () => textOf(path) === own });
  } finally {
    release(path, own);
  }
}

/** The same for callers that cannot wait otherwise, such as assertions. */
export function withLockSync<T>(target: string, shown: string, act: (lock: Lock) => T): T {
  const path = lockOf(target);
  const own = ownText();
  for (const end = Date.now() + PATIENCE_MS; !take(path, shown, own);) {
    refuseWaiting(path, shown, end);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause(end));
  }
  try {
    return act({ isOurs: () => textOf(path) === own });
  } finally {
    release(path, own);
  }
}

/**
 * Clears away a lock that names a process that is gone, for callers that find nothing to write: a
 * process that was killed between its last write and the release has left it.
 */
export function clearLeftLock(target: string): void {
  const path = lockOf(target);
  const found = textOf(path);
  if (found === null || holderIn(found) === null) return;
  if (isLeft(path, found)) breakLock(path, found);
}

/** Drawn, so that those who wait do not look in step; shorter for those who have waited longer. */
function pause(end: number): number {
  return 1 + Math.random() * PAUSE_MS * Math.max(0, (end - Date.now()) / PATIENCE_MS);
}

function lockOf(target: string): string {
  return `${target}.lock`;
}

/** Of this process, thread and time alone: that is how a lock is known as ours. */
function ownText(): string {
  const started = new Date(performance.timeOrigin).toISOString();
  const holder: Holder = { host: hostname(), pid: process.pid, started };
  return `${JSON.stringify({ ...holder, taken: performance.now(), count: count++ })}\n`;
}

/** Takes the lock if it is free, and clears it away if it was left behind. */
function take(path: string, shown: string, own: string): boolean {
  try {
    writeNew(path, own);
    // a process that was slow to write may have lost it again
    return textOf(path) === own;
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === "EEXIST" || isHeld(error);
    if (!isTaken) throw usage(`cannot write ${shown}.lock: ${reasonOf(error)}`);
  }
  const found = textOf(path);
  if (found !== null && isLeft(path, found)) breakLock(path, found);
  return false;
}

/** Writes a file that is not there yet, whole or not at all. */
function writeNew(path: string, text: string): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, text);
  } catch (error) {
    // on a full disk there is room for a name, and without a holder it would bar everybody
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
}

/**
 * Of this host the process tells; of another one, or where nothing can be read, the age alone. Who is
 * only slow, and loses a lock that way, finds that out before it writes.
 */
function isLeft(path: string, text: string): boolean {
  const holder = holderIn(text);
  if (holder?.host === hostname() && !isRunning(holder.pid)) return true;
  const found = statSync(path, { throwIfNoEntry: false });
  const most = holder === null ? NAMELESS_MS : STALE_MS;
  return found !== undefined && Date.now() - found.mtimeMs > most;
}

/**
 * Moves a lock to a name of our own before it is deleted: of two processes that break it one alone
 * succeeds, and what was moved is looked at again. One that somebody has just taken goes back.
 */
function breakLock(path: string, expected: string): void {
  const aside = `${path}.${process.pid}.${performance.now()}`;
  try {
    if (textOf(path) !== expected) return;
    renameSync(path, aside);
    const moved = readFileSync(aside, "utf8");
    if (moved !== expected) writeFileSync(path, moved, { flag: "wx" });
  } catch {
    // another process was quicker
  } finally {
    rmSync(aside, { force: true });
  }
}

function release(path: string, own: string): void {
  if (textOf(path) === own) rmSync(path, { force: true, maxRetries: 10, retryDelay: 10 });
}

function refuseWaiting(path: string, shown: string, end: number): void {
  if (Date.now() < end) return;
  const holder = holderIn(textOf(path) ?? "");
  const who =
    holder === null
      ? "another process"
      : `process ${holder.pid} on ${holder.host}, begun at ${holder.started},`;
  throw new OptbenchError("verdict", `${who} holds ${shown}.lock: nothing is written`, {
    hint: "run it again; if that process is gone, delete the file",
  });
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function holderIn(text: string): Holder | null {
  try {
    const { host, pid, started } = JSON.parse(text) as Partial<Holder>;
    const isHolder = typeof host === "string" && Number.isSafeInteger(pid) && pid! > 0;
    return isHolder && typeof started === "string" && !/\p{C}/u.test(host + started)
      ? { host, pid: pid!, started }
      : null;
  } catch {
    return null;
  }
}
