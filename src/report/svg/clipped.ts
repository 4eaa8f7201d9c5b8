import type { Area } from "./frame.js";
import type { Place } from "./path-data.js";

type Point = NonNullable<Place>;

/** Its size in pixels. */
export type PlotSize = Pick<Area, "width" | "height">;

/** Whether a place lies no more than a plot's size outside of a plot. */
export function isNear(place: Point, plot: PlotSize): boolean {
  return isWithin(place, ...boxOf(plot));
}

function boxOf({ width, height }: PlotSize): [low: Point, high: Point] {
  return [
    [-width, -height],
    [2 * width, 2 * height],
  ];
}

/**
 * A line, with gaps, without what lies more than a plot's size outside of a plot. A run that diverges
 * leaves at its true angle, and no viewer draws a line of a million pixels: Chromium takes 15 seconds
 * for one that is dashed.
 *
 * Each piece is cut by the method of Cohen & Sutherland: Newman & Sproull, Principles of Interactive
 * Computer Graphics (1973), chapter 5.
 */
export function clipped(places: readonly Place[], plot: PlotSize): Place[] {
  const [low, high] = boxOf(plot);
  const kept: Place[] = [];
  let before: Place = null;
  for (const place of places) {
    if (place === null) kept.push(null);
    else if (before === null) kept.push(isWithin(place, low, high) ? place : null);
    else kept.push(...cut(before, place, low, high));
    before = place;
  }
  return kept;
}

/** What follows a place whose own point, where it is within, was drawn before. */
function cut(from: Point, to: Point, low: Point, high: Point): Place[] {
  if (isWithin(from, low, high) && isWithin(to, low, high)) return [to];
  const begin = towards(from, to, low, high);
  const end = towards(to, from, low, high);
  if (begin === null || end === null) return [null];
  return [...(begin === from ? [] : [null, begin]), end, ...(end === to ? [] : [null])];
}

/** Where the way from a place to another enters the box; the place itself where it lies within. */
function towards(from: Point, to: Point, low: Point, high: Point): Point | null {
  let at = from;
  for (const axis of [0, 1] as const) {
    const side = sideOf(at[axis], low[axis], high[axis]);
    if (side === 0) continue;
    if (side === sideOf(to[axis], low[axis], high[axis])) return null;
    const other = (1 - axis) as 0 | 1;
    const edge = side < 0 ? low[axis] : high[axis];
    // from the end that is nearer as a rule, for the digits of a far one are coarse
    const slope = (from[other] - to[other]) / (from[axis] - to[axis]);
    const across = to[other] + (edge - to[axis]) * slope;
    at = axis === 0 ? [edge, across] : [across, edge];
  }
  return isWithin(at, low, high) ? at : null;
}

function sideOf(value: number, low: number, high: number): -1 | 0 | 1 {
  return value < low ? -1 : value > high ? 1 : 0;
}

function isWithin([x, y]: Point, low: Point, high: Point): boolean {
  return x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
}
