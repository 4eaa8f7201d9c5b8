import type { Config, ConfigItem } from "../plan/config.js";
import type { RunSpec } from "../plan/plan.js";
import { readRunValue } from "../plan/run-file.js";
import type { FunctionLike, OptimizerLike } from "./minimize.js";
import type { Plugin } from "./with-plugins.js";

/** The lists whose product makes the cases: here, too, they may be written as in a spec file. */
const LISTS = ["functions", "optimizers", "defaults", "dims", "starts", "seeds"] as const;

/** One of these lists. */
type Lists = (typeof LISTS)[number];

/** The same, of names alone. */
export type NamedSpec = RunSpec | (Omit<RunSpec, Lists> & Pick<Config, Lists>);

/** What stands in one of the lists, or alone. */
type Items<Given, Like> = Given | Like | readonly (Given | Like)[];

/**
 * What `runBenchmark` runs. Its lists are those of a run spec, in text or in the forms of a spec
 * file, `{ adam: { lr: [0.1, 0.3] } }`, `seeds: "1..5"`; functions and optimizers may be
 * definitions, as `minimize` takes them.
 */
export type BenchmarkSpec = Omit<NamedSpec, "functions" | "optimizers"> & {
  /** Functions: names, items as objects, definitions, objectives as they are. */
  readonly functions: Items<ConfigItem, FunctionLike>;
  /** Optimizers: names, items as objects, definitions. */
  readonly optimizers: Items<ConfigItem, OptimizerLike>;
  /** Definitions that the lists may name with parameters, as `my-adam:lr=0.1`. */
  readonly plugins?: readonly Plugin[];
};

/** The spec with its lists read. Throws a usage error that names the list. */
export function readBenchmarkSpec(spec: NamedSpec): RunSpec {
  const isWritten = (key: Lists) => isAsInFile(key, spec[key]);
  const written = LISTS.filter(isWritten).map((key) => [key, spec[key]]);
  const { run } = readRunValue(Object.fromEntries(written), "runBenchmark");
  return { ...spec, ...run } as RunSpec;
}

/** A spec file has neither empty lists nor defaults as text; the plan knows them. */
function isAsInFile(key: Lists, value: unknown): boolean {
  if (!Array.isArray(value)) return value !== undefined;
  return value.length > 0 && key !== "defaults";
}
