import type { Config } from "../plan/config.js";
import type { RunSpec } from "../plan/plan.js";
import { readRunValue } from "../plan/run-file.js";

/** The lists whose product makes the cases: here, too, they may be written as in a spec file. */
const LISTS = ["functions", "optimizers", "defaults", "dims", "starts", "seeds"] as const;

type Lists = (typeof LISTS)[number];

/**
 * What `runBenchmark` runs. Its lists are those of a run spec, in text or in the forms of a spec
 * file: `{ adam: { lr: [0.1, 0.3] } }`, `seeds: "1..5"`.
 */
export type BenchmarkSpec = RunSpec | (Omit<RunSpec, Lists> & Pick<Config, Lists>);

/** The spec with its lists read. Throws a usage error that names the list. */
export function readBenchmarkSpec(spec: BenchmarkSpec): RunSpec {
  const isWritten = (key: Lists) => isAsInFile(key, spec[key]);
  const written = LISTS.filter(isWritten).map((key) => [key, spec[key]]);
  const { run } = readRunValue(Object.fromEntries(written), "runBenchmark");
  return { ...spec, ...run } as RunSpec;
}

/** An empty list, and defaults as text, are no part of a spec file; the plan knows them. */
function isAsInFile(key: Lists, value: unknown): boolean {
  if (!Array.isArray(value)) return value !== undefined;
  return value.length > 0 && key !== "defaults";
}
