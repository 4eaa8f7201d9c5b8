import fc from "fast-check";
import { expect, it } from "vitest";
import { pathData, type Place } from "../../../src/report/svg/path-data.js";
import { placesOf } from "./read-path.js";

const place = fc.tuple(
  fc.double({ min: -50, max: 700, noNaN: true }),
  fc.double({ min: -50, max: 700, noNaN: true }),
);

it("relative whole tenths lead to every place within 0.05 px, however long the line", () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 2, maxLength: 300 }), (places) => {
      const read = placesOf(pathData(places));
      // a place in the tenth of the one before adds nothing
      const kept = places.filter(
        ([x, y], k) =>
          k === 0 ||
          tenths(x) !== tenths(places[k - 1][0]) ||
          tenths(y) !== tenths(places[k - 1][1]),
      );
      expect(read.length).toBe(kept.length);
      kept.forEach(([x, y], k) => {
        expect(Math.abs(read[k][0] - x)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Math.abs(read[k][1] - y)).toBeLessThanOrEqual(0.05 + 1e-9);
      });
    }),
  );
});

it("a gap begins a new piece, and nothing is written for no place", () => {
  const places: Place[] = [[0, 0], [1, 0], null, [2, 2], [2, 3]];
  expect(pathData(places)).toBe("m0 0h10m10 20v10");
  expect(pathData([])).toBe("");
  expect(pathData([null])).toBe("");
});

it("places beyond all bounds have digits that a viewer can add", () => {
  expect(
    pathData([
      [1e300, -1e300],
      [0, 0],
    ]),
  ).toBe("m10000000-10000000-10000000 10000000");
});

function tenths(pixels: number): number {
  return Math.round(pixels * 10);
}
