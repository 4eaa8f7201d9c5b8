import { constants } from "node:fs";
import { access, mkdir, open, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { usage } from "../core/errors.js";
import { refuseUnwritable, writeWhole } from "./files.js";
import { flush } from "./flush.js";
import { reasonOf } from "./reasons.js";

/** A file to be written. */
export interface Writing {
  /** As the user would type it. */
  readonly path: string;
  readonly text: string;
  /** What it holds; null for one that is not there, and then must not come into being meanwhile. */
  readonly before: string | null;
}

/**
 * Writes all files or none: what could be known to fail is found before the first is written, and
 * when one fails all the same, those before it are put back. Throws a usage error then.
 */
export async function writeTogether(writings: readonly Writing[], cwd: string): Promise<void> {
  await refuseUnwritables(writings, cwd);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const { path, text, before } of writings) {
      if (before === null) await writeNew(path, text, cwd, undo);
      else {
        await writeWhole(path, text, cwd);
        undo.push(() => writeWhole(path, before, cwd));
      }
    }
  } catch (error) {
    for (const putBack of undo.toReversed()) await putBack().catch(() => {});
    throw error;
  }
}

/** Throws a usage error where one of them could not be written. */
export async function refuseUnwritables(writings: readonly Writing[], cwd: string): Promise<void> {
  for (const writing of writings) await refuseWriting(writing, cwd);
}

async function refuseWriting({ path, before }: Writing, cwd: string): Promise<void> {
  if (before !== null) return refuseUnwritable(path, cwd);
  const folder = await nearestFolder(dirname(resolve(cwd, path)));
  const name = relative(cwd, folder) || ".";
  const refuse = (why: string): never => {
    throw usage(`cannot write ${path}: ${why}`);
  };
  if (!(await stat(folder)).isDirectory()) return refuse(`${name} is not a folder`);
  return access(folder, constants.W_OK).catch((error: unknown) =>
    refuse(`${name}: ${reasonOf(error)}`),
  );
}

/** The folder, or what stands in its way, or the nearest one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  for (let there = folder; ; there = dirname(there)) {
    const found = await stat(there).catch(() => null);
    if (found !== null || dirname(there) === there) return there;
  }
}

/** Writes a file that is not there, and the folders that it lacks. */
async function writeNew(
  path: string,
  text: string,
  cwd: string,
  undo: (() => Promise<unknown>)[],
): Promise<void> {
  const target = resolve(cwd, path);
  try {
    const first = await mkdir(dirname(target), { recursive: true });
    if (first !== undefined) undo.push(() => removeEmpty(first, dirname(target)));
    const file = await open(target, "wx");
    undo.push(() => rm(target));
    try {
      await file.writeFile(text);
      await flush(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Removes the folders from `last` up to `first`, as far as nobody has put anything there. */
async function removeEmpty(first: string, last: string): Promise<void> {
  const names = relative(first, last)
    .split(sep)
    .filter((name) => name !== "");
  for (let depth = names.length; depth >= 0; depth--) {
    await rmdir(join(first, ...names.slice(0, depth)));
  }
}
