import type { Gate } from "./gate.js";
import type { RunSpec } from "./plan.js";
import type { Presentation } from "./run-file.js";
import type { Axis } from "./zip.js";

/** All that a run spec may say, in a file or in a module. */
export interface Config extends Partial<RunSpec>, Presentation, Gate {
  /** Specs whose keys these keys replace; paths start where the spec lies. */
  readonly extends?: string | readonly string[];
  /** Lists that go in step instead of multiplying: ["functions", "starts"]. */
  readonly zip?: readonly Axis[];
  readonly plugins?: string | readonly string[];
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
