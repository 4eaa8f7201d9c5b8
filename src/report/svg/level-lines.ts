import { contours } from "d3-contour";
import type { Samples } from "../contour/contour-levels.js";
import type { Place } from "./path-data.js";

/**
 * The line on which f − base has a height, as places in a plot of `width` × `height` pixels, with gaps
 * between its pieces. Between samples the root of f − base is linear, which is exact around a minimum
 * along each axis. Nothing is drawn along the edges and where f has no value.
 */
export function levelLine(
  { across, down, values }: Samples,
  base: number,
  level: number,
  width: number,
  height: number,
): Place[] {
  const roots = Array.from(values, (value) => Math.sqrt(Math.max(0, value - base)));
  const { coordinates } = contours()
    .size([across + 1, down + 1])
    .contour(roots, Math.sqrt(level));
  const hasValue = (i: number, j: number) => Number.isFinite(values[j * (across + 1) + i]);
  const isSeen = ([x, y]: number[], [x2, y2]: number[]) => {
    // d3 has its samples in the middles of fields, and closes lines outside of them
    const [i, j] = [Math.floor((x + x2 - 1) / 2), Math.floor((y + y2 - 1) / 2)];
    if (i < 0 || j < 0 || i >= across || j >= down) return false;
    return hasValue(i, j) && hasValue(i + 1, j) && hasValue(i, j + 1) && hasValue(i + 1, j + 1);
  };
  const placeOf = ([x, y]: number[]): Place => [
    ((x - 0.5) / across) * width,
    ((y - 0.5) / down) * height,
  ];
  return coordinates.flat().flatMap((ring) => piecesOf(ring, isSeen, placeOf));
}

function piecesOf(
  ring: readonly number[][],
  isSeen: (from: number[], to: number[]) => boolean,
  placeOf: (point: number[]) => Place,
): Place[] {
  const places: Place[] = [];
  for (let k = 0; k + 1 < ring.length; k++) {
    if (!isSeen(ring[k], ring[k + 1])) {
      if (places.at(-1) !== null) places.push(null);
    } else {
      if (places.length === 0 || places.at(-1) === null) places.push(placeOf(ring[k]));
      places.push(placeOf(ring[k + 1]));
    }
  }
  places.push(null);
  return places;
}
