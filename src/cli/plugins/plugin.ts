import { isPython } from "../../foreign/is-python.js";
import type { ProgramCommand, ProgramHost } from "../../foreign/start-program.js";
import type { Io } from "../program/io.js";

/** A file of definitions, or a program that has some. */
export interface Plugin {
  /** As the user named it; of a program, its file. */
  readonly name: string;
  /** Where it lies. */
  readonly file: string;
  /** How the program is started. */
  readonly program?: ProgramCommand;
}

/** Whether it is a process of its own, in every thread. */
export function isProgram({ file, program }: Plugin): boolean {
  return program !== undefined || isPython(file);
}

/** The same text for the same plugin. */
export function keyOfPlugin({ file, program }: Plugin): string {
  return JSON.stringify([file, program?.cwd, program?.argv]);
}

/** Where plugins are loaded. */
export interface PluginHost extends ProgramHost, Pick<Io, "expectStrays"> {}
