import { functionTitle } from "../core/function-name.js";
import type { TunedOptimizer, Tuning } from "../records/tuning.js";
import { groupedBy } from "../core/grouped-by.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ABSENT } from "./numbers.js";
import { headsOf } from "./table-column.js";
import {
  isAtEdge,
  scoreHead,
  tuningCells,
  tuningLines,
  tuningWords,
  WITHIN,
  type TuningLine,
} from "./tuning-lines.js";
import { wrap } from "./wrap.js";

/** What was searched for, what was found and what that cost: a line for each optimizer. */
export function renderTuning(tuning: Tuning, look: Look, grid: Grid): string {
  return [
    wrap(tuningWords(tuning), look.width),
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
    const [{ function: fn, functionLabel, dimension }] = members;
    const where =
      fn === null
        ? "all functions"
        : `${functionTitle({ function: fn, functionLabel })}   dim ${dimension}`;
    const heading = wrap(cleanText(where, look.ascii), look.width);
    return ["", look.paint.strong(heading), "", ...tableOf(tuning, members, look, grid)];
  });
  return [wrap(tuningWords(tuning), look.width), ...tables, ...noteOf(tuning, look)]
    .map((line) => `${line}\n`)
    .join("");
}

function tableOf(
  tuning: Tuning,
  optimizers: readonly TunedOptimizer[],
  look: Look,
  grid: Grid,
): string[] {
  const lines = tuningLines(tuning, optimizers).map((line) => ({
    ...line,
    name: cleanText(line.name, look.ascii),
    found: cleanText(line.found, look.ascii),
  }));
  return (
    inColumns(lines, tuning, look, grid) ?? lines.flatMap((line) => stacked(line, tuning, look))
  );
}

function inColumns(
  lines: readonly TuningLine[],
  tuning: Tuning,
  look: Look,
  grid: Grid,
): string[] | null {
  const { columns, rows } = tuningCells(tuning, lines);
  const marked = rows.map((cells, k) => [lines[k].edge === "" ? " " : "!", ...cells]);
  const aligns = columns.map(({ align }) => align);
  const drawn = grid([["", ...headsOf(columns)], ...marked], ["left", ...aligns]);
  if (drawn.some((line) => columnsOf(line) > look.width)) return null;
  return drawn.map((line, k) =>
    k === 0 ? look.paint.dim(line) : toneOf(lines[k - 1], look)(line),
  );
}

function toneOf({ edge }: TuningLine, { paint }: Look): (text: string) => string {
  return edge === "" ? (text) => text : paint.worse;
}

/** A line where there is no room for columns. */
function stacked(line: TuningLine, tuning: Tuning, look: Look): string[] {
  const { name, found, within, score, trials, evaluations, edge } = line;
  const facts = [
    `   ${found}`,
    ...(within === ABSENT ? [] : [`${WITHIN} ${within}`]),
    ...(score === null || score === ABSENT ? [] : [`${scoreHead(tuning)} ${score}`]),
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
  const atEdge = optimizers.find(isAtEdge);
  if (atEdge === undefined) return [];
  const asked = cleanText(atEdge.optimizer, look.ascii);
  const note = `At edge: a better value may lie outside. Give ${asked} a wider interval.`;
  return ["", ...wrap(note, look.width).split("\n")];
}
