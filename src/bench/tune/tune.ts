import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";
import type { Scope, TunedOptimizer, Tuning, TuneOptions } from "../../records/tuning.js";
import { sideBySide } from "./asking.js";
import { contest } from "./contest.js";
import { entriesOf, entryKey, searchedBy, withOptimizer, type Entry } from "./entries.js";
import { foundIn } from "./found.js";
import { findFragile, type Judged } from "./fragile.js";
import { halvesOf } from "./held-out.js";
import { nearIn } from "./neighbours.js";
import { trialSettings } from "../trial-settings.js";

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
  /** The ids of the cases that reach their target by chance. */
  readonly fragile: ReadonlySet<string>;
}

/**
 * Finds the values for which the optimizers of a plan state intervals. All get the same number of
 * trials. Where there are several seeds or random starts they are tuned on one half, and the plan
 * that comes out has the other. Null where it was interrupted.
 */
export async function tune(
  plan: Plan,
  options: TuneOptions,
  catalogue: Catalogue,
  runTrials: RunTrials,
): Promise<Tuned | null> {
  const { tunedOn, judgedOn, heldOut } = halvesOf([...plan.cases]);
  const { settings: shared } = plan;
  const near = nearIn(catalogue);
  // another seed draws anew: no other run is close
  const verifies = heldOut?.by !== "seeds";
  const settings = trialSettings(shared);
  const runAll = async (cases: readonly Case[]) => {
    const results = cases.length === 0 ? [] : await runTrials({ settings, cases });
    if (options.objective === "area") refuseUnknownMinimum(results ?? []);
    return results;
  };
  const entries = entriesOf(tunedOn, options.scope, catalogue);
  const knowing = { ...options, near, verifies, settings: shared };
  const trials = await sideBySide(
    entries.map((entry) => contest(entry, knowing)),
    runAll,
  );
  if (trials === null) return null;
  const found = entries.map((entry, k) => foundIn(trials[k], entry, options.objective));
  const judged = judgedCases(judgedOn, entries, found, options.scope);
  const looks = await sideBySide(verifies ? [findFragile(judged, near)] : [], runAll);
  if (looks === null) return null;
  const run = looks.flatMap(({ results }) => results);
  const evaluations =
    found.reduce((sum, one) => sum + one.evaluations, 0) +
    run.reduce((sum, { trial }) => sum + (trial?.evaluations ?? 0), 0);
  const held = heldOut === null ? {} : { heldOut };
  return {
    plan: { ...plan, cases: judged.map((one) => one.case) },
    tuning: { ...options, cost: shared.cost, evaluations, ...held, optimizers: found },
    fragile: new Set(looks.flatMap(({ ids }) => [...ids])),
  };
}

/** The cases with what was found in the place of the intervals, each once. */
function judgedCases(
  cases: readonly Case[],
  entries: readonly Entry[],
  found: readonly TunedOptimizer[],
  scope: Scope,
): Judged[] {
  const places = new Map(entries.map((entry, k) => [entryKey(entry.cases[0], scope), k]));
  const judged = cases.map((one): Judged => {
    const k = places.get(entryKey(one, scope));
    if (k === undefined) return { case: one, found: null };
    const { chosen, parameters } = found[k];
    const values = parameters.map(({ value }) => value);
    const { optimizer } = entries[k];
    return {
      case: withOptimizer(one, chosen, optimizer.writtenAt(values)),
      found: { optimizer, values },
    };
  });
  // what was found may be what stands in the comparison already
  const seen = new Set<string>();
  return judged.filter(({ case: { id } }) => !seen.has(id) && seen.add(id));
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
  throw usage(`the area over the curve needs f*, which is not known for ${one.function}`, {
    remedy: "objective",
  });
}
