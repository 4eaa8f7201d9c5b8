import { expect, it } from "vitest";
import { simplified } from "../../../src/report/svg/simplified.js";
import type { Place } from "../../../src/report/svg/path-data.js";

const circle = Array.from({ length: 721 }, (_, k): Place => {
  const angle = (k * Math.PI) / 360;
  return [200 + 100 * Math.cos(angle), 200 + 100 * Math.sin(angle)];
});

/** The distance of a point from the nearest piece of a line. */
function distance([x, y]: NonNullable<Place>, line: readonly Place[]): number {
  let least = Infinity;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (a === null || b === null) continue;
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const along = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy));
  }
  return least;
}

it("leaves out most points of a smooth line, each within 0.15 pixels of what is left", () => {
  const line = simplified(circle);
  expect(line.length).toBeLessThan(80);
  for (const place of circle) expect(distance(place!, line)).toBeLessThanOrEqual(0.15 + 1e-9);
});

it("keeps ends, corners and gaps", () => {
  const places: Place[] = [[0, 0], [5, 0], [10, 0], [10, 5], [10, 10], null, null, [3, 3], null];
  expect(simplified(places)).toEqual([[0, 0], [10, 0], [10, 10], null, [3, 3], null]);
  expect(simplified([])).toEqual([]);
});
