import { functionTitle } from "../core/function-name.js";
import type { ResultSettings } from "../records/results.js";
import type { Sweep, SweepCurve } from "../records/sweep-result.js";
import { groupedBy } from "../core/grouped-by.js";
import { pow } from "../core/math.js";
import { printCount } from "../core/params.js";
import { blockHeading } from "./block-heading.js";
import { METRIC_TEXT, targetFacts } from "./block-words.js";
import { logScale } from "./curve-scale.js";
import { cleanText, columnsOf } from "./fit-text.js";
import { externalWords } from "./external-words.js";
import type { Tick } from "./plot/frame.js";
import type { Grid } from "./grid.js";
import { dozenOf, leftOutWords } from "./dozen.js";
import { hasLetters, letterOf } from "./letters.js";
import { linePlot } from "./plot/line-plot.js";
import type { Look } from "./look.js";
import { log10, numberText, roundTicks } from "./plot/ticks.js";
import { labelOf } from "./svg/sweep-figure.js";
import { sweepColumns } from "./sweep-columns.js";
import { headsOf } from "./table-column.js";
import { wrap } from "./wrap.js";

interface SweepScreen {
  readonly plot: "ascii" | "braille" | "off";
  readonly settings: ResultSettings;
  /** A function in symbols; "" where there is no formula. */
  readonly formula: (problem: Pick<SweepCurve, "function" | "dimension">) => string;
}

/** For each function a table of the best values and how wide good results are, and the plot. */
export function renderSweep(sweep: Sweep, screen: SweepScreen, look: Look, grid: Grid): string {
  const groups = groupedBy(sweep.curves, (one) => `${one.function} ${one.dimension}`);
  const isCutOff = sweep.curves.some(({ best }) => best?.isCutOff === true);
  const note = [
    `${printCount(sweep.evaluations)} evaluations.`,
    isCutOff ? "> good values go on beyond the sweep." : "",
  ];
  const external = cleanText(externalWords(sweep.curves, "curve"), look.ascii);
  const below = [note.join("  ").trimEnd(), external].filter((text) => text !== "");
  return [
    ...groups.map((curves) => renderFunction(sweep, curves, screen, look, grid)),
    `${below.map((text) => wrap(text, look.width)).join("\n")}\n`,
  ].join("\n");
}

function renderFunction(
  sweep: Sweep,
  curves: readonly SweepCurve[],
  { plot, settings, formula }: SweepScreen,
  look: Look,
  grid: Grid,
): string {
  const [first] = curves;
  const facts = [`dim ${first.dimension}`, ...targetFacts(settings.metric, settings, look)];
  const heading = blockHeading(functionTitle(first), formula(first), facts, look);
  const isDrawn = plot !== "off" && curves.some((one) => scoresOf(one, sweep).some(isNumber));
  const picture = isDrawn
    ? ["", ...plotOf(sweep, curves, plot, METRIC_TEXT[settings.metric], look)]
    : [];
  return [heading, "", ...tableOf(sweep, curves, look, grid), ...picture]
    .map((line) => `${line}\n`)
    .join("");
}

const isNumber = (value: number | null): value is number => value !== null;

function scoresOf(curve: SweepCurve, { measure }: Sweep): readonly (number | null)[] {
  return curve[measure] ?? curve.steps;
}

function tableOf(sweep: Sweep, curves: readonly SweepCurve[], look: Look, grid: Grid): string[] {
  const columns = sweepColumns(sweep, curves);
  const head = ["", "optimizer", ...headsOf(columns)];
  const rows = curves.map((curve, k) => [
    letterOf(k, curves.length),
    cleanText(labelOf(curve), look.ascii),
    ...columns.map(({ cell }) => cell(curve)),
  ]);
  const align = ["left", "left", ...columns.map((column) => column.align)] as const;
  const lines = grid([head, ...rows], align);
  if (lines.some((line) => columnsOf(line) + 1 > look.width)) return stacked(head, rows, look);
  return lines.map((line, k) =>
    k === 0 ? look.paint.dim(` ${line}`) : painted(` ${line}`, k - 1, look),
  );
}

function painted(line: string, k: number, { paint }: Look): string {
  return line.slice(0, 1) + paint.series(k, line.slice(1, 2)) + line.slice(2);
}

function stacked(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  look: Look,
): string[] {
  return rows.flatMap(([letter, name, ...cells], k) => {
    const facts = cells.map((cell, j) => `${head[j + 2]} ${cell}`).join("  ");
    const [first, ...rest] = wrap(` ${letter}  ${name}`, look.width, 4).split("\n");
    return [painted(first, k, look), ...rest, ...wrap(`    ${facts}`, look.width, 4).split("\n")];
  });
}

const HEIGHT = 14;

function plotOf(
  sweep: Sweep,
  all: readonly SweepCurve[],
  style: "ascii" | "braille",
  metric: string,
  look: Look,
): string[] {
  const curves = dozenOf(
    all.map((curve, series) => ({ ...curve, series })),
    ({ best }) => [best?.score ?? Infinity],
  );
  const isLog = curves.every(({ scale }) => scale === "log");
  const place = isLog ? log10 : (value: number) => value;
  const low = Math.min(...curves.map(({ value }) => place(value[0])));
  const high = Math.max(...curves.map(({ value }) => place(value.at(-1)!)));
  const lines = curves.map((curve, k) => {
    const value = scoresOf(curve, sweep);
    return {
      letter: hasLetters(all.length)
        ? letterOf(curve.series, all.length)
        : letterOf(k, curves.length),
      label: labelOf(curve),
      step: curve.value.map((x) => place(x) - low),
      value,
      last: value.findLast(isNumber) ?? null,
    };
  });
  const shown = lines.map(({ value }) => value.filter(isNumber));
  const starts = shown.flatMap((values) => values.slice(0, 1));
  const options = {
    title: sweep.measure === "final" ? `final ${metric}` : `${sweep.measure} to the target`,
    axisTitle: sweep.parameter,
    end: high - low,
    scale: logScale(shown.flat(), starts, null, Math.min(HEIGHT, 6 + Math.floor(look.width / 10))),
    baseTicks: (columns: number) => ticksOf(low, high, isLog, columns),
    style,
    marksPoints: true,
    namesWithin: 3,
    hasLegend: true,
  };
  const ink = (k: number, text: string) => look.paint.series(curves[k].series, text);
  const words = leftOutWords(all.length, "have the best values");
  return [
    ...(words === "" ? [] : [...wrap(words, look.width).split("\n"), ""]),
    ...linePlot(lines, options, { ...look, paint: { ...look.paint, series: ink } }),
  ];
}

/** Whole decades; round numbers on a linear axis; the ends where that leaves fewer than two. */
function ticksOf(low: number, high: number, isLog: boolean, columns: number): Tick[] {
  const round = roundTicks(low, high, Math.max(2, Math.floor(columns / 8)));
  const marks = isLog ? round.filter((mark) => mark === Math.round(mark)) : round;
  const valueAt = (mark: number) => (isLog ? pow(10, mark) : mark);
  return (marks.length > 1 ? marks : [low, high]).map((mark) => ({
    at: Math.round(((mark - low) / (high - low)) * (columns - 1)),
    text: isLog && mark === Math.round(mark) ? `1e${mark}` : numberText(valueAt(mark)),
  }));
}
