import { expect, it } from "vitest";
import { fuzz, readers } from "./readers.js";

// `node scripts/fuzz.mjs 1000000` gives them as many as one has the patience for
const COUNT = 10_000;

it.each(readers)("$name reads or refuses whatever it is given", async (reader) => {
  const { read, refused } = await fuzz(reader, COUNT);
  expect(read + refused).toBe(COUNT);
  // a text that is hardly ever read tries the first lines of a reader alone
  expect(Math.min(read, refused)).toBeGreaterThan(COUNT / 100);
});
