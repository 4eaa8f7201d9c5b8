import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import type { CaseResult } from "../../../src/records/results.js";
import { tune, type Tuned } from "../../../src/bench/tune/tune.js";
import type { TuneOptions } from "../../../src/records/tuning.js";
import type { Case } from "../../../src/plan/cases.js";
import type { Plan, RunSpec } from "../../../src/plan/plan.js";
import { planRun } from "../../../src/plan/plan.js";
import { resolveOpen } from "../../../src/plan/search.js";

export const USUAL: TuneOptions = {
  trials: 40,
  method: "refine",
  objective: "steps",
  scope: "each",
};

/** A search, and all that was run for it. */
export interface Searched extends Tuned {
  readonly trials: readonly Case[];
  readonly results: readonly CaseResult[];
}

/** Tunes a spec in this thread. */
export async function search(spec: RunSpec, options: Partial<TuneOptions> = {}): Promise<Searched> {
  const catalogue = builtins();
  const plan = planRun(spec, catalogue, 500, resolveOpen);
  const trials: Case[] = [];
  const results: CaseResult[] = [];
  const runTrials = ({ cases, settings }: Plan) => {
    const some = cases.map((one) => execute(one, settings, catalogue));
    trials.push(...cases);
    results.push(...some);
    return Promise.resolve(some);
  };
  const tuned = await tune(plan, { ...USUAL, ...options }, catalogue, runTrials);
  return { ...tuned!, trials, results };
}
