/**
 * Programs in other languages as plug-ins of the library: `import { startProgram } from
 * "optbench/programs"`. For Node, Bun and Deno alone, because it starts a process.
 */
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AnyFunction, AnyOptimizer } from "../core/definition.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { isPython } from "../foreign/is-python.js";
import {
  pythonCommand,
  startProgram as start,
  type ProgramCommand,
} from "../foreign/start-program.js";
import { readPluginEntry, type ProgramEntry } from "../plan/plugin-entry.js";
import type { FilePath } from "./matches-baseline.js";

export type { ProgramEntry } from "../plan/plugin-entry.js";
export type { FilePath } from "./matches-baseline.js";

/** What a program defines. */
export interface StartedProgram {
  /** In the order of its greeting. */
  readonly functions: readonly AnyFunction[];
  /** In the order of its greeting. */
  readonly optimizers: readonly AnyOptimizer[];
  /** Ends the program; a later run of what it defines starts it again. */
  readonly close: () => void;
}

/**
 * Starts a program and waits until it has said what it defines. `minimize`, `runBenchmark` and
 * `toAgreeWith` take the definitions themselves, or their names where it is among their `plugins`.
 * It runs with your rights, and ends with this process or thread.
 *
 * @param program - a file in Python, or a command as a run spec has it
 * @param folder - where relative paths start and a command works, a path or a file URL; default: the
 *   working folder
 * @returns its definitions, and `close`; every evaluation waits for the program
 * @throws OptbenchError where it cannot be started, or defines nothing
 *
 * @example
 * const python = startProgram("my_momentum.py", import.meta.dirname);
 * const run = minimize("booth", "my-momentum:lr=0.01", { plugins: [python] });
 */
export function startProgram(
  program: FilePath | ProgramEntry,
  folder: FilePath = ".",
): StartedProgram {
  const { name, command } = readProgram(program, folder);
  const packageRoot = new URL("../", import.meta.url);
  const { definitions, close } = start(name, command, { packageRoot });
  return {
    functions: definitions.filter((one) => one.kind === "function"),
    optimizers: definitions.filter((one) => one.kind === "optimizer"),
    close,
  };
}

function readProgram(
  program: FilePath | ProgramEntry,
  folder: FilePath,
): { readonly name: string; readonly command: ProgramCommand } {
  const read = readPluginEntry(withoutUrl(program), "startProgram");
  const cwd = readFolder(folder);
  if (typeof read !== "string") {
    const { command: argv, ...limit } = read;
    const file = argv.slice(1).find((word) => isFile(resolve(cwd, word))) ?? argv[0];
    return { name: basename(file), command: { argv, cwd, ...limit } };
  }
  if (!isPython(read)) {
    throw usage(`startProgram: '${read}' is not a file in Python`, {
      hint: 'other languages: { command: ["julia", "mine.jl"] }; a JavaScript definition needs no program: import it',
    });
  }
  const file = resolve(cwd, read);
  if (!isFile(file)) throw usage(`startProgram: there is no file ${read}`);
  return { name: basename(file), command: pythonCommand(read, file) };
}

/** The folder as an absolute path. Throws a usage error for anything else. */
function readFolder(folder: unknown): string {
  const path = withoutUrl(folder);
  if (typeof path !== "string" || path.includes("\0")) {
    throw usage(`startProgram: expected a folder, a path or a file URL, got ${shown(path)}`);
  }
  const found = resolve(path);
  if (statSync(found, { throwIfNoEntry: false })?.isDirectory() === true) return found;
  throw usage(`startProgram: there is no folder ${path}`);
}

/** The path of a file URL; anything else unchanged. */
function withoutUrl(given: unknown): unknown {
  const { href } = Object(given) as { href?: unknown };
  if (typeof href !== "string") return given;
  try {
    return fileURLToPath(href);
  } catch {
    throw usage(`startProgram: ${href} is not the URL of a file on this machine`);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
