import { clipped, isNear, type PlotSize } from "./clipped.js";
import type { Place } from "./path-data.js";

/** A run's points in the pixels of a plot: the line through them, and those that get a dot. */
export interface PathPlaces {
  readonly line: readonly Place[];
  readonly dots: readonly NonNullable<Place>[];
}

/** Dots nearer than this to the one before would be one blot. */
const DOTS_APART = 2.5;

/** Points of a line nearer than this cannot be told apart. */
const POINTS_APART = 0.1;

/**
 * The line through all points that can be told apart, or, of more than `most`, those that lie farther
 * from the one before: a run that jumps about for long fills its place all the same.
 */
export function pathPlaces(places: readonly Place[], most: number, plot: PlotSize): PathPlaces {
  let apart = POINTS_APART;
  let line = farFromEachOther(places, apart);
  while (line.length > most) {
    apart *= 2;
    line = farFromEachOther(places, apart);
    // points that jump across the plot stay apart at every distance
    if (apart > 64) line = line.slice(0, most);
  }
  const dots = farFromEachOther(places, Math.max(apart, DOTS_APART));
  return {
    line: clipped(line, plot),
    dots: dots.filter((place) => place !== null).filter((place) => isNear(place, plot)),
  };
}

function farFromEachOther(places: readonly Place[], apart: number): Place[] {
  const kept: Place[] = [];
  let before: Place = null;
  places.forEach((place, k) => {
    const isLast = k === places.length - 1;
    if (place === null) {
      if (kept.at(-1) !== null) kept.push(null);
    } else if (before === null || isLast || distance(before, place) >= apart) kept.push(place);
    else return;
    before = place;
  });
  return kept;
}

function distance(a: NonNullable<Place>, b: NonNullable<Place>): number {
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]));
}
