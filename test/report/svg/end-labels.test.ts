import fc from "fast-check";
import { expect, it } from "vitest";
import { spread } from "../../../src/report/svg/end-labels.js";

const heights = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), {
  minLength: 1,
  maxLength: 20,
});

it("names do not touch, stay in the plot and keep the order of the ends of their lines", () => {
  fc.assert(
    fc.property(heights, (wanted) => {
      const result = spread(wanted, 0, 300, 15)!;
      const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
      order.forEach((k, i) => {
        expect(result[k]).toBeGreaterThanOrEqual(-1e-9);
        expect(result[k]).toBeLessThanOrEqual(300 + 1e-9);
        if (i > 0) expect(result[k] - result[order[i - 1]]).toBeGreaterThanOrEqual(15 - 1e-9);
      });
    }),
  );
});

it("a name stays at the end of its line where there is room", () => {
  expect(spread([10, 200, 100], 0, 300, 15)).toEqual([10, 200, 100]);
});

it("too many names for the height are told", () => {
  expect(
    spread(
      Array.from({ length: 30 }, () => 0),
      0,
      300,
      15,
    ),
  ).toBeNull();
});
