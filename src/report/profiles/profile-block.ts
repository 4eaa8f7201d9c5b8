import { functionName } from "../../core/function-name.js";
import type { Cost } from "../../plan/settings.js";
import type { FunctionStates, ProfileCurve, Profiles } from "../../records/profiles.js";
import { cleanText } from "../fit-text.js";
import { leftOutWords } from "../dozen.js";
import { signOf } from "../letters.js";
import type { Look } from "../look.js";
import { wrap, wrapFacts } from "../wrap.js";
import { renderMatrix } from "./matrix.js";
import { type PlottedKind, profilePlot } from "./profile-plot.js";
import { scoreTable } from "./score-table.js";
import { marksExplained, STATE_MARKS } from "./state-marks.js";

interface ProfileBlockOptions {
  readonly style: "ascii" | "braille";
  /** Whether what stands above has the scores and the letters of the optimizers. */
  readonly hasScores: boolean;
}

/** What each plot shows, for a first-time reader. */
const EXPLAINED: Readonly<
  Record<PlottedKind, { title: string; text: (unit: string, cost: Cost) => string }>
> = {
  performance: {
    title: "Performance profile",
    text: (unit, cost) =>
      `on which share of ${unit} an optimizer needs at most x times the fewest ${cost}: at 1 it wins, at the right end it gets there at all.`,
  },
  data: {
    title: "Data profile",
    text: (unit, cost) =>
      `the share of ${unit} that an optimizer solves within x ${cost}: it reaches the target, and is at it in the end.`,
  },
  ecdf: {
    title: "Run lengths",
    text: (unit) =>
      `the share of the targets 100, 63, ... 1e-8 on ${unit} that are hit within x evaluations per dimension, each run as it is: no restarts are simulated.`,
  },
};

const TITLES: Readonly<Record<PlottedKind, (cost: Cost) => string>> = {
  performance: (cost) => `share within x times the fewest ${cost}`,
  data: (cost) => `share solved within x ${cost}`,
  ecdf: () => "share of targets hit",
};

/** The profiles asked for, each under a sentence that says how to read it. */
export function renderProfiles(
  profiles: Profiles,
  { style, hasScores }: ProfileBlockOptions,
  look: Look,
): string {
  const unit = unitOf(profiles);
  if (profiles.problems === 0) {
    return `${wrap("No function was run with every optimizer: there is no profile.", look.width)}\n`;
  }
  const blocks: string[][] = [];
  const wrapped = (text: string) => wrap(text, look.width).split("\n");
  const leftOut =
    profiles.leftOut === 0
      ? ""
      : `Not every optimizer has a run on ${profiles.leftOut} more; they are left out.`;
  if (!hasScores) {
    const other = profiles.cost === "evaluations" ? "iterations" : "evaluations";
    const what = profiles.scores.every(({ steps }) => steps !== null)
      ? `wins, how many are solved, and the AlgoPerf score, by ${profiles.cost} and by ${other}`
      : `wins by ${profiles.cost}, and how many are solved`;
    const head = `${unit[0].toUpperCase()}${unit.slice(1)}: ${what}.`;
    blocks.push(wrapped(`${head} ${leftOut}`), scoreTable(profiles.scores, profiles.cost, look));
  } else if (leftOut !== "") blocks.push(wrapped(leftOut));
  for (const kind of ["performance", "data", "ecdf"] as const) {
    const curves = profiles[kind];
    if (curves !== undefined)
      blocks.push(...plotBlocks(kind, curves, unit, profiles.cost, style, look));
  }
  if (profiles.wins !== undefined) blocks.push(winTable(profiles.wins, profiles.scores, look));
  if (profiles.map !== undefined) blocks.push(stateMap(profiles.map, look));
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join("")).join("\n");
}

function plotBlocks(
  kind: PlottedKind,
  curves: readonly ProfileCurve[],
  unit: string,
  cost: Cost,
  style: "ascii" | "braille",
  look: Look,
): string[][] {
  const { title, text } = EXPLAINED[kind];
  const explained = `${title}: ${text(unit, cost)} ${leftOutWords(curves.length, "rise highest")}`;
  const words = wrap(cleanText(explained.trimEnd(), look.ascii), look.width).split("\n");
  if (curves.every(({ x }) => x.length === 0)) {
    return [wrap(`${title}: no optimizer reaches the target.`, look.width).split("\n")];
  }
  return [words, profilePlot(kind, curves, TITLES[kind](cost), cost, style, look)];
}

/** What is counted: functions, or with several starts or seeds their combinations. */
function unitOf({ problems, functions }: Profiles): string {
  if (problems === functions) return problems === 1 ? "1 function" : `${problems} functions`;
  return `${problems} runs on ${functions === 1 ? "1 function" : `${functions} functions`}`;
}

/** A heat map: a row a function, a cell an optimizer, its state as a letter and a colour. */
function stateMap(map: readonly FunctionStates[], look: Look): string[] {
  const count = map[0]?.optimizers.length ?? 0;
  const states = map.flatMap(({ optimizers }) =>
    optimizers.flatMap((pair) => (pair === null ? [] : pair.state)),
  );
  const lines = renderMatrix(
    {
      title: "function",
      heads: Array.from({ length: count }, (_, k) => ({ text: signOf(k, count) })),
      widths: Array.from({ length: count }, (_, k) => 1 + signOf(k, count).length),
      rows: map.map((row) => ({
        // a blank before the first cell, which is coloured
        name: `${functionName(row)} `,
        cells: row.optimizers.map((pair) =>
          pair === null
            ? { text: "" }
            : {
                text: ` ${STATE_MARKS[pair.state]}`,
                paint: (text) => look.paint.state(pair.state, text),
              },
        ),
      })),
    },
    look,
  );
  return [...lines, "", ...wrapFacts(marksExplained(states), look.width).split("\n")];
}

/** On how many problems the optimizer of the row costs less than that of the column. */
function winTable(
  wins: NonNullable<Profiles["wins"]>,
  scores: Profiles["scores"],
  look: Look,
): string[] {
  const most = Math.max(0, ...wins.flat());
  const letter = (k: number) => ({
    text: signOf(k, scores.length),
    paint: (text: string) => look.paint.series(k, text),
  });
  return renderMatrix(
    {
      title: "row beats",
      heads: scores.map((_, k) => letter(k)),
      widths: scores.map(
        (_, k) => Math.max(String(most).length, signOf(k, scores.length).length) + 2,
      ),
      rows: wins.map((row, a) => ({
        name: scores[a].optimizer,
        letter: letter(a),
        cells: row.map((count, b) => ({
          text: a === b ? "." : String(count),
          ...(count > wins[b][a] ? { paint: look.paint.better } : {}),
        })),
      })),
    },
    look,
  );
}
