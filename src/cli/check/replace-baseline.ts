import { stat } from "node:fs/promises";
import { OptbenchError, usage } from "../../core/errors.js";
import { underCi } from "../../core/under-ci.js";
import { writeWhole } from "../../files/files.js";
import { realPathOf } from "../../files/real-path.js";
import { type Lock, withLock } from "../../files/lock.js";
import { removeLeftovers } from "../../files/scratch.js";
import {
  type Baseline,
  type BaselineLine,
  sameLine,
  writeBaseline,
} from "../../records/baseline.js";
import { readBaseline } from "../../records/read-baseline.js";
import type { UpdateKind } from "../../records/updated-lines.js";
import type { Flags } from "../flags/read-flags.js";
import { readWord } from "../flags/read-option.js";
import type { Io } from "../program/io.js";
import { type BaselineFile, readBaselineText } from "./baseline-file.js";

/** What a baseline is to become. */
interface Change {
  readonly head: Pick<Baseline, "criterion" | "targets">;
  readonly lines: Lines;
}

/** What it was just before, what it is now, and its lines. */
export interface Replaced {
  readonly before: string;
  readonly text: string;
  readonly lines: Lines;
}

type Lines = ReadonlyMap<string, BaselineLine>;

/**
 * Writes the lines that differ from those that were read, and leaves what others have written of
 * other cases meanwhile. Throws an error without a verdict where they have changed one of the same.
 */
export async function replaceBaseline(
  file: BaselineFile,
  change: Change,
  cwd: string,
): Promise<Replaced> {
  const target = realPathOf(file.path, cwd);
  const found = await stat(target).catch(() => null);
  const write = async (lock?: Lock): Promise<Replaced> => {
    const before = await readBaselineText(file.path, cwd);
    const isAsRead = before === (file.exists ? file.text : null);
    const lines = isAsRead ? change.lines : merged(file, change, before);
    const text = writeBaseline(change.head, lines.values());
    if (lock?.isOurs() === false) throw changedMeanwhile(file.path);
    if (text !== before) await writeWhole(file.path, text, cwd);
    // a killed process may have left its scratch file, even when another has written the same text since
    else removeLeftovers(target);
    return { before: before ?? "", text, lines };
  };
  // a device holds nothing that could be lost
  if (found !== null && !found.isFile()) return write();
  return withLock(target, file.path, write);
}

/** The lines that others have left, with ours in their places. */
function merged(file: BaselineFile, { head, lines }: Change, text: string | null): Lines {
  const theirs = text === null || text.trim() === "" ? null : readTheirs(text, file.path);
  const read = file.baseline?.lines ?? new Map<string, BaselineLine>();
  const all = new Map(theirs?.lines);
  if (theirs !== null && !hasHead(theirs, head)) throw changedMeanwhile(file.path);
  for (const id of new Set([...read.keys(), ...lines.keys()])) {
    const [old, ours, other] = [read.get(id), lines.get(id), all.get(id)];
    if (isSame(old, ours)) continue;
    const isDisputed = theirs?.disputed.has(id) === true && !file.baseline?.disputed.has(id);
    if (isDisputed || (!isSame(old, other) && !isSame(ours, other)))
      throw changedMeanwhile(file.path, id);
    if (ours === undefined) all.delete(id);
    else all.set(id, ours);
  }
  return all;
}

function readTheirs(text: string, path: string): Baseline {
  try {
    return readBaseline(text, path);
  } catch {
    throw changedMeanwhile(path);
  }
}

function hasHead(a: Change["head"], b: Change["head"]): boolean {
  return a.criterion === b.criterion && a.targets.join() === b.targets.join();
}

/** Whether two lines of a case, where there are any, are the same in every number. */
function isSame(a: BaselineLine | undefined, b: BaselineLine | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return sameLine(a, b) && a.gap === b.gap && a.value === b.value;
}

function changedMeanwhile(path: string, id?: string): OptbenchError {
  const what = id === undefined ? path : `${path}: the line of '${id}'`;
  return new OptbenchError(
    "verdict",
    `${what} has changed while the cases ran: nothing is written`,
    {
      hint: "run it again",
    },
  );
}

const KINDS = ["new", "changed", "all"] as const;

/** Which lines are to be written. `-u spec.yaml` means the spec. */
export function readUpdate(
  positional: string | undefined,
  { update, force }: Flags,
  { env }: Io,
): { spec: string | undefined; update: UpdateKind | null } {
  if (update === undefined) return { spec: positional, update: null };
  if (underCi(env) && force !== true) {
    throw usage("-u is refused under CI, where nobody reviews what it writes", {
      hint: "--force allows it",
    });
  }
  if (update === true) return { spec: positional, update: "all" };
  const which = update.replace(/^=/, "");
  const known = KINDS.find((kind) => kind === which);
  if (known !== undefined) return { spec: positional, update: known };
  if (positional === undefined && which === update) return { spec: update, update: "all" };
  return { spec: positional, update: readWord("-u", which, KINDS) };
}
