import { expect, it } from "vitest";
import { keeperOf } from "../../src/cli/output/what-to-keep.js";
import { caseResult } from "../report/any-results.js";

it("curves of as many points share their iterations only where these are the same", () => {
  const keep = keeperOf({
    outputs: [{ reporter: "table", path: null }],
    screen: { plot: "ascii", y: "best", asksForPlot: true, quiet: false },
    plan: { cases: [] },
  } as unknown as Parameters<typeof keeperOf>[0])!;
  const steps = [
    [0, 1, 2],
    [0, 1, 2],
    [0, 1, 50],
  ];
  const kept = steps.map((step) => {
    const curve = { step, value: [3, 2, 1], best: [3, 2, 1] };
    return keep(caseResult({ curve })).curve.step;
  });
  expect(kept).toEqual(steps);
  expect(kept[1]).toBe(kept[0]);
});
