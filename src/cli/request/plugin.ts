import type { Io } from "../program/io.js";

/** A file of definitions: as the user named it, and where it lies. */
export interface Plugin {
  readonly name: string;
  readonly file: string;
}

/** Where plugins are loaded. */
export interface PluginHost extends Pick<Io, "packageRoot" | "expectStrays"> {
  /** Whether this thread is one of several: what a program says as it starts was heard before. */
  readonly isFurther?: boolean;
}
