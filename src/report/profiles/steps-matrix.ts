import { functionName } from "../../core/function-name.js";
import type { Cost } from "../../plan/settings.js";
import type { FunctionStates, Pair, Score } from "../../records/profiles.js";
import { cleanText, columnsOf } from "../fit-text.js";
import { signOf } from "../letters.js";
import { legendLines } from "../plot/legend.js";
import type { Look } from "../look.js";
import { amount } from "../summary-words.js";
import { wrap, wrapFacts } from "../wrap.js";
import { type Cell, renderMatrix, type Matrix, type MatrixRow } from "./matrix.js";
import { marksExplained, STATE_MARKS } from "./state-marks.js";

/** What the cells and the rows below them count, and where there are scores what they mean. */
function explained(scores: readonly Score[], cost: Cost): string {
  const score = "; score: 1 needs the fewest on every function, 0 never less than 4x the fewest";
  return ` in ${cost}; solved: every run ends at the target${areScored(scores) ? score : ""}`;
}

function areScored(scores: readonly Score[]): boolean {
  return scores.every(({ steps, evaluations }) => steps !== null && evaluations !== null);
}

/**
 * Functions down, optimizers across: cost and state of each; below, what they come to.
 *
 * @param shown the functions that have a row; the sums below count all of them
 */
export function stepsMatrix(
  map: readonly FunctionStates[],
  scores: readonly Score[],
  cost: Cost,
  look: Look,
  shown: readonly FunctionStates[] = map,
): string[] {
  const rows = [
    ...shown.map((row) => ({
      name: functionName(row),
      cells: row.optimizers.map((pair) => cellOf(pair, cost, look)),
    })),
    { name: "", cells: scores.map(() => ({ text: "" })) },
    ...summaryRows(map, scores, cost),
  ];
  const named = headed(
    rows,
    (k) => `${signOf(k, scores.length)} ${scores[k].optimizer}`,
    scores,
    look,
  );
  const isNamed = widthOf(named) <= look.width;
  const matrix = isNamed ? named : headed(rows, (k) => signOf(k, scores.length), scores, look);
  const entries = scores.map(({ optimizer }, k) => ({
    letter: signOf(k, scores.length),
    label: optimizer,
    ink: k,
  }));
  const states = shown.flatMap(({ optimizers }) =>
    optimizers.flatMap((pair) => (pair === null ? [] : pair.state)),
  );
  return [
    ...renderMatrix(matrix, look),
    "",
    ...(isNamed ? [] : legendLines(entries, look)),
    ...wrapFacts(
      marksExplained(states, "good").map((one) => ` ${one}`),
      look.width,
    ).split("\n"),
    ...wrap(explained(scores, cost), look.width, 1).split("\n"),
  ];
}

/** The cost and the mark after them; those of a good one stand alone. */
function cellOf(pair: Pair | null, cost: Cost, { paint }: Look): Cell {
  if (pair === null) return { text: "" };
  const { state, solved, runs } = pair;
  const spent = cost === "evaluations" ? pair.evaluations : pair.steps;
  const median = spent === null ? "" : amount(spent);
  if (state === "good") return { text: `${median} ` };
  const number = state === "unstable" ? `${solved}/${runs}` : median;
  const isBad = state === "failed" || state === "diverged";
  return {
    text: `${number}${STATE_MARKS[state]}`,
    ...(state === "best" ? { paint: paint.better } : isBad ? { paint: paint.worse } : {}),
  };
}

function summaryRows(
  map: readonly FunctionStates[],
  scores: readonly Score[],
  cost: Cost,
): MatrixRow[] {
  const countOf = (k: number, is: (pair: Pair) => boolean) =>
    map.filter(({ optimizers }) => optimizers[k] !== null && is(optimizers[k])).length;
  const row = (name: string, text: (score: Score, k: number) => string | number) => ({
    name,
    cells: scores.map((score, k) => ({ text: `${text(score, k)} ` })),
  });
  return [
    row("best on", (_, k) => countOf(k, ({ state }) => state === "best")),
    row("solved on", (_, k) => countOf(k, ({ solved, runs }) => solved === runs)),
    ...(areScored(scores) ? scoreRows(cost, row) : []),
  ];
}

function scoreRows(
  cost: Cost,
  row: (name: string, text: (score: Score) => string) => MatrixRow,
): MatrixRow[] {
  const byEvaluations = (name: string) => row(name, (one) => one.evaluations!.toFixed(2));
  const bySteps = (name: string) => row(name, (one) => one.steps!.toFixed(2));
  return cost === "evaluations"
    ? [byEvaluations("score"), bySteps("score by iters")]
    : [bySteps("score"), byEvaluations("score by evals")];
}

function headed(
  rows: readonly MatrixRow[],
  headOf: (k: number) => string,
  scores: readonly Score[],
  { ascii, paint }: Look,
): Matrix {
  const heads = scores.map((_, k) => `${cleanText(headOf(k), ascii)} `);
  const cellWidth = Math.max(...rows.flatMap(({ cells }) => cells.map(({ text }) => text.length)));
  return {
    title: "function",
    heads: heads.map((text, k) => ({ text, paint: (plain) => paint.series(k, plain) })),
    // the mark of the column before keeps them apart
    widths: heads.map((text) => Math.max(cellWidth, columnsOf(text)) + 1),
    rows,
  };
}

function widthOf({ title, rows, widths }: Matrix): number {
  const names = [title, ...rows.map(({ name }) => name)].map(columnsOf);
  return Math.max(...names) + widths.reduce((sum, one) => sum + one, 0);
}
