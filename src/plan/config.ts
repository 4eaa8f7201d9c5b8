import type { Gate } from "./gate.js";
import type { FunctionText, OptimizerText } from "./names.js";
import type { RunSpec } from "./plan.js";
import type { PluginEntry } from "./plugin-entry.js";
import type { Presentation } from "./presentation.js";
import type { Axis } from "./zip.js";

/** The parameters of a name. Several values of one are a grid. */
export type ConfigParams = Readonly<
  Record<string, number | boolean | string | readonly (number | boolean | string)[]>
> | null;

/** What stands after a "+": "cosine:min=0.01" or { cosine: { min: 0.01 } }. */
export type ConfigTerm = string | Readonly<Record<string, ConfigParams>>;

/** An item as an object: { adam: { lr: 0.1 }, plus: "cosine", label: "fast" }. */
export interface ConfigItem {
  /** The name, "adam", and its parameters. */
  readonly [name: string]: ConfigParams | ConfigTerm | readonly ConfigTerm[] | undefined;
  /** Schedules and modifiers of an optimizer, transforms of a function, in their order. */
  readonly plus?: ConfigTerm | readonly ConfigTerm[];
  /** What the row is called. */
  readonly label?: string;
}

/** All that a run spec may say, in a file or in a module. */
export interface Config
  extends
    Partial<Omit<RunSpec, "functions" | "optimizers" | "defaults" | "starts" | "seeds">>,
    Presentation,
    Gate {
  /** Items of the grammar, "rosenbrock:dim=3", or objects that say the same. */
  readonly functions?: FunctionText | ConfigItem | readonly (FunctionText | ConfigItem)[];
  /** Items of the grammar, "adam:lr=0.1/0.3+cosine", or objects that say the same. */
  readonly optimizers?: OptimizerText | ConfigItem | readonly (OptimizerText | ConfigItem)[];
  /** Parameters that hold wherever an item does not state them: { adam: { beta2: 0.99 } }. */
  readonly defaults?: Readonly<Record<string, ConfigParams>>;
  /** "random@20", "default", a point, or several of these. */
  readonly starts?: string | readonly (string | readonly number[])[];
  /** 5 is 1 to 5; seeds and ranges, "1..5", in a text or a list. */
  readonly seeds?: number | string | readonly (number | string)[];
  /** Specs whose keys these keys replace; paths start where the spec lies. */
  readonly extends?: string | readonly string[];
  /** Lists that go in step instead of multiplying: ["functions", "starts"]. */
  readonly zip?: readonly Axis[];
  /** Files with definitions, or programs: { command: ["julia", "mine.jl"], timeout: 60 }. */
  readonly plugins?: PluginEntry | readonly PluginEntry[];
  /** Whether `optbench run` searches for learning rates: true, or in so many trials each. */
  readonly tune?: boolean | number;
}

/**
 * A run spec for `optbench.config.mjs`; gives types and does nothing.
 *
 * @example
 * export default defineConfig({
 *   functions: ["rosenbrock", "beale"],
 *   optimizers: ["adam:lr=0.02"],
 *   allow: { percent: 2 },
 * });
 */
export function defineConfig(config: Config): Config {
  return config;
}
