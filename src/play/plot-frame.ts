import { chooseLevels, lowest, sample, type Samples } from "../report/contour/contour-levels.js";
import type { Point, View } from "../report/contour/contour-view.js";
import { linearAxis, type Axis } from "../report/svg/axis.js";
import { sideWidth, type Area } from "../report/svg/frame.js";
import type { Scene } from "./scene.js";

/** The letters of a picture, in pixels. */
export const LETTERS = 12;

const MOST_LEVELS = 12;

/** Fields along the longer side on which level lines are found. */
const GRID = 200;

/** A plot with its axes: from points of the plane to pixels and back. */
export interface PlotFrame {
  readonly area: Area;
  readonly x: Axis;
  readonly y: Axis;
  /** Pixels from the upper left corner of the plot. For functions of one variable y is f(x). */
  placeOf(point: Point): readonly [number, number];
  /** The point of a place; of functions of one variable the second coordinate is 0. */
  pointAt(left: number, top: number): Point;
  /** Level lines and what they were found on; of one variable, f along the axis. */
  readonly samples: Samples;
  readonly levels: readonly number[];
  /** What the levels are counted from: f*, or the lowest value in view. */
  readonly base: number;
}

/** Lays out a picture of a given size. */
export function plotFrame(scene: Scene, view: View, width: number, height: number): PlotFrame {
  const samples = samplesOf(scene, view, width / height);
  const base = scene.minimum ?? lowest(samples);
  const [bottom, top] = scene.dim === 1 ? heightsOf(samples) : [view.lower[1], view.upper[1]];
  const x = linearAxis("x", view.lower[0], view.upper[0]);
  const y = linearAxis("y", bottom, top);
  const left = Math.ceil(sideWidth(y, height, LETTERS));
  const area = {
    left,
    top: 8,
    width: Math.max(40, width - left - 10),
    height: Math.max(40, height - 8 - LETTERS * 2),
  };
  const [across, up] = [view.upper[0] - view.lower[0], top - bottom];
  return {
    area,
    x,
    y,
    samples,
    base,
    levels: scene.dim === 1 ? [] : chooseLevels(samples, base, MOST_LEVELS),
    placeOf: ([px, py]) => [
      x.place(px) * area.width,
      (1 - y.place(scene.dim === 1 ? scene.valueAt(px, 0) : py)) * area.height,
    ],
    pointAt: (toLeft, toTop) => [
      view.lower[0] + (across * toLeft) / area.width,
      scene.dim === 1 ? 0 : top - (up * toTop) / area.height,
    ],
  };
}

function samplesOf(scene: Scene, view: View, shape: number): Samples {
  if (scene.dim === 1) return sample(scene.valueAt, view, 2 * GRID, 0);
  const across = shape >= 1 ? GRID : Math.max(20, Math.round(GRID * shape));
  const down = shape >= 1 ? Math.max(20, Math.round(GRID / shape)) : GRID;
  return sample(scene.valueAt, view, across, down);
}

/** From the lowest to the highest value in view, with room for the marks. */
function heightsOf(samples: Samples): [number, number] {
  const finite = samples.values.filter((value) => Number.isFinite(value));
  const low = lowest(samples);
  const high = finite.reduce((most, value) => Math.max(most, value), low);
  const room = (high - low || 1) * 0.08;
  return [low - room, high + room];
}
