import type { View } from "./contour-view.js";
import { log10 } from "../plot/ticks.js";

/** More level lines than this run into each other in a terminal. */
const MOST_LEVELS = 6;

/** Nor should the lines fill more than this share of the cells. */
const MOST_COVERED = 0.45;

/** The lowest level encloses at least this share of the view: a smaller loop cannot be made out. */
const SMALLEST_LOOP = 0.02;

/** Values at the corners of a grid of `across` × `down` fields, row by row from the top. */
export interface Samples {
  readonly across: number;
  readonly down: number;
  readonly values: Float64Array;
}

export function sample(
  valueAt: (x: number, y: number) => number,
  { lower, upper }: View,
  across: number,
  down: number,
): Samples {
  const values = new Float64Array((across + 1) * (down + 1));
  for (let j = 0; j <= down; j++) {
    const y = upper[1] - ((upper[1] - lower[1]) * j) / down;
    for (let i = 0; i <= across; i++) {
      const x = lower[0] + ((upper[0] - lower[0]) * i) / across;
      values[j * (across + 1) + i] = valueAt(x, y);
    }
  }
  return { across, down, values };
}

/** The lowest finite sample; 0 when there is none. */
export function lowest({ values }: Samples): number {
  const least = values.reduce((low, v) => (v > -Infinity && v < low ? v : low), Infinity);
  return least < Infinity ? least : 0;
}

/** At most `most` round numbers, evenly spaced on a log axis: every 1-2-5, every 1-3, or every so many decades. */
export function chooseLevels({ values }: Samples, base: number, most = MOST_LEVELS): number[] {
  const heights = values
    .map((v) => v - base)
    .filter((h) => h > 0 && h < Infinity)
    .sort();
  if (heights.length === 0) return [];
  const low = heights[Math.floor(SMALLEST_LOOP * heights.length)];
  const high = heights[heights.length - 1];
  const spacings: [digits: number[], decades: number][] = [
    [[1, 2, 5], 1],
    [[1, 3], 1],
    ...[1, 2, 3, 5, 10, 20, 50, 100, 200].map((n): [number[], number] => [[1], n]),
  ];
  for (const [digits, decades] of spacings) {
    const levels = levelsBetween(low, high, digits, decades);
    if (levels.length <= most) return levels;
  }
  return [];
}

function levelsBetween(low: number, high: number, digits: number[], decades: number): number[] {
  const levels: number[] = [];
  const first = Math.floor(Math.floor(log10(low)) / decades) * decades;
  for (let exponent = first; exponent <= log10(high); exponent += decades)
    for (const digit of digits) levels.push(Number(`${digit}e${exponent}`));
  return levels.filter((level) => level >= low && level < high);
}

/**
 * The fields of the grid through which a level line passes: those whose corners do not lie in one band
 * between levels. Where the lines would fill the picture, every second level is left out, from below.
 */
export function levelFields(
  samples: Samples,
  base: number,
  levels: readonly number[],
): { levels: readonly number[]; crossed: Uint8Array } {
  const crossed = fieldsBetweenBands(samples, base, levels);
  const covered = crossed.reduce((count, one) => count + one, 0);
  if (levels.length <= 1 || covered <= MOST_COVERED * crossed.length) return { levels, crossed };
  const fewer = levels.filter((_, i) => (levels.length - 1 - i) % 2 === 0);
  return levelFields(samples, base, fewer);
}

function fieldsBetweenBands(
  { across, down, values }: Samples,
  base: number,
  levels: readonly number[],
): Uint8Array {
  const bands = Int16Array.from(values, (v) => bandOf(v - base, levels));
  const crossed = new Uint8Array(across * down);
  for (let j = 0; j < down; j++) {
    for (let i = 0; i < across; i++) {
      const at = j * (across + 1) + i;
      const corners = [bands[at], bands[at + 1], bands[at + across + 1], bands[at + across + 2]];
      const isDefined = corners.every((band) => band >= 0);
      if (isDefined && corners.some((band) => band !== corners[0])) crossed[j * across + i] = 1;
    }
  }
  return crossed;
}

/** How many levels a height has reached; −1 where the function has no value. */
function bandOf(height: number, levels: readonly number[]): number {
  if (Number.isNaN(height)) return -1;
  let band = 0;
  while (band < levels.length && height >= levels[band]) band++;
  return band;
}
