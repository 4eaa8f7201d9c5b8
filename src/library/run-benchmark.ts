import { builtins } from "../bench/builtins.js";
import { execute, resolveCase } from "../bench/execute.js";
import { planFingerprint } from "../bench/plan-fingerprint.js";
import { withProvenance } from "../bench/provenance.js";
import { refuseUnfit } from "../bench/refuse-unfit.js";
import { resultSettings } from "../records/result-settings.js";
import { RESULTS_FORMAT, type Results, type ResultsHead } from "../records/results.js";
import { Tallies } from "../records/tallies.js";
import { hasSeveralRuns } from "../bench/summaries/with-summaries.js";
import { summarize } from "../bench/summaries/summarize.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { kindsOf, type Case } from "../plan/cases.js";
import { planRun } from "../plan/plan.js";
import { environment } from "./environment.js";
import { readBenchmarkSpec, type BenchmarkSpec } from "./read-benchmark-spec.js";

/** How much `runBenchmark` may run. */
export interface BenchmarkOptions {
  /** A spec with more cases than this is refused; default: 500. */
  readonly maxCases?: number;
}

/**
 * Runs every case of a spec, one after the other.
 *
 * @param spec - functions, optimizers and settings as in a spec file; what concerns files and
 *   screens has no place here
 * @returns the document that `optbench run --json` prints
 * @throws OptbenchError for anything wrong in the spec
 * @example
 * const { cases } = runBenchmark({ functions: ["anisotropic"], optimizers: ["adam:lr=0.3", "sgd:lr=0.95"] });
 */
export function runBenchmark(spec: BenchmarkSpec, { maxCases }: BenchmarkOptions = {}): Results {
  if (typeof spec !== "object" || spec === null) {
    throw usage(
      `runBenchmark: expected { functions: ["rosenbrock"], optimizers: ["adam:lr=0.02"] }, got ${shown(spec)}`,
    );
  }
  if (maxCases !== undefined && !(Number.isSafeInteger(maxCases) && maxCases > 0)) {
    throw usage(`runBenchmark: maxCases = ${shown(maxCases)} is not a whole number above 0`);
  }
  const catalogue = builtins();
  const plan = planRun(
    readBenchmarkSpec(spec),
    catalogue,
    maxCases,
    undefined,
    (n) => `{ maxCases: ${n} }`,
  );
  refuseUnfit(plan, catalogue);
  const { settings, cases } = plan;
  const shared = resultSettings(settings);
  const runCase = (one: Case) =>
    withProvenance(execute(one, settings, catalogue), resolveCase(one, catalogue), settings);
  const head: ResultsHead & Pick<Results, "partial"> = {
    format: RESULTS_FORMAT,
    settings: shared,
    environment: environment(),
    plan: planFingerprint(plan, catalogue),
    partial: false,
  };
  if (settings.keep === "summary") {
    const tallies = new Tallies(kindsOf(cases));
    for (const one of cases) tallies.add(runCase(one));
    return { ...head, cases: [], tallies: tallies.list() };
  }
  const results = cases.map(runCase);
  const summaries = hasSeveralRuns(results) ? summarize(results, shared, catalogue) : undefined;
  return { ...head, ...(summaries === undefined ? {} : { summaries }), cases: results };
}
