import { constants, type Stats } from "node:fs";
import { access, open, stat, unlink, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { usage } from "../core/errors.js";
import { flush } from "./flush.js";
import { renameOver } from "./rename-over.js";
import { realPathOf } from "./real-path.js";
import { reasonOf } from "./reasons.js";
import { removeLeftovers, scratchOf } from "./scratch.js";
import { writePieces } from "./write-pieces.js";

/** A run spec is some lines; reading megabytes of YAML takes minutes. */
const LARGEST_TEXT = 1 << 20;

/** A file as text. Throws an Error that says why not, in the words that follow "cannot read x:". */
export async function readText(path: string | URL): Promise<string> {
  const buffer = Buffer.alloc(LARGEST_TEXT + 1);
  let length = 0;
  const file = await open(path).catch(sayWhy);
  try {
    // piece by piece, for a pipe gives no more at a time and a device never ends
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await file.read(buffer, length, buffer.length - length, null));
    }
  } catch (error) {
    sayWhy(error);
  } finally {
    await file.close();
  }
  if (length > LARGEST_TEXT) throw new Error("it is larger than 1 MB");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(buffer.subarray(0, length));
  } catch {
    throw new Error("it is not text in UTF-8");
  }
}

function sayWhy(error: unknown): never {
  throw new Error(reasonOf(error), { cause: error });
}

/** Throws a usage error now for a file that could not be written later. */
export async function refuseUnwritable(path: string, cwd: string): Promise<void> {
  const refuse = (why: string): never => {
    throw usage(`cannot write ${path}: ${why}`);
  };
  const target = resolve(cwd, path);
  const folder = dirname(target);
  const found = await statOf(folder);
  if (found === null) return refuse(`there is no folder ${dirname(path)}`);
  if (!found.isDirectory()) return refuse(`${dirname(path)} is not a folder`);
  const old = await statOf(target);
  if (old?.isDirectory() === true) refuse("it is a folder");
  try {
    if (old !== null) await access(target, constants.W_OK);
    if (old === null || old.isFile()) await access(folder, constants.W_OK);
  } catch (error) {
    refuse(reasonOf(error));
  }
}

/**
 * Writes a file whole or not at all: to a temporary file beside it, flushed, then renamed over it.
 * A link is followed; a device or a pipe is written directly. Throws a usage error that says why it
 * could not.
 */
export async function writeWhole(
  path: string,
  text: string | Iterable<string | Buffer>,
  cwd: string,
): Promise<void> {
  const target = realPathOf(path, cwd);
  const old = await statOf(target);
  try {
    if (old !== null && !old.isFile()) await writeTo(target, text);
    else await (await putInPlace(target, text, old)).close();
  } catch (error) {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  }
}

/** Writes to a device or a pipe. */
async function writeTo(path: string, text: string | Iterable<string | Buffer>): Promise<void> {
  const file = await open(path, "w");
  try {
    await writePieces(file, text);
  } finally {
    await file.close();
  }
}

/**
 * Writes a text to a temporary file beside the target, flushes it and renames it over the target,
 * whose mode it takes. Returns the file, still open to be read and written.
 */
export async function putInPlace(
  target: string,
  text: string | Iterable<string | Buffer>,
  old: Stats | null,
): Promise<FileHandle> {
  removeLeftovers(target);
  const scratch = scratchOf(target);
  let file: FileHandle | undefined;
  try {
    file = await open(scratch, "wx+");
    if (old !== null) await file.chmod(old.mode & 0o777);
    await writePieces(file, text);
    await flush(file);
    renameOver(scratch, target);
  } catch (error) {
    await file?.close();
    await unlink(scratch).catch(() => {});
    throw error;
  }
  await flushFolder(dirname(target));
  return file;
}

/** A rename lasts through a power cut once its folder is flushed; some systems flush no folder. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => null);
  if (folder === null) return;
  await flush(folder).catch(() => {});
  await folder.close();
}

async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch(() => null);
}
