import type { Io } from "../program/io.js";

/** A file of definitions, or a program that has some. */
export interface Plugin {
  /** As the user named it; of a program, its file. */
  readonly name: string;
  /** Where it lies. */
  readonly file: string;
  /** How the program is started. */
  readonly program?: PluginProgram;
}

/** A program as a spec names it. */
export interface PluginProgram {
  readonly argv: readonly string[];
  /** The folder of the spec. */
  readonly cwd: string;
  readonly timeout?: number;
}

/** Whether it is a process of its own, in every thread. */
export function isProgram({ file, program }: Plugin): boolean {
  return program !== undefined || /\.pyw?$/i.test(file);
}

/** The same text for the same plugin. */
export function keyOfPlugin({ file, program }: Plugin): string {
  return JSON.stringify([file, program?.cwd, program?.argv]);
}

/** Where plugins are loaded. */
export interface PluginHost extends Pick<Io, "packageRoot" | "expectStrays"> {
  /** Whether this thread is one of several: what a program says as it starts was heard before. */
  readonly isFurther?: boolean;
}
