import type { Objective, TunedOptimizer, Tuning } from "../records/tuning.js";
import { groupedBy } from "../core/grouped-by.js";
import { printCount, printShortest } from "../core/params.js";
import { ABSENT } from "./numbers.js";

/** What was searched for in one item: on a function, or on all of them together. */
export interface TuningLine {
  readonly name: string;
  readonly found: string;
  /** Of the best trial; null where several functions share the line. */
  readonly score: string | null;
  readonly trials: string;
  readonly evaluations: string;
  /** Words where a best value lies at the edge of its interval, else nothing. */
  readonly edge: string;
}

/** A line for each optimizer; what is in it comes from a document, and is not made harmless yet. */
export function tuningLines(
  { objective }: Tuning,
  optimizers: readonly TunedOptimizer[],
): TuningLine[] {
  const items = groupedBy(optimizers, (one) => JSON.stringify([one.label ?? null, one.optimizer]));
  return items.map((members) => lineOf(members, objective));
}

/** What was searched for and how, in words. */
export function tuningWords({
  objective,
  method,
  trials,
  scope,
  optimizers,
  cost = "iterations",
}: Tuning): string {
  const aim = objective === "steps" ? `the fewest ${cost}` : "the largest area over the curve";
  const each = trials === 1 ? "1 trial" : `${printCount(trials)} trials`;
  const isOne = new Set(optimizers.map((one) => `${one.function} ${one.dimension}`)).size === 1;
  const where =
    scope === "all" ? ", one value for all functions" : isOne ? "" : " on each function";
  return `Tuned for ${aim}: ${each} for each optimizer${where} (${method})`;
}

function lineOf(members: readonly TunedOptimizer[], objective: Objective): TuningLine {
  const [first] = members;
  const total = (of: (one: TunedOptimizer) => number) =>
    printCount(members.reduce((sum, one) => sum + of(one), 0));
  const name = (first.label === undefined ? "" : `${first.label}=`) + first.optimizer;
  return {
    name,
    found: foundIn(members),
    score: members.length > 1 ? null : scoreText(first, objective),
    trials: total((one) => one.trials),
    evaluations: total((one) => one.evaluations),
    edge: edgeText(members.filter(isAtEdge).length, members.length),
  };
}

/** "lr=0.31"; over several functions from the smallest to the largest. */
function foundIn(members: readonly TunedOptimizer[]): string {
  return members[0].parameters
    .map(({ name }, k) => {
      const values = members.map((one) => one.parameters[k].value);
      const [low, high] = [Math.min(...values), Math.max(...values)].map(printShortest);
      return `${name}=${low === high ? low : `${low}..${high}`}`;
    })
    .join(" ");
}

/** Steps only of what always reaches the target. */
function scoreText({ score, runs, reached }: TunedOptimizer, objective: Objective): string {
  if (objective === "area") return score.toFixed(3);
  return reached < runs ? ABSENT : String(Number.isInteger(score) ? score : score.toPrecision(4));
}

export function isAtEdge({ parameters }: TunedOptimizer): boolean {
  return parameters.some(({ atEdge }) => atEdge);
}

function edgeText(count: number, of: number): string {
  if (count === 0) return "";
  return of === 1 ? "AT EDGE" : `AT EDGE ${count}/${of}`;
}
