import type { TunedOptimizer, Tuning } from "../bench/tune/tuning.js";
import { groupedBy } from "../core/grouped-by.js";
import { printCount, printShortest } from "../core/params.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ABSENT } from "./numbers.js";
import { wrap } from "./wrap.js";

/** What was searched for in one item: on a function, or on all of them together. */
interface Line {
  readonly name: string;
  readonly found: string;
  /** Of the best trial; null where several functions share the line. */
  readonly score: string | null;
  readonly trials: string;
  readonly evaluations: string;
  /** Words where a best value lies at the edge of its interval, else nothing. */
  readonly edge: string;
}

/** What was searched for, what was found and what that cost: a line for each optimizer. */
export function renderTuning(tuning: Tuning, look: Look, grid: Grid): string {
  return [
    wrap(headOf(tuning), look.width),
    "",
    ...tableOf(tuning, tuning.optimizers, look, grid),
    ...noteOf(tuning, look),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

/** The same with a table for each function. */
export function renderTuningByFunction(tuning: Tuning, look: Look, grid: Grid): string {
  const groups = groupedBy(tuning.optimizers, (one) => `${one.function} ${one.dimension}`);
  const tables = groups.flatMap((members) => {
    const [{ function: fn, dimension }] = members;
    const where = fn === null ? "all functions" : `${fn}   dim ${dimension}`;
    const heading = wrap(cleanText(where, look.ascii), look.width);
    return ["", look.paint.strong(heading), "", ...tableOf(tuning, members, look, grid)];
  });
  return [wrap(headOf(tuning), look.width), ...tables, ...noteOf(tuning, look)]
    .map((line) => `${line}\n`)
    .join("");
}

function headOf({ objective, method, trials, scope, optimizers }: Tuning): string {
  const aim = objective === "steps" ? "the fewest steps" : "the largest area over the curve";
  const each = trials === 1 ? "1 trial" : `${printCount(trials)} trials`;
  const isOne = new Set(optimizers.map((one) => `${one.function} ${one.dimension}`)).size === 1;
  const where =
    scope === "all" ? ", one value for all functions" : isOne ? "" : " on each function";
  return `Tuned for ${aim}: ${each} for each optimizer${where} (${method})`;
}

function tableOf(
  tuning: Tuning,
  optimizers: readonly TunedOptimizer[],
  look: Look,
  grid: Grid,
): string[] {
  const items = groupedBy(optimizers, (one) => JSON.stringify([one.label ?? null, one.optimizer]));
  const lines = items.map((members) => lineOf(members, tuning, look));
  return (
    inColumns(lines, tuning, look, grid) ?? lines.flatMap((line) => stacked(line, tuning, look))
  );
}

function lineOf(members: readonly TunedOptimizer[], tuning: Tuning, look: Look): Line {
  const [first] = members;
  const total = (of: (one: TunedOptimizer) => number) =>
    printCount(members.reduce((sum, one) => sum + of(one), 0));
  const name = (first.label === undefined ? "" : `${first.label}=`) + first.optimizer;
  return {
    name: cleanText(name, look.ascii),
    found: cleanText(foundIn(members), look.ascii),
    score: members.length > 1 ? null : scoreText(first, tuning),
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
function scoreText({ score, runs, reached }: TunedOptimizer, { objective }: Tuning): string {
  if (objective === "area") return score.toFixed(3);
  return reached < runs ? ABSENT : String(Number.isInteger(score) ? score : score.toPrecision(4));
}

function isAtEdge({ parameters }: TunedOptimizer): boolean {
  return parameters.some(({ atEdge }) => atEdge);
}

function edgeText(count: number, of: number): string {
  if (count === 0) return "";
  return of === 1 ? "AT EDGE" : `AT EDGE ${count}/${of}`;
}

function inColumns(
  lines: readonly Line[],
  { objective }: Tuning,
  look: Look,
  grid: Grid,
): string[] | null {
  const hasScores = lines.every(({ score }) => score !== null);
  const cells = [
    ["", "searched", "found", ...(hasScores ? [objective] : []), "trials", "evals", ""],
    ...lines.map(({ name, found, score, trials, evaluations, edge }) => [
      edge === "" ? " " : "!",
      name,
      found,
      ...(hasScores ? [score!] : []),
      trials,
      evaluations,
      edge,
    ]),
  ];
  const numbers = Array<"right">(hasScores ? 3 : 2).fill("right");
  const drawn = grid(cells, ["left", "left", "left", ...numbers, "left"]);
  if (drawn.some((line) => columnsOf(line) > look.width)) return null;
  return drawn.map((line, k) =>
    k === 0 ? look.paint.dim(line) : toneOf(lines[k - 1], look)(line),
  );
}

function toneOf({ edge }: Line, { paint }: Look): (text: string) => string {
  return edge === "" ? (text) => text : paint.worse;
}

/** A line where there is no room for columns. */
function stacked(line: Line, { objective }: Tuning, look: Look): string[] {
  const { name, found, score, trials, evaluations, edge } = line;
  const facts = [
    `   ${found}`,
    ...(score === null || score === ABSENT ? [] : [`${objective} ${score}`]),
    `${trials} trials`,
    `${evaluations} evaluations`,
  ];
  const texts = [`${edge === "" ? " " : "!"}  ${name}`, facts.join("  "), `   ${edge}`];
  return texts
    .filter((text) => text.trim() !== "")
    .flatMap((text) => wrap(text, look.width, 3).split("\n").map(toneOf(line, look)));
}

/** What to do about values at an edge. */
function noteOf({ optimizers }: Tuning, look: Look): string[] {
  if (!optimizers.some(isAtEdge)) return [];
  const note =
    "At edge: a better value may lie outside. State a wider interval, as in adam:lr=1e-8..1e3";
  return ["", ...wrap(`${note}.`, look.width).split("\n")];
}
