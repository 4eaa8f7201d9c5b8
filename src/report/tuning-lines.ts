import type { HeldOut, Objective, TunedOptimizer, Tuning } from "../records/tuning.js";
import { groupedBy } from "../core/grouped-by.js";
import { ln } from "../core/math.js";
import { median } from "../statistics/quantile.js";
import { printCount, printShortest } from "../core/params.js";
import { ABSENT } from "./numbers.js";
import type { TableColumn } from "./table-column.js";

/** What stands above how wide the good values are. */
export const WITHIN = "within 2x";

/** What was searched for in one item: on a function, or on all of them together. */
export interface TuningLine {
  readonly name: string;
  readonly found: string;
  /** How wide the good values are: from, to; over several functions in decades. */
  readonly within: string;
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

/**
 * The table of a search: its columns and its rows.
 *
 * @param code how a name is written
 */
export function tuningCells(
  tuning: Tuning,
  lines: readonly TuningLine[],
  code = (name: string) => name,
) {
  const hasScores = lines.every(({ score }) => score !== null);
  const scored = (cell: string | null) => (hasScores ? [cell ?? ABSENT] : []);
  return {
    columns: hasScores ? COLUMNS.toSpliced(3, 0, scoreColumn(tuning)) : COLUMNS,
    rows: lines.map(({ name, found, within, score, trials, evaluations, edge }) => [
      code(name),
      code(found),
      within,
      ...scored(score),
      trials,
      evaluations,
      edge,
    ]),
  };
}

const COLUMNS: readonly TableColumn[] = [
  {
    head: "searched",
    align: "left",
    means: "a method, and from where to where each of its parameters was searched",
  },
  {
    head: "found",
    align: "left",
    means: "the values that did best; of several functions from the smallest to the largest",
  },
  {
    head: WITHIN,
    align: "right",
    means:
      "how wide the values go that cost at most twice the best; over several functions in decades",
  },
  { head: "trials", align: "right", means: "how many values were tried" },
  {
    head: "evals",
    align: "right",
    means: "evaluations of f and its gradient that the search took",
  },
  {
    head: "",
    term: "AT EDGE",
    align: "left",
    means: "the best value lies at an end of what was searched: a better one may lie outside",
  },
];

function scoreColumn(tuning: Tuning): TableColumn {
  const means =
    tuning.objective === "area"
      ? "of the best trial, the area over the curve, from 0 to 1 (best)"
      : "of the best trial: the median over its runs, a dash where one fails";
  return { head: scoreHead(tuning), align: "right", means };
}

/** What was searched for and how, in words. */
export function tuningWords({
  objective,
  method,
  trials,
  scope,
  optimizers,
  cost = "iterations",
  heldOut,
}: Tuning): string {
  const aim = objective === "steps" ? `the fewest ${cost}` : "the largest area over the curve";
  const each = trials === 1 ? "1 trial" : `${printCount(trials)} trials`;
  const isOne = new Set(optimizers.map((one) => `${one.function} ${one.dimension}`)).size === 1;
  const where =
    scope === "all" ? ", one value for all functions" : isOne ? "" : " on each function";
  const held = heldOut === undefined ? "" : `. ${heldOutWords(heldOut)}`;
  return `Tuned for ${aim}: ${each} for each optimizer${where} (${method})${held}`;
}

/** "Tuned on seeds 1..2, judged on seeds 3..5" */
function heldOutWords({ by, tunedOn, judgedOn }: HeldOut): string {
  const what = by === "seeds" ? "seed" : "random start";
  const words = (numbers: readonly number[]) =>
    `${what}${numbers.length === 1 ? "" : "s"} ${runsOf(numbers)}`;
  return `Tuned on ${words(tunedOn)}, judged on ${words(judgedOn)}`;
}

/** "1..4", "3, 7..9" */
function runsOf(numbers: readonly number[]): string {
  const starts = numbers.filter((one, k) => k === 0 || one !== numbers[k - 1] + 1);
  const ends = numbers.filter((one, k) => one + 1 !== numbers[k + 1]);
  return starts.map((one, k) => (one === ends[k] ? one : `${one}..${ends[k]}`)).join(", ");
}

function lineOf(members: readonly TunedOptimizer[], objective: Objective): TuningLine {
  const [first] = members;
  const total = (of: (one: TunedOptimizer) => number) =>
    printCount(members.reduce((sum, one) => sum + of(one), 0));
  const name = (first.label === undefined ? "" : `${first.label}=`) + first.optimizer;
  return {
    name,
    found: foundIn(members),
    within: withinText(members),
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

/** "0.05..0.31" for each parameter; of several functions "0.8 decades", the median of them. */
function withinText(members: readonly TunedOptimizer[]): string {
  const texts = members[0].parameters.map((_, k) => {
    const all = members.map((one) => one.parameters[k].good ?? null);
    const known = all.filter((good) => good !== null);
    if (known.length === 0) return ABSENT;
    if (members.length === 1) return known[0].map(printShortest).join("..");
    const decades = known.map(([low, high]) => (low > 0 ? ln(high / low) / ln(10) : NaN));
    return decades.some(Number.isNaN) ? ABSENT : `${median(decades).toFixed(2)} decades`;
  });
  return texts.join("  ");
}

/** Steps only if every run reaches the target. */
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

/** What stands above the score of the best trial. */
export function scoreHead({ objective, cost = "iterations" }: Tuning): string {
  return objective === "area"
    ? objective
    : cost === "evaluations"
      ? "median evals"
      : "median steps";
}
