import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const { href } = new URL("../../scripts/queue/scenarios.mjs", import.meta.url);
const { SCENARIOS } = (await import(href)) as { SCENARIOS: readonly { name: string }[] };

it("docs/cluster.md has a row for each scenario of scripts/try-queue.mjs, in their order", () => {
  const page = readFileSync("docs/cluster.md", "utf8");
  const table = page.split("\n| scenario ")[1].split("\n\n")[0].split("\n").slice(2);
  const rows = table.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  expect(rows.map(([name]) => name)).toEqual(SCENARIOS.map(({ name }) => name));
  for (const [name, tries, good] of rows) {
    expect([name, good]).toEqual([name, tries]);
    expect(Number(tries)).toBeGreaterThan(0);
  }
});
