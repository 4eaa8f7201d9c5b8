/**
 * Programs in other languages as plug-ins of the library: `import { startProgram } from
 * "optbench/programs"`. For Node, Bun and Deno alone, because it starts a process.
 */
import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AnyFunction, AnyOptimizer } from "../core/definition.js";
import { usage } from "../core/errors.js";
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
}

/**
 * Starts a program and waits until it has said what it defines. `minimize`, `runBenchmark` and
 * `toAgreeWith` take the definitions themselves, or their names where it is among their `plugins`.
 * It runs with your rights, and ends with this process or thread.
 *
 * @param program - a file in Python, or a command as a run spec has it
 * @param folder - where relative paths start and a command works; default: the working folder
 * @returns its definitions; every evaluation waits for the program
 * @throws OptbenchError where it cannot be started, or defines nothing
 *
 * @example
 * const python = startProgram("my_momentum.py", import.meta.dirname);
 * const run = minimize("booth", "my-momentum:lr=0.01", { plugins: [python] });
 */
export function startProgram(program: FilePath | ProgramEntry, folder = "."): StartedProgram {
  const { name, command } = readProgram(program, folder);
  const packageRoot = new URL("../", import.meta.url);
  const definitions = start(name, command, { packageRoot });
  return {
    functions: definitions.filter((one) => one.kind === "function"),
    optimizers: definitions.filter((one) => one.kind === "optimizer"),
  };
}

function readProgram(
  program: FilePath | ProgramEntry,
  folder: string,
): { readonly name: string; readonly command: ProgramCommand } {
  const { href } = Object(program) as { href?: unknown };
  const entry = typeof href === "string" ? fileURLToPath(href) : program;
  const read = readPluginEntry(entry, "startProgram");
  const cwd = resolve(folder);
  if (typeof read !== "string") {
    const { command: argv, ...limit } = read;
    const file = argv.slice(1).find((word) => isFile(resolve(cwd, word))) ?? argv[0];
    return { name: basename(file), command: { argv, cwd, ...limit } };
  }
  if (!isPython(read)) {
    throw usage(`startProgram: '${read}' is not a file in Python`, {
      hint: 'other languages: { command: ["julia", "mine.jl"] }; what is in JavaScript is imported',
    });
  }
  const file = resolve(cwd, read);
  if (!isFile(file)) throw usage(`startProgram: there is no file ${read}`);
  return { name: basename(file), command: pythonCommand(read, file) };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
