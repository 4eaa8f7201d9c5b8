import { describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { optbench } from "./optbench.js";

/** Six runs whose median is 205.5 steps: 206 for a reader, whatever the output is. */
const RUN = "run -f booth -o adam:lr=0.3 --start random@6 -n 900";

describe("a median of a half", () => {
  it("is exact in JSON", async () => {
    const { stdout } = await optbench(`${RUN} --json`);
    expect((JSON.parse(stdout) as Results).summaries![0].steps.median).toBe(205.5);
  });

  it.each([
    ["--plot off", "206"],
    ["--plot ascii", "206"],
    // of the evaluations, 206.5
    ["--table matrix", "207"],
    ["--reporter markdown", "206"],
    ["--reporter latex", "206"],
    ["--reporter asciidoc", "206"],
    ["--reporter html", "206"],
    ["--profile performance,data", "206"],
  ])("is rounded once, and the same way everywhere, with %s", async (flags, figure) => {
    const { code, stdout } = await optbench(`${RUN} ${flags}`);
    expect(code).toBe(0);
    // a page carries its results as data, to the last digit
    const shown = stdout.replaceAll(/<(script|style)[^]*?<\/\1>|<[^>]*>/g, " ");
    expect(shown).toMatch(new RegExp(`\\b${figure}\\b`));
    expect(shown).not.toMatch(/20[56]\.\d|\b205\b/);
  });
});
