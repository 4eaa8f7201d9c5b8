import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { isAbsolute, join } from "node:path";

/** What V8 has compiled for one command, kept between starts. */
export interface CodeCache {
  /** What an earlier start has left, whole; undefined where there is nothing. */
  readonly data: Buffer | undefined;
  /** Leaves it for later starts. Where that fails, they compile anew. */
  keep(data: Buffer): void;
}

/** A checksum of four bytes stands before the code: V8 runs damaged code without looking at it. */
const HEAD = 4;
/** Code that nobody has made anew for so long is removed: its version of optbench or Node may be gone. */
const OLD_MS = 60 * 86_400_000;

/**
 * The compiled code of a bundle in the user's cache folder. One file for each command, since V8 keeps
 * only functions that have run, and for each place of the bundle, since stacks name the place where
 * it was compiled. NODE_DISABLE_COMPILE_CACHE=1 switches it off, as Node's own.
 *
 * @param place the file of the bundle
 * @param argument the first of the command line
 */
export function codeCache(
  source: Buffer,
  place: string,
  argument: string | undefined,
  env: NodeJS.ProcessEnv,
): CodeCache {
  const folder = env["NODE_DISABLE_COMPILE_CACHE"] === "1" ? null : folderOf(env);
  if (folder === null) return { data: undefined, keep() {} };
  const { version, versions, platform, arch } = process;
  const command = /^[a-z]{1,20}$/.test(argument ?? "") ? argument : "help";
  const bundle = sumOf(Buffer.from(place), sumOf(source)).toString(16);
  const parts = [bundle, version, versions.v8, platform, arch, command];
  const path = join(folder, `${parts.join("_")}.cache`);
  return { data: readWhole(folder, path), keep: (data) => keepWhole(folder, path, data) };
}

/** Where this system keeps what can be made anew; null where it does not say. */
function folderOf(env: NodeJS.ProcessEnv): string | null {
  const below = (base: string | undefined, ...names: string[]) =>
    base !== undefined && isAbsolute(base) ? join(base, ...names, "optbench") : null;
  if (process.platform === "win32") return below(env["LOCALAPPDATA"]);
  if (process.platform === "darwin") return below(env["HOME"], "Library", "Caches");
  return below(env["XDG_CACHE_HOME"]) ?? below(env["HOME"], ".cache");
}

/** Whether nobody else can put code into a folder. Windows keeps others out of LOCALAPPDATA. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder);
  if (process.getuid === undefined) return found.isDirectory();
  return found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o077) === 0;
}

function readWhole(folder: string, path: string): Buffer | undefined {
  try {
    if (!isOurs(folder)) return undefined;
    const bytes = readFileSync(path);
    const data = bytes.subarray(HEAD);
    return sumOf(data) === bytes.readUInt32LE(0) ? data : undefined;
  } catch {
    return undefined;
  }
}

function keepWhole(folder: string, path: string, data: Buffer): void {
  const scratch = `${path}.${process.pid}.tmp`;
  try {
    makeFolder(folder);
    if (!isOurs(folder)) return;
    removeOld(folder);
    const head = Buffer.alloc(HEAD);
    head.writeUInt32LE(sumOf(data));
    writeFlushed(scratch, Buffer.concat([head, data]));
    renameSync(scratch, path);
  } catch {
    // a home that may not be written to, a full disk: later starts compile anew
    remove(scratch);
  }
}

/** Makes the folder and the one above it, never a home that is not there. */
function makeFolder(folder: string): void {
  for (const each of [join(folder, ".."), folder]) {
    try {
      mkdirSync(each, { mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function writeFlushed(path: string, bytes: Buffer): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && Date.now() - found.mtimeMs > OLD_MS) remove(path);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // it may not be touched
  }
}

/** CRC-32, of what `before` is of and the bytes. It guards against damage alone: against people the folder's owner and mode do. */
function sumOf(bytes: Buffer, before = 0): number {
  // asked for here: Node loads it only for this
  return process.getBuiltinModule("node:zlib").crc32(bytes, before);
}
