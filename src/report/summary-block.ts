import type { ResultSettings } from "../records/results.js";
import type { Summary } from "../records/summary.js";
import type { Metric, Status } from "../run/types.js";
import { blockHeading } from "./block-heading.js";
import {
  aimText,
  countStarts,
  curveTitle,
  notTwoDimensional,
  startFact,
  targetFacts,
  targetOf,
} from "./block-words.js";
import { curveColumn, isDrawn, zeroOf } from "./curve-values.js";
import { endingOf, type CurveSeries } from "./curve-series.js";
import { endMessages } from "./end-messages.js";
import { renderCurves } from "./curve.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { medianCurve } from "./median-curve.js";
import type { ScreenOptions } from "./screen-options.js";
import { nameOfSummary, type SummaryGroup, type SummaryRow } from "./summary-group.js";
import { renderSummaryTable } from "./summary-table.js";
import { seedWords } from "./summary-words.js";
import { wrap } from "./wrap.js";

/** Heading, table and plot of the optimizers on one function, over all starts and seeds. */
export function renderSummaryBlock(
  group: SummaryGroup,
  shared: ResultSettings,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const settings = { ...shared, ...group.rows[0].summary.settings };
  const facts = factsOf(group, settings, look);
  const heading = blockHeading(group.function, options.formula(group), facts, look);
  const table = [
    ...renderSummaryTable(group, options.sort, look, grid),
    ...endNotes(group, look),
    ...alikeNote(group, look),
  ];
  const plot = renderPlot(group, settings, options, look);
  return `${heading}\n\n${table.join("\n")}\n${plot === "" ? "" : `\n${plot}`}`;
}

function factsOf(group: SummaryGroup, settings: ResultSettings, look: Look): string[] {
  const cases = group.rows.flatMap((row) => row.cases);
  const seeds = cases.map(({ seed }) => seed);
  const [{ summary }] = group.rows;
  return [
    `dim ${group.dimension}`,
    startFact(cases),
    ...(new Set(seeds).size === 1 ? [] : [seedWords(seeds)]),
    ...targetFacts(summary.metric ?? settings.metric, settings, look),
  ];
}

/** Statuses of which a row says no more than the number. */
const TOLD: ReadonlySet<Status> = new Set(["error", "skipped"]);

function endNotes({ rows }: SummaryGroup, look: Look): string[] {
  const messages = endMessages(rows, TOLD, look);
  return messages.length === 0 ? [] : ["", ...messages];
}

/** Seeds change nothing where nothing is random: then several runs say no more than one. */
function alikeNote({ rows }: SummaryGroup, look: Look): string[] {
  const isRepeated = ({ summary }: SummaryRow) => summary.repeated !== undefined;
  if (!rows.some(isRepeated)) return [];
  const isAlike = rows.every((row) => isRepeated(row) && row.summary.runs === 1);
  const note = isAlike
    ? "All seeds gave the same run: nothing in it is random. Try --start random@20."
    : "A run that another seed only repeats counts once: nothing in it is random.";
  return ["", ...wrap(note, look.width).split("\n")];
}

function renderPlot(
  group: SummaryGroup,
  settings: ResultSettings,
  options: ScreenOptions,
  look: Look,
): string {
  if (options.plot !== "contour")
    return renderMedians(group, settings, options, options.plot, look);
  const picture = renderFirstPaths(group, options, look);
  return `${renderMedians(group, settings, options, "off", look)}\n${picture}`;
}

/** The sentence about the medians, and their curves. */
function renderMedians(
  group: SummaryGroup,
  settings: ResultSettings,
  options: ScreenOptions,
  style: "ascii" | "braille" | "off",
  look: Look,
): string {
  const { y, minimum } = options;
  const fStar = minimum(group);
  const [{ summary }] = group.rows;
  const metric = summary.metric ?? settings.metric;
  const drawn = group.rows.filter(({ cases }) => cases.some(isDrawn));
  const series = drawn.map((row) => seriesOf(row, options, metric, fStar ?? 0));
  const counts = new Set(group.rows.map((row) => row.summary.runs));
  return renderCurves(
    series,
    {
      title: `median ${curveTitle(y, fStar !== null)}`,
      lead:
        counts.size > 1
          ? "Medians: "
          : summary.runs === 1
            ? ""
            : `Medians of ${summary.runs} runs: `,
      aim: aimText(metric, settings, look),
      target: targetOf(y, metric, settings),
      style,
    },
    look,
  );
}

function seriesOf(
  { letter, summary, cases }: SummaryRow,
  { y }: ScreenOptions,
  metric: Metric,
  fStar: number,
): CurveSeries {
  const curves = cases
    .filter(isDrawn)
    .map((one) => ({ step: one.curve.step, value: curveColumn(one, y) }));
  return {
    letter,
    label: nameOfSummary(summary),
    ...medianCurve(curves, zeroOf(y, fStar)),
    hit: summary.steps.median,
    ...(summary.steps.median === null && summary.successes > 0
      ? { partly: `in ${summary.successes} of ${summary.runs} runs` }
      : {}),
    end: Math.max(...cases.map(({ final }) => final.step)),
    endsFinite: summary.final.median !== null,
    closest: metric === "gap" ? summary.best.median : null,
    ...soleEnding(summary),
  };
}

/** How all runs ended, where they ended alike. */
function soleEnding({ statuses }: Summary): Pick<CurveSeries, "ending"> {
  const [status, ...others] = Object.keys(statuses) as Status[];
  return others.length === 0 ? endingOf(status) : {};
}

/** A picture has room for one path a method: those from the first start. */
function renderFirstPaths(group: SummaryGroup, { contour }: ScreenOptions, look: Look): string {
  const cases = group.rows.map((row) => row.cases[0]);
  const { start } = cases[0];
  const paths = group.rows.flatMap(({ letter, summary }, k) => {
    const { path, start: own } = cases[k];
    if (path === undefined || own.join() !== start.join()) return [];
    return {
      letter,
      label: nameOfSummary(summary),
      points: path.flat().map((xi) => xi ?? NaN),
    };
  });
  const picture = contour({ ...group, start }, paths, look);
  if (picture === null) return notTwoDimensional(look);
  const several = countStarts(group.rows.flatMap((row) => row.cases)) > 1;
  const note = several ? `${wrap("The runs from the first start:", look.width)}\n\n` : "";
  return `${note}${picture}`;
}
