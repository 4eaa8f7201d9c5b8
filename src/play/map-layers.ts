import { isInside, type View } from "../report/contour/contour-view.js";
import { frameOf } from "../report/svg/frame.js";
import { TENTHS } from "../report/svg/line-style.js";
import { element } from "../report/svg/markup.js";
import { levelLine } from "../report/svg/level-lines.js";
import { pathData, type Place } from "../report/svg/path-data.js";
import { plotBox } from "../report/svg/plot-box.js";
import { pageTheme } from "../report/svg/theme.js";
import { levelLabels } from "./level-labels.js";
import { LETTERS, type PlotFrame } from "./plot-frame.js";
import type { Scene } from "./scene.js";

const theme = pageTheme();

/** What of a picture stays while the start moves, as markup: axes, level lines, marks, the domain. */
export function groundMarkup(scene: Scene, view: View, plot: PlotFrame): string {
  const { area, x, y } = plot;
  const content = [
    scene.dim === 1 ? graphOf(scene, view, plot) : levelsOf(plot),
    domainOf(scene, plot),
  ];
  return frameOf(area, x, y, LETTERS, theme) + plotBox(area, { x, y }, content.join(""));
}

/** Minima and saddles, which lie above the paths. */
export function marksMarkup(scene: Scene, view: View, plot: PlotFrame): string {
  return [
    ...scene.stationary
      .filter(({ point }) => scene.dim === 1 || isInside(point, view))
      .map(({ kind, point }) =>
        markOf(kind === "saddle" ? "saddle" : "local", plot.placeOf(point)),
      ),
    ...scene.minimisers
      .filter((point) => scene.dim === 1 || isInside(point, view))
      .map((point) => markOf("minimum", plot.placeOf(point))),
  ].join("");
}

/** Level lines, and the height of each where there is room for it. */
function levelsOf({ samples, base, levels, area }: PlotFrame): string {
  const lines = levels.map((level) => levelLine(samples, base, level, area.width, area.height));
  const drawn = lines.map((places) => element("path", { d: pathData(places) }));
  return (
    element("g", { ...theme.stroke("level"), "stroke-width": 0.9 }, ...drawn) +
    levelLabels(lines, levels, area)
  );
}

function graphOf({ valueAt }: Scene, { lower, upper }: View, plot: PlotFrame): string {
  const count = plot.samples.across;
  const places = Array.from({ length: count + 1 }, (_, i): Place => {
    const x = lower[0] + ((upper[0] - lower[0]) * i) / count;
    return Number.isFinite(valueAt(x, 0)) ? plot.placeOf([x, 0]) : null;
  });
  return element("path", {
    d: pathData(places),
    ...theme.stroke("muted"),
    "stroke-width": 1.5,
  });
}

/** The edges of the domain: of one variable its two ends. */
function domainOf({ domain, dim }: Scene, plot: PlotFrame): string {
  const { lower, upper } = domain;
  const dashed = {
    ...theme.stroke("muted"),
    "stroke-width": 1,
    "stroke-dasharray": "3 4",
  };
  const [left, right] = [lower, upper].map(([x]) => plot.x.place(x) * plot.area.width);
  if (dim === 1) {
    const ends = [left, right].flatMap((x): Place[] => [[x, 0], [x, plot.area.height], null]);
    return element("path", { d: pathData(ends), ...dashed });
  }
  const [bottom, top] = [lower, upper].map(([, y]) => (1 - plot.y.place(y)) * plot.area.height);
  const corners: Place[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  return element("path", { d: pathData(corners), ...dashed });
}

export type Mark = "minimum" | "local" | "saddle" | "lost";

/** Shapes around (0, 0), in tenths of a pixel: a star, a smaller one, a diamond, a cross. */
const SHAPES: Readonly<Record<Mark, string>> = {
  minimum: "M0-65V65M-56-32L56 32M-56 32L56-32",
  local: "M0-40V40M-35-20L35 20M-35 20L35-20",
  saddle: "M0-45L45 0L0 45L-45 0Z",
  lost: "M-50-50L50 50M-50 50L50-50",
};

/** The shape of a mark around (0, 0), in tenths of a pixel. */
export function shapeOf(mark: Mark): string {
  return SHAPES[mark];
}

function markOf(mark: Mark, [left, top]: readonly [number, number]): string {
  return element("path", {
    d: shapeOf(mark),
    transform: `translate(${Math.round(left * TENTHS)} ${Math.round(top * TENTHS)})`,
    fill: "none",
    ...theme.stroke(mark === "minimum" ? "text" : "muted"),
    "stroke-width": mark === "minimum" ? 2 : 1.3,
  });
}

/** Paints how deep f lies: the lower, the stronger. */
export function paintDepth(canvas: HTMLCanvasElement, plot: PlotFrame): void {
  const { samples, base, levels } = plot;
  const [width, height] = [samples.across + 1, samples.down + 1];
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (context === null || levels.length === 0) return;
  const [low, high] = [Math.log(levels[0] / 3), Math.log(levels[levels.length - 1] * 2)];
  const image = context.createImageData(width, height);
  samples.values.forEach((value, i) => {
    const share = (Math.log(Math.max(value - base, Number.MIN_VALUE)) - low) / (high - low);
    const depth = Number.isFinite(value) ? 1 - Math.min(1, Math.max(0, share)) : 0;
    image.data.set(DEPTH_COLOUR, 4 * i);
    image.data[4 * i + 3] = Math.round(MOST_OPAQUE * depth);
  });
  context.putImageData(image, 0, 0);
}

/** The blue of the first series, so that both themes keep their contrast. */
const DEPTH_COLOUR = [0, 114, 178];
const MOST_OPAQUE = 90;
