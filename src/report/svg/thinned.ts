import type { Place } from "./path-data.js";

/**
 * A line without the points that nobody sees: of those in one column of half a pixel the first, the
 * lowest, the highest and the last are kept, in their order.
 */
export function thinned(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  let column: NonNullable<Place>[] = [];
  const flush = () => {
    kept.push(...extremes(column));
    column = [];
  };
  for (const place of places) {
    if (place === null) {
      flush();
      kept.push(null);
      continue;
    }
    if (column.length > 0 && columnOf(column[0]) !== columnOf(place)) flush();
    column.push(place);
  }
  flush();
  return kept;
}

function columnOf([x]: NonNullable<Place>): number {
  return Math.floor(x * 2);
}

function extremes(column: readonly NonNullable<Place>[]): readonly NonNullable<Place>[] {
  if (column.length <= 4) return column;
  let [low, high] = [0, 0];
  column.forEach(([, y], i) => {
    if (y < column[low][1]) low = i;
    if (y > column[high][1]) high = i;
  });
  const kept = new Set([0, low, high, column.length - 1]);
  return column.filter((_, i) => kept.has(i));
}
