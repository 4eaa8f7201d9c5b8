import type { PlotSize } from "../report/svg/clipped.js";
import type { Place } from "../report/svg/path-data.js";

/** A mark on the very edge would be cut in half. */
const SHORT_OF_THE_EDGE = 0.98;

/** Where the line through places leaves a plot for good: on its edge, towards the next place. */
export function lostAt(places: readonly Place[], { width, height }: PlotSize): Place {
  const inside = (place: Place) =>
    place !== null && place[0] >= 0 && place[0] <= width && place[1] >= 0 && place[1] <= height;
  const last = places.findLastIndex(inside);
  if (last < 0) return null;
  const [x, y] = places[last]!;
  const next = places[last + 1] ?? null;
  if (next === null) return [x, y];
  const share = Math.min(exitShare(x, next[0], width), exitShare(y, next[1], height));
  return [x + share * (next[0] - x), y + share * (next[1] - y)];
}

function exitShare(from: number, to: number, most: number): number {
  const edge = to > from ? most : 0;
  return to === from ? 1 : Math.min(1, (SHORT_OF_THE_EDGE * (edge - from)) / (to - from));
}
