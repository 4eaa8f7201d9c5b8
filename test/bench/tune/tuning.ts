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

/** A search, and what was run for it. */
export interface Searched extends Tuned {
  /** The trials from the stated starts, each once. */
  readonly trials: readonly Case[];
  readonly results: readonly CaseResult[];
  /** All that was run, with what looks at starts nearby and at values a little changed. */
  readonly all: readonly Case[];
}

/** Tunes a spec in this thread. */
export async function search(spec: RunSpec, options: Partial<TuneOptions> = {}): Promise<Searched> {
  const catalogue = builtins();
  const plan = planRun(spec, catalogue, 500, resolveOpen);
  const trials: Case[] = [];
  const results: CaseResult[] = [];
  const all: Case[] = [];
  const runTrials = ({ cases: asked, settings }: Plan) => {
    const cases = [...asked];
    const some = cases.map((one) => execute(one, settings, catalogue));
    all.push(...cases);
    const looks = new Set(cases.filter(({ id }) => id.includes("~")).map(searchOf));
    cases.forEach((one, k) => {
      // what looks at starts nearby also looks at values that are a little changed
      if (looks.has(searchOf(one)) || trials.some((other) => isSame(other, one))) return;
      trials.push(one);
      results.push(some[k]);
    });
    return Promise.resolve(some);
  };
  const tuned = await tune(plan, { ...USUAL, ...options }, catalogue, runTrials);
  return { ...tuned!, trials, results, all };
}

/** Which search a case belongs to. */
function searchOf({ function: fn, dimension, optimizer }: Case): string {
  return [fn, dimension, optimizer.split(":")[0]].join(" ");
}

function isSame(a: Case, b: Case): boolean {
  return a.id === b.id && a.settings?.iterations === b.settings?.iterations;
}
