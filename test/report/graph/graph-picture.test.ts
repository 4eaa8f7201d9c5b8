import { expect, it } from "vitest";
import { graphPicture } from "../../../src/report/graph/graph-picture.js";
import { columnsOf } from "../../../src/report/fit-text.js";
import { lookOf } from "../../../src/terminal/look.js";

const bowl = {
  title: "bowl",
  valueAt: (x: number) => x * x,
  lower: -4,
  upper: 4,
  start: 3,
  minimisers: [0],
};
const paths = [{ letter: "A", label: "sgd", points: [3, 2, -1, NaN, 1e300] }];

async function picture(width: number, ascii: boolean): Promise<string[]> {
  const flags = ascii ? { ascii: true } : {};
  const look = await lookOf({ write: () => {} }, { NO_COLOR: "1" }, { width, ...flags } as never);
  return graphPicture(bowl, paths, { ...look, width, ascii }).split("\n");
}

it("shows the start, the minimum and each point on the graph, and no line between them", async () => {
  const lines = await picture(80, true);
  expect(lines.slice(0, 2)).toEqual(["bowl", "S start (3); * minimum (0); letters are iterations"]);
  const plot = lines.slice(3).join("\n");
  // x_0 lies under the S, and what is not finite or far away is not drawn
  expect(plot.match(/A/g)).toHaveLength(2);
  expect(plot.match(/S/g)).toHaveLength(1);
  expect(plot.match(/\*/g)).toHaveLength(1);
  const rowOf = (sign: string) => lines.slice(3).findIndex((line) => line.includes(sign));
  expect(rowOf("S")).toBeLessThan(rowOf("A"));
  expect(rowOf("A")).toBeLessThan(rowOf("*"));
});

it.each([40, 80, 120])("fits into %s columns, in ASCII without other signs", async (width) => {
  for (const line of await picture(width, true)) {
    expect(line).toMatch(/^[ -~]*$/);
    expect(columnsOf(line)).toBeLessThanOrEqual(width);
  }
  for (const line of await picture(width, false))
    expect(columnsOf(line)).toBeLessThanOrEqual(width);
});
