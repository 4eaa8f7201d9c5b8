import { plainNumber } from "../report/svg/axis.js";
import type { Area } from "../report/svg/frame.js";
import { TENTHS } from "../report/svg/line-style.js";
import { element, textMarkup } from "../report/svg/markup.js";
import type { Place } from "../report/svg/path-data.js";
import { LETTERS } from "./plot-frame.js";

const SIZE = LETTERS * 0.85;
/** How far the middles of two labels are apart at least, in pixels. */
const APART = { x: 40, y: 16 };
const EDGE = { x: 22, y: 12 };

/**
 * The height of each level line on it, as far to the upper right as there is room: paths begin mostly
 * on the left. None where there is no room.
 */
export function levelLabels(
  lines: readonly (readonly Place[])[],
  levels: readonly number[],
  { width, height }: Area,
): string {
  const outward = ([x, y]: NonNullable<Place>) => x / width - y / height;
  const taken: NonNullable<Place>[] = [];
  const labels = lines.flatMap((places, k) => {
    const isFree = ([x, y]: NonNullable<Place>) =>
      x > EDGE.x &&
      x < width - EDGE.x &&
      y > EDGE.y &&
      y < height - EDGE.y &&
      taken.every(([tx, ty]) => Math.abs(tx - x) > APART.x || Math.abs(ty - y) > APART.y);
    const free = places.filter((place) => place !== null && isFree(place)) as NonNullable<Place>[];
    if (free.length === 0) return [];
    const [x, y] = free.reduce((best, place) => (outward(place) > outward(best) ? place : best));
    taken.push([x, y]);
    const at = { x: Math.round(x * TENTHS), y: Math.round((y + SIZE * 0.35) * TENTHS) };
    return [element("text", at, textMarkup(plainNumber(levels[k])))];
  });
  const style = {
    class: "levels",
    "text-anchor": "middle",
    "font-size": Math.round(SIZE * TENTHS),
  };
  return element("g", style, ...labels);
}
