import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as optbench from "../../src/index.js";

const { digest } = (await import(new URL("../../scripts/digest.mjs", import.meta.url).href)) as {
  digest: (library: typeof optbench) => string;
};

it("the results of the whole suite have the bits on record", () => {
  const recorded = readFileSync(new URL("digest.txt", import.meta.url), "utf8").trim();
  const renew =
    "If numbers were meant to change, or the catalogue grew: npm run build && node scripts/digest.mjs > test/golden/digest.txt";
  expect(digest(optbench), renew).toBe(recorded);
});
