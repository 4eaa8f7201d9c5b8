import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { builtins } from "../src/bench/builtins.js";
import { catalogueDocs } from "../src/report/catalogue-docs.js";

const pages = Object.entries(catalogueDocs(builtins()));

it.each(pages)("docs/%s is what the definitions make: else `npm run docs`", async (name, text) => {
  const page = await readFile(new URL(`../docs/${name}`, import.meta.url), "utf8");
  expect(page).toBe(text);
});

it.each(pages)("%s has no cell or line that says undefined, null or NaN", (_name, text) => {
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
});
