import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { writeBaseline, type BaselineLine, type Baseline } from "../records/baseline.js";
import { readBaseline } from "../records/read-baseline.js";
import { usage } from "../core/errors.js";
import { isHeld } from "../files/is-held.js";
import { renameOver } from "../files/rename-over.js";

/** A baseline file; null where there is none or it is empty. Throws a usage error for a broken one. */
export function readBaselineFile(path: string, shown: string): Baseline | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  return text.trim() === "" ? null : readBaseline(text, shown);
}

/**
 * Puts one line into a baseline, which it makes where there is none. Test files run at once, so the
 * file is locked from reading to writing; it is written whole or not at all.
 */
export function putLine(
  path: string,
  shown: string,
  line: BaselineLine,
  targets: readonly number[],
): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  locked(`${target}.lock`, () => {
    const old = readBaselineFile(target, shown);
    const disputed = [...(old?.disputed ?? [])].find((id) => id !== line.case);
    if (disputed !== undefined) {
      throw usage(
        `${shown} has lines for '${disputed}' that contradict one another: settle them first`,
      );
    }
    const head = old ?? { criterion: line.criterion, targets };
    const lines = new Map(old?.lines).set(line.case, line);
    const scratch = `${target}.${process.pid}.tmp`;
    const file = openSync(scratch, "w");
    try {
      writeFileSync(file, writeBaseline(head, lines.values()));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameOver(scratch, target);
  });
}

/** A lock that is older was left by a process that was killed. */
const STALE_MS = 5000;

function locked(lock: string, act: () => void): void {
  let patience = 1000;
  for (let held = false; !held;) {
    try {
      closeSync(openSync(lock, "wx"));
      held = true;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === "EEXIST";
      if (!isTaken && !(isHeld(error) && patience-- > 0)) throw error;
      if (isStale(lock)) rmSync(lock, { force: true });
      // assertions are synchronous, and so is waiting for another process
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
  try {
    act();
  } finally {
    rmSync(lock, { force: true, maxRetries: 10, retryDelay: 10 });
  }
}

function isStale(lock: string): boolean {
  const found = statSync(lock, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > STALE_MS;
}
