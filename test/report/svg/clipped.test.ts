import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clipped } from "../../../src/report/svg/clipped.js";
import type { Place } from "../../../src/report/svg/path-data.js";

const PLOT = { width: 100, height: 50 };

describe("a clipped line", () => {
  it("is the line itself as far as a plot's size outside of the plot", () => {
    const line: Place[] = [[0, 0], [-100, 100], [200, -50], null, [5, 5]];
    expect(clipped(line, PLOT)).toEqual(line);
  });

  it("leaves at its true angle and comes back at the other", () => {
    const far: Place[] = [
      [50, 25],
      [50 + 1e6, 25 + 1e6],
      [50, 25],
    ];
    expect(clipped(far, PLOT)).toEqual([[50, 25], [125, 100], null, null, [125, 100], [50, 25]]);
  });

  it("crosses between two far places, and leaves out what passes beside", () => {
    const across: Place[] = [
      [-300, 25],
      [300, 25],
      [300, 900],
      [-300, 900],
    ];
    expect(clipped(across, PLOT).filter((place) => place !== null)).toEqual([
      [-100, 25],
      [200, 25],
    ]);
  });

  it("has no point outside, none off the line, and all points that lie within", () => {
    const coordinate = fc.oneof(
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom(1e200, -1e200),
    );
    const place = fc.oneof(
      { arbitrary: fc.constant(null), weight: 1 },
      { arbitrary: fc.tuple(coordinate, coordinate), weight: 6 },
    );
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const kept = clipped(places, PLOT).filter((one) => one !== null);
        for (const [x, y] of kept) {
          expect(x >= -100 && x <= 200 && y >= -50 && y <= 100).toBe(true);
        }
        const within = places.filter(
          (one) =>
            one !== null && one[0] >= -100 && one[0] <= 200 && one[1] >= -50 && one[1] <= 100,
        );
        expect(kept).toEqual(expect.arrayContaining(within));
        expect(kept.filter((one) => !isOn(one, places))).toEqual([]);
      }),
    );
  });
});

/** Whether a place lies on a line, within a pixel's thousandth; lines from far to far are too coarse to ask. */
function isOn([x, y]: readonly [number, number], places: readonly Place[]): boolean {
  return places.some((to, i) => {
    const from = places[i - 1] ?? null;
    if (to === null) return false;
    if (to[0] === x && to[1] === y) return true;
    if (from === null) return false;
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    if (length > 1e10) return true;
    return Math.abs((x - from[0]) * (dy / length) - (y - from[1]) * (dx / length)) < 1e-3;
  });
}
