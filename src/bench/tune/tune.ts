import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import { Contest } from "./contest.js";
import { entriesOf, searchedBy, withOptimizer } from "./entries.js";
import type { Tuning, TuneOptions } from "../../records/tuning.js";

/** Runs the cases of a plan; null where it was interrupted. Results come in the order of the plan. */
export type RunTrials = (plan: Plan) => Promise<readonly CaseResult[] | null>;

/** A plan whose cases are all there: a search changes them one by one. */
export interface ListedPlan extends Plan {
  readonly cases: readonly Case[];
}

/** A plan whose optimizers have all their values, and how these were found. */
export interface Tuned {
  readonly plan: ListedPlan;
  readonly tuning: Tuning;
}

/**
 * Finds the values for which the optimizers of a plan state intervals. All get the same number of
 * trials, and are judged in the cases of the plan itself. Null where it was interrupted.
 */
export async function tune(
  plan: Plan,
  options: TuneOptions,
  catalogue: Catalogue,
  runTrials: RunTrials,
): Promise<Tuned | null> {
  const contests = entriesOf([...plan.cases], options.scope, catalogue).map(
    (entry) => new Contest(entry, options, plan.settings),
  );
  const settings = { ...plan.settings, trial: true, path: false, curveMetric: "none" } as const;
  for (;;) {
    const proposed = contests.map((contest) => contest.propose());
    const cases = proposed.flat();
    if (cases.length === 0) break;
    const results = await runTrials({ settings, cases });
    if (results === null) return null;
    if (options.objective === "area") refuseUnknownMinimum(results);
    let from = 0;
    contests.forEach((contest, k) => {
      const end = from + proposed[k].length;
      contest.take(results.slice(from, end));
      from = end;
    });
  }
  const found = contests.map((contest) => contest.result());
  const evaluations = found.reduce((sum, one) => sum + one.evaluations, 0);
  const chosen = new Map(
    contests.flatMap(({ entry }, k) => entry.cases.map((one) => [one.id, found[k].chosen])),
  );
  const cases = plan.cases.map((one) => withOptimizer(one, chosen.get(one.id) ?? one.optimizer));
  return {
    plan: { ...plan, cases: withoutTwins(cases) },
    tuning: { ...options, cost: plan.settings.cost, evaluations, optimizers: found },
  };
}

/**
 * The plan with some values in the place of the intervals, to see whether it can be run; and in how
 * many of its cases values are searched for.
 */
export function startingPlan(
  plan: Plan,
  catalogue: Catalogue,
): { plan: ListedPlan; searched: number } {
  const resolve = searchedBy(catalogue);
  let searched = 0;
  const cases = plan.cases.map((one) => {
    const optimizer = resolve(one);
    if (optimizer.axes.length > 0) searched++;
    return withOptimizer(one, optimizer.at(optimizer.axes.map(({ low }) => low)));
  });
  return { plan: { ...plan, cases }, searched };
}

function refuseUnknownMinimum(results: readonly CaseResult[]): void {
  const one = results.find(({ aocc, status }) => aocc === null && status !== "error");
  if (one === undefined) return;
  throw usage(
    `the area over the curve needs f*, which is not known for ${one.function}\n  --objective steps does without`,
  );
}

/** What was found may be what stands in the comparison already. */
function withoutTwins(cases: readonly Case[]): Case[] {
  const seen = new Set<string>();
  return cases.filter(({ id }) => !seen.has(id) && seen.add(id));
}
