import { ln } from "../../core/math.js";
import { median } from "../../statistics/quantile.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Plan } from "../../plan/plan.js";
import type { SearchAxis } from "../../plan/search.js";
import { isSolved } from "../profiles/cost.js";
import type { CaseResult } from "../../records/results.js";
import { valueAt } from "../tune/axis-value.js";
import { entriesOf, withOptimizer, type Entry } from "../tune/entries.js";
import type { RunTrials } from "../tune/tune.js";
import type { Sweep, SweepBest, SweepCurve, Swept } from "../../records/sweep-result.js";
import { trialSettings } from "../trial-settings.js";

/** What is to be swept. */
export interface SweepOptions {
  readonly parameter: string;
  readonly count: number;
  readonly measure: Swept;
}

/**
 * Runs the cases of a plan, whose optimizers state one interval each, at evenly spaced values of it.
 * Null where it was interrupted.
 */
export async function sweep(
  plan: Plan,
  { parameter, count, measure }: SweepOptions,
  catalogue: Catalogue,
  runTrials: RunTrials,
): Promise<Sweep | null> {
  const swept = entriesOf([...plan.cases], "each", catalogue).map((entry) => ({
    entry,
    values: valuesOf(entry.optimizer.axes[0], count),
  }));
  const cases = swept.flatMap(({ entry, values }) => values.flatMap((x) => casesAt(entry, x)));
  const settings = trialSettings(plan.settings);
  const results = await runTrials({ settings, cases });
  if (results === null) return null;
  let from = 0;
  const curves = swept.map(({ entry, values }) => {
    const end = from + values.length * entry.cases.length;
    const own = results.slice(from, end);
    from = end;
    return curveOf(entry, values, own, measure);
  });
  const evaluations = results.reduce((sum, one) => sum + (one.trial?.evaluations ?? 0), 0);
  return { parameter, measure, evaluations, curves };
}

function valuesOf(axis: SearchAxis, count: number): number[] {
  const spacing = 1 / (count - 1);
  const values = Array.from({ length: count }, (_, k) => valueAt(axis, k * spacing, spacing));
  return [...new Set(values)];
}

function casesAt({ optimizer, cases }: Entry, value: number): Case[] {
  return cases.map((one) => withOptimizer(one, optimizer.at([value])));
}

function curveOf(
  { optimizer, cases }: Entry,
  values: readonly number[],
  results: readonly CaseResult[],
  measure: Swept,
): SweepCurve {
  const runs = values.map((_, k) => results.slice(k * cases.length, (k + 1) * cases.length));
  const steps = runs.map((own) => medianOf(own, (one) => (isSolved(one) ? one.steps : null)));
  const final = runs.map((own) => medianOf(own, (one) => one.trial?.measured ?? null));
  const [{ scale }] = optimizer.axes;
  const [{ functionLabel, external }] = cases;
  const evaluations = runs.map((own) =>
    medianOf(own, (one) => (isSolved(one) ? one.evaluations : null)),
  );
  const scores = { steps, evaluations, final }[measure];
  return {
    optimizer: optimizer.id,
    ...(optimizer.label === undefined ? {} : { label: optimizer.label }),
    function: cases[0].function,
    ...(functionLabel === undefined ? {} : { functionLabel }),
    ...(external === undefined ? {} : { external }),
    dimension: cases[0].dimension,
    scale,
    runs: cases.length,
    value: values,
    steps,
    evaluations,
    final,
    reached: runs.map((own) => own.filter(isSolved).length),
    best: bestOf(values, scores, scale),
  };
}

/** null unless all runs have the number. */
function medianOf(
  runs: readonly CaseResult[],
  of: (one: CaseResult) => number | null,
): number | null {
  const numbers = runs.flatMap((one) => of(one) ?? []);
  return numbers.length < runs.length ? null : median(numbers);
}

/** Results up to this many times the best count as good. */
const GOOD_WITHIN = 2;

/** The best of a curve and what lies around it. Of equal ones the smallest value. */
export function bestOf(
  values: readonly number[],
  scores: readonly (number | null)[],
  scale: "linear" | "log",
): SweepBest | null {
  const finite = scores.map((score) => score ?? Infinity);
  const score = Math.min(...finite);
  if (score === Infinity) return null;
  const at = finite.indexOf(score);
  const isGood = (k: number) => finite[k] <= GOOD_WITHIN * score || finite[k] === score;
  let first = at;
  while (first > 0 && isGood(first - 1)) first--;
  let last = at;
  while (last < values.length - 1 && isGood(last + 1)) last++;
  const [low, high] = [values[first], values[last]];
  const width = scale === "log" ? ln(high / low) / ln(10) : high - low;
  return {
    value: values[at],
    score,
    low,
    high,
    width: Number(width.toPrecision(6)),
    isCutOff: first === 0 || last === values.length - 1,
  };
}
