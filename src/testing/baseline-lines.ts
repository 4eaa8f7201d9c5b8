import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { writeBaseline, type BaselineLine, type Baseline } from "../records/baseline.js";
import { isCaseId } from "../records/is-name.js";
import { readBaseline } from "../records/read-baseline.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { withLockSync } from "../files/lock.js";
import { renameOver } from "../files/rename-over.js";
import { removeLeftovers, scratchOf } from "../files/scratch.js";

/** A baseline file; null where there is none or it is empty. Throws a usage error for a broken one. */
export function readBaselineFile(path: string, relativePath: string): Baseline | null {
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  return text.trim() === "" ? null : readBaseline(text, relativePath);
}

/**
 * Puts one line into a baseline, which it makes where there is none. Test files run at once, so the
 * file is locked from reading to writing; it is written whole or not at all.
 */
export function putLine(
  path: string,
  relativePath: string,
  line: BaselineLine,
  targets: readonly number[],
): void {
  if (!isCaseId(line.case)) {
    // a baseline with such a line is refused whole when it is read
    throw usage(`${shown(line.case)} cannot be read back as the id of a case`, {
      field: relativePath,
      hint: "ids of optimizers and functions have no blanks",
    });
  }
  const target = existsSync(path) ? realpathSync(path) : path;
  withLockSync(target, relativePath, () => {
    const old = readBaselineFile(target, relativePath);
    const disputed = [...(old?.disputed ?? [])].find((id) => id !== line.case);
    if (disputed !== undefined) {
      throw usage(
        `${relativePath} has lines for '${disputed}' that contradict one another: settle them first`,
      );
    }
    const head = old ?? { criterion: line.criterion, targets };
    const lines = new Map(old?.lines).set(line.case, line);
    putInPlaceSync(target, writeBaseline(head, lines.values()));
  });
}

function putInPlaceSync(target: string, text: string): void {
  removeLeftovers(target);
  const scratch = scratchOf(target);
  const old = statSync(target, { throwIfNoEntry: false });
  try {
    writeFileSync(scratch, text, { flag: "wx", flush: true });
    if (old !== undefined) chmodSync(scratch, old.mode & 0o777);
    renameOver(scratch, target);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw error;
  }
}
