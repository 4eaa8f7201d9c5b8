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
  const add = (letter: string, ...numbers: number[]) => {
    const text = numbers.map(
      (one, i) => (one < 0 || (i === 0 && letter !== command) ? "" : " ") + one,
    );
    data += (letter === command ? "" : letter) + text.join("");
    // further pairs after a move are lines
    command = letter === "m" ? "l" : letter;
  };
  for (const place of places) {
    if (place === null) {
      isOpen = false;
      continue;
    }
    const [toX, toY] = [tenths(place[0]), tenths(place[1])];
    const [dx, dy] = [toX - x, toY - y];
    if (!isOpen) add("m", dx, dy);
    else if (dx === 0 && dy === 0) continue;
    else if (dy === 0) add("h", dx);
    else if (dx === 0) add("v", dy);
    else add("l", dx, dy);
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

function tenths(pixels: number): number {
  const whole = Math.round(Math.min(FAR, Math.max(-FAR, pixels)) * TENTHS);
  return whole === 0 ? 0 : whole;
}
