import type { TunedOptimizer, Tuning } from "../bench/tune/tuning.js";
import { printCount, printNumber } from "../core/params.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { wrap } from "./wrap.js";

/** What was searched for in one item, on all functions together. */
interface Line {
  readonly name: string;
  readonly found: string;
  readonly trials: number;
  readonly evaluations: number;
  /** How many searches found their best at the edge of an interval, of how many. */
  readonly atEdge: number;
  readonly searches: number;
}

/** The table of what was searched for, what was found and what that cost. */
export function renderTuning(tuning: Tuning, look: Look, grid: Grid): string {
  const lines = linesOf(tuning.optimizers);
  const rows = inColumns(lines, look, grid) ?? lines.flatMap((line) => stacked(line, look));
  const text = [wrap(headOf(tuning), look.width), "", ...rows, ...noteOf(lines, look)];
  return text.map((line) => `${line}\n`).join("");
}

function headOf({ objective, method, trials, scope, optimizers }: Tuning): string {
  const aim = objective === "steps" ? "the fewest steps" : "the largest area over the curve";
  const each = trials === 1 ? "1 trial" : `${printCount(trials)} trials`;
  const isOne = new Set(optimizers.map((one) => `${one.function} ${one.dimension}`)).size === 1;
  const where =
    scope === "all" ? ", one value for all functions" : isOne ? "" : " on each function";
  return `Tuned for ${aim}: ${each} for each optimizer${where} (${method})`;
}

function linesOf(optimizers: readonly TunedOptimizer[]): Line[] {
  const groups = new Map<string, TunedOptimizer[]>();
  for (const one of optimizers) {
    const key = JSON.stringify([one.label ?? null, one.optimizer]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((members) => ({
    name: (members[0].label === undefined ? "" : `${members[0].label}=`) + members[0].optimizer,
    found: foundIn(members),
    trials: members.reduce((sum, one) => sum + one.trials, 0),
    evaluations: members.reduce((sum, one) => sum + one.evaluations, 0),
    atEdge: members.filter(isAtEdge).length,
    searches: members.length,
  }));
}

/** "lr=0.31"; over several functions from the smallest to the largest. */
function foundIn(members: readonly TunedOptimizer[]): string {
  return members[0].parameters
    .map(({ name }, k) => {
      const values = members.map((one) => one.parameters[k].value);
      const [low, high] = [Math.min(...values), Math.max(...values)].map(printNumber);
      return `${name}=${low === high ? low : `${low}..${high}`}`;
    })
    .join(" ");
}

function isAtEdge({ parameters }: TunedOptimizer): boolean {
  return parameters.some(({ atEdge }) => atEdge);
}

function edgeText({ atEdge, searches }: Line): string {
  if (atEdge === 0) return "";
  return searches === 1 ? "AT THE EDGE" : `AT THE EDGE on ${atEdge} of ${searches}`;
}

function inColumns(lines: readonly Line[], look: Look, grid: Grid): string[] | null {
  const cells = [
    ["", "searched", "found", "trials", "evals", ""],
    ...lines.map((line) => [
      markOf(line),
      cleanText(line.name, look.ascii),
      cleanText(line.found, look.ascii),
      String(line.trials),
      printCount(line.evaluations),
      edgeText(line),
    ]),
  ];
  const drawn = grid(cells, ["left", "left", "left", "right", "right", "left"]);
  if (drawn.some((line) => columnsOf(line) > look.width)) return null;
  return drawn.map((line, k) =>
    k === 0 ? look.paint.dim(line) : toneOf(lines[k - 1], look)(line),
  );
}

function markOf({ atEdge }: Line): string {
  return atEdge === 0 ? " " : "!";
}

function toneOf({ atEdge }: Line, { paint }: Look): (text: string) => string {
  return atEdge === 0 ? (text) => text : paint.worse;
}

function stacked(line: Line, look: Look): string[] {
  const { name, found, trials, evaluations } = line;
  const cost = `${printCount(trials)} trials, ${printCount(evaluations)} evaluations`;
  const text = [`${markOf(line)}  ${name}`, `   ${found}  ${cost}`, edgeText(line)];
  return text.flatMap((words, k) => {
    if (words === "") return [];
    const wrapped = wrap(cleanText(k === 2 ? `   ${words}` : words, look.ascii), look.width, 3);
    return wrapped.split("\n").map(toneOf(line, look));
  });
}

/** What to do about values at an edge. */
function noteOf(lines: readonly Line[], look: Look): string[] {
  if (lines.every(({ atEdge }) => atEdge === 0)) return [];
  const note =
    "At the edge: a better value may lie outside; give a wider interval, as adam:lr=1e-8..100.";
  return ["", ...wrap(note, look.width).split("\n")];
}
