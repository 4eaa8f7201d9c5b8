import type { Axis } from "./axis.js";
import { endLabels, labelsWidth, spread, type EndLabel } from "./end-labels.js";
import { frameOf, sideWidth, type Area } from "./frame.js";
import { legend, legendHeight } from "./legend.js";
import { inPlot, seriesLine } from "./line-style.js";
import { element } from "./markup.js";
import { dotData, pathData, type Place } from "./path-data.js";
import { plotBox } from "./plot-box.js";
import { svgDocument, text, type Sheet } from "./sheet.js";
import { thinned } from "./thinned.js";

/** One line of a chart. */
export interface ChartLine {
  /** The number of the series, which chooses colour and pattern. */
  readonly series: number;
  readonly label: string;
  readonly x: readonly number[];
  /** As long as `x`; null is a gap. */
  readonly y: readonly (number | null)[];
  /**
   * Between which points a value holds until the next one: all, or those one iteration apart. Of
   * thinned curves the others are joined, since nobody knows what lay between.
   */
  readonly steps?: "all" | "whole";
  /** Points that stand out. */
  readonly marks?: readonly (readonly [x: number, y: number])[];
}

/** A chart of lines over one lower axis. */
export interface LineChart {
  readonly title: string;
  readonly description?: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly ChartLine[];
  /** A line across, such as the target. */
  readonly rule?: { readonly y: number; readonly label: string } | undefined;
}

const SHARE_OF_LABELS = 0.36;
const USUAL_SHAPE = 0.56;

/** Draws a chart: title, axes, lines, and each line's name at its end or, where these are many, below. */
export function lineChart(chart: LineChart, sheet: Sheet): string {
  const { width, size, theme } = sheet;
  const named = chart.lines.map(nameOf);
  const labels = named.map(({ label }) => label);
  const top = (theme.hasCaption ? 0 : size * 2.1) + size * 2;
  const bottom = size * 3.6;
  const height = sheet.height ?? Math.round(width * USUAL_SHAPE);
  const fitsBeside = (labels.length - 1) * size * 1.35 <= height - top - bottom;
  const below = fitsBeside ? 0 : legendHeight(labels, width - 16, size) + size;
  const whole = sheet.height ?? height + below;
  const plotHeight = Math.max(40, whole - top - bottom - below);
  const left = Math.ceil(sideWidth(chart.y, plotHeight, size)) + 6;
  const beside = fitsBeside ? labelsWidth(labels, size, width * SHARE_OF_LABELS) : 8;
  const area = { left, top, width: Math.max(40, width - left - beside - 6), height: plotHeight };
  const body = [
    theme.hasCaption ? "" : text(left, size * 1.7, chart.title, theme, { isBold: true }),
    text(left, top - size * 0.7, chart.y.title, theme, { ink: "muted" }),
    frameOf(area, chart.x, chart.y, size, theme),
    text(left + area.width, top + plotHeight + 6 + size * 2.3, chart.x.title, theme, {
      anchor: "end",
      ink: "muted",
    }),
    ruleOf(chart, area, sheet),
    plotBox(area, chart, chart.lines.map((line) => lineOf(line, chart, area, sheet)).join("")),
    fitsBeside
      ? labelsBeside({ ...chart, lines: named }, area, beside, sheet)
      : legend(named, { left: 8, top: whole - below + size * 0.4, width: width - 16 }, size, theme),
  ];
  return svgDocument(sheet, whole, chart, body.join(""));
}

/** A line without a point is not to be looked for. */
function nameOf(line: ChartLine): ChartLine {
  const isEmpty = line.y.every((value) => value === null);
  return isEmpty ? { ...line, label: `${line.label} (no point)` } : line;
}

function lineOf(line: ChartLine, { x, y }: LineChart, area: Area, { theme }: Sheet): string {
  const placeOf = (at: number, value: number): NonNullable<Place> => [
    x.place(at) * area.width,
    (1 - y.place(value)) * area.height,
  ];
  const places = line.x.map((at, i) => (line.y[i] === null ? null : placeOf(at, line.y[i])));
  const isCorner = (i: number) =>
    line.steps === "all" || (line.steps === "whole" && line.x[i] - line.x[i - 1] === 1);
  const marks = (line.marks ?? []).map(([at, value]) => placeOf(at, value));
  const dots = {
    d: dotData(marks),
    ...theme.stroke(line.series),
    "stroke-width": inPlot(6, theme),
    "stroke-linecap": "round",
  };
  return element(
    "g",
    { "data-s": line.series },
    element("path", {
      d: pathData(thinned(withSteps(places, isCorner))),
      ...seriesLine(line.series, theme),
    }),
    marks.length === 0 ? "" : element("path", dots),
  );
}

/** A value that holds until the next point makes a corner before it. */
function withSteps(places: readonly Place[], isCorner: (i: number) => boolean): Place[] {
  return places.flatMap((place, i) => {
    const before = i === 0 ? null : places[i - 1];
    if (before === null || place === null || !isCorner(i)) return [place];
    return [[place[0], before[1]] as const, place];
  });
}

function ruleOf({ rule, y }: LineChart, area: Area, { size, theme }: Sheet): string {
  if (rule === undefined) return "";
  const place = y.place(rule.y);
  if (place < 0 || place > 1) return "";
  const at = area.top + (1 - place) * area.height;
  return element(
    "g",
    { "data-rule": String(rule.y) },
    element("path", {
      d: `M${area.left} ${at.toFixed(1)}h${area.width.toFixed(1)}`,
      fill: "none",
      "stroke-dasharray": "3 3",
      ...theme.stroke("muted"),
    }),
    text(area.left + area.width - 4, at - 4, rule.label, theme, {
      anchor: "end",
      ink: "muted",
      size: size * 0.9,
    }),
  );
}

function labelsBeside(chart: LineChart, area: Area, width: number, { size, theme }: Sheet): string {
  const ends = chart.lines.map(({ series, label, y }): EndLabel => {
    const last = y.findLast((value) => value !== null);
    const place = last === undefined ? 0 : Math.min(1, Math.max(0, chart.y.place(last!)));
    return { series, label, y: area.top + (1 - place) * area.height };
  });
  const [top, bottom] = [area.top, area.top + area.height];
  const heights = spread(
    ends.map(({ y }) => y),
    top,
    bottom,
    size * 1.35,
  )!;
  return endLabels(ends, heights, area.left + area.width, width, size, theme);
}
