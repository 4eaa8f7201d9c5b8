import { TENTHS } from "./line-style.js";

/** A place in a plot, in pixels from its upper left corner; null is a gap in the line. */
export type Place = readonly [x: number, y: number] | null;

/**
 * Lines through places, in whole tenths of a pixel and relative to one another, which is half as long
 * as absolute decimals. Each place is rounded for itself: errors do not add up.
 */
export function pathData(places: Iterable<Place>): string {
  let data = "";
  let [x, y] = [0, 0];
  let isOpen = false;
  let command = "";
  // this is most of what a picture costs: no array is made for a place
  for (const place of places) {
    if (place === null) {
      isOpen = false;
      continue;
    }
    const [toX, toY] = [tenths(place[0]), tenths(place[1])];
    const [dx, dy] = [toX - x, toY - y];
    const isStill = dx === 0 && dy === 0;
    if (isOpen && isStill) continue;
    const letter = !isOpen ? "m" : dy === 0 ? "h" : dx === 0 ? "v" : "l";
    if (letter !== command) data += letter;
    const first = letter === "v" ? dy : dx;
    data += first < 0 || letter !== command ? first : ` ${first}`;
    if (letter === "m" || letter === "l") data += dy < 0 ? dy : ` ${dy}`;
    // further pairs after a move are lines
    command = letter === "m" ? "l" : letter;
    [x, y, isOpen] = [toX, toY, true];
  }
  return data;
}

/** Points of a line with round ends, each a stroke of no length. */
export function dotData(places: Iterable<readonly [x: number, y: number]>): string {
  let data = "";
  let [x, y] = [0, 0];
  for (const place of places) {
    const [toX, toY] = [tenths(place[0]), tenths(place[1])];
    data += `m${toX - x}${toY - y < 0 ? "" : " "}${toY - y}h0`;
    [x, y] = [toX, toY];
  }
  return data;
}

/** Far places stay far, without digits that no viewer can add. */
const FAR = 1e6;

/** Whole tenths of a pixel. */
export function tenths(pixels: number): number {
  const whole = Math.round(Math.min(FAR, Math.max(-FAR, pixels)) * TENTHS);
  return whole === 0 ? 0 : whole;
}
