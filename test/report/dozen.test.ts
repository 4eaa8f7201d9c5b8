import { describe, expect, it } from "vitest";
import { dozenOf, leftOutWords } from "../../src/report/dozen.js";
import { optbench } from "../cli/optbench.js";

const rates = (count: number) =>
  Array.from({ length: count }, (_, k) => String(Number((0.001 * (k + 1)).toFixed(3)))).join("/");
const screen = async (count: number, more = "") => {
  const { stdout, code } = await optbench(`run -f booth -o sgd:lr=${rates(count)} -n 90${more}`, {
    columns: 120,
    env: { NO_COLOR: "1" },
  });
  expect(code).toBe(0);
  return stdout;
};
const keysOf = (one: number) => [one % 2, -one];

describe("of many rows", () => {
  it("a plot has the dozen with the smallest keys, in their own order", () => {
    const all = Array.from({ length: 53 }, (_, k) => k);
    expect(dozenOf(all, keysOf)).toEqual([30, 32, 34, 36, 38, 40, 42, 44, 46, 48, 50, 52]);
    expect(dozenOf(all.slice(0, 52), keysOf)).toEqual(all.slice(0, 52));
    // Infinity, and equal keys: the first of them
    expect(dozenOf(all, () => [Infinity])).toEqual(all.slice(0, 12));
  });

  it("says how many it leaves out", () => {
    expect([52, 53, 60].map((count) => leftOutWords(count, "come first"))).toEqual([
      "",
      "The plot has the 12 that come first; 41 others are left out.",
      "The plot has the 12 that come first; 48 others are left out.",
    ]);
  });

  it("60 have names in place of letters, in the table and in every sentence", async () => {
    const stdout = await screen(60);
    expect(stdout).toMatch(/^\* {3}sgd:lr=0\.06 +57 /m);
    expect(stdout).toMatch(/^ {4}sgd:lr=0\.059 +58 /m);
    const sentence = stdout.slice(
      stdout.indexOf("sgd:lr=0.06 reaches"),
      stdout.indexOf("The plot"),
    );
    expect(sentence.replaceAll(/\s+/g, " ")).toContain(
      "first, at iteration 57; then sgd:lr=0.059 at 58, sgd:lr=0.058 at 59",
    );
    expect(stdout).toContain("48 others are left out.");
    // those of the plot are its own
    expect(stdout).toMatch(/L sgd:lr=0\.06\b/);
  });

  it("have no sign twice in a matrix: numbers, where letters do not suffice", async () => {
    const stdout = await screen(60, " --table matrix --profile performance,wins");
    expect(stdout).toMatch(/^ 60 sgd:lr=0\.06 /m);
    expect(stdout).toContain("The plot has the 12 that rise highest; 48 others are left out.");
  });

  it("a summary calls by name too", async () => {
    expect(await screen(60, " --plot contour")).toContain("48 others are left out.");
    const stdout = await screen(53, " --start random@2 --max-cases 200 --plot off");
    expect(stdout).not.toMatch(/^[*~ ][A-Za-z] {2}sgd/m);
  });
});
