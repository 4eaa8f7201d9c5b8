import { builtins } from "../bench/builtins.js";
import { executeUntil, resolveCase } from "../bench/execute.js";
import { planCommand } from "../bench/plan-command.js";
import { planFingerprint } from "../bench/plan-fingerprint.js";
import { withProvenance } from "../bench/provenance.js";
import { refuseUnfit } from "../bench/refuse-unfit.js";
import { resultSettings } from "../records/result-settings.js";
import {
  type CaseResult,
  RESULTS_FORMAT,
  type Results,
  type ResultsHead,
} from "../records/results.js";
import { Tallies } from "../records/tallies.js";
import { hasSeveralRuns } from "../bench/summaries/with-summaries.js";
import { summarize } from "../bench/summaries/summarize.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { kindsOf } from "../plan/cases.js";
import { planRun } from "../plan/plan.js";
import { checkBenchmarkOptions } from "./check-arguments.js";
import { environment } from "./environment.js";
import { nameDefinitions } from "./own-definitions.js";
import { readBenchmarkSpec, type BenchmarkSpec } from "./read-benchmark-spec.js";

/** How much `runBenchmark` may run. */
export interface BenchmarkOptions {
  /** A spec with more cases than this is refused; default: 500. */
  readonly maxCases?: number;
  /** Looked at every few milliseconds. Once it is aborted, what has finished is returned as `partial`. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Runs every case of a spec, one after the other.
 *
 * @param spec - functions, optimizers and settings as in a spec file, or definitions of your own;
 *   what concerns files and screens has no place here
 * @returns the document that `optbench run --json` prints
 * @throws OptbenchError for anything wrong in the spec
 * @example
 * const { cases } = runBenchmark({ functions: ["anisotropic"], optimizers: ["adam:lr=0.3", "sgd:lr=0.95"] });
 */
export function runBenchmark(spec: BenchmarkSpec, options: BenchmarkOptions = {}): Results {
  checkBenchmarkOptions(options);
  const { maxCases, signal } = options;
  if (typeof spec !== "object" || spec === null) {
    throw usage(
      `runBenchmark: expected { functions: ["rosenbrock"], optimizers: ["adam:lr=0.02"] }, got ${shown(spec)}`,
    );
  }
  const { spec: named, catalogue } = nameDefinitions(spec, builtins());
  const plan = planRun(readBenchmarkSpec(named), catalogue, maxCases);
  refuseUnfit(plan, catalogue);
  const { settings, cases } = plan;
  const shared = resultSettings(settings);
  const command = planCommand(plan);
  const head: ResultsHead = {
    format: RESULTS_FORMAT,
    settings: shared,
    environment: environment(),
    plan: planFingerprint(plan, catalogue),
    ...(command === null ? {} : { command }),
  };
  const isAborted = () => signal?.aborted === true;
  let finished = 0;
  const finish = (take: (one: CaseResult) => unknown) => {
    for (const one of cases) {
      const result = isAborted() ? null : executeUntil(one, settings, catalogue, isAborted);
      if (result === null) return;
      take(withProvenance(result, resolveCase(one, catalogue), settings));
      finished++;
    }
  };
  if (settings.keep === "summary") {
    const tallies = new Tallies(kindsOf(cases));
    finish((one) => tallies.add(one));
    return { ...head, partial: finished < cases.length, cases: [], tallies: tallies.list() };
  }
  const results: CaseResult[] = [];
  finish((one) => results.push(one));
  const summaries = hasSeveralRuns(results) ? summarize(results, shared, catalogue) : undefined;
  const partial = finished < cases.length;
  return { ...head, partial, ...(summaries === undefined ? {} : { summaries }), cases: results };
}
