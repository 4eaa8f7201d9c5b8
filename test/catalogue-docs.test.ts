import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { expect, it } from "vitest";
import { cataloguePictures } from "../scripts/catalogue-pictures.js";
import { builtins } from "../src/bench/builtins.js";
import { folder, optbench } from "./cli/optbench.js";
import { catalogueDocs } from "../src/report/catalogue-docs.js";
import { namesModule } from "../src/report/names-module.js";

const FOLDER = new URL("../docs/pictures/", import.meta.url);
const drawn = new Set(
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll(sep, "/"))
    .filter((path) => /^(optimizers|functions|schedules)\//.test(path)),
);
const pages = Object.entries(catalogueDocs(builtins(), drawn));

it("docs/pictures is what the definitions make: else `npm run docs`", () => {
  const pictures = cataloguePictures(builtins());
  expect([...pictures.keys()].sort()).toEqual([...drawn].sort());
  const isStale = ([path, svg]: [string, string]) =>
    readFileSync(new URL(path, FOLDER), "utf8") !== svg;
  expect([...pictures].filter(isStale).map(([path]) => path)).toEqual([]);
});

it("every method, function and schedule has its picture, or a sentence why it has none", () => {
  const texts = new Map(pages);
  const bare = (["optimizers", "functions", "schedules"] as const).flatMap((kind) => {
    const own = builtins()[kind].filter(({ id }) => !id.includes("/"));
    const sections = texts.get(`${kind}.md`)!.split(/^#{2,3} /m);
    return own.flatMap(({ id }) => {
      const entry = sections.find((one) => one.startsWith(`${id}\n`)) ?? "";
      const line = /^(!\[[^\]]+\]\(pictures\/|No picture: ).*$/m.exec(entry)?.[0];
      return line === undefined ? [id] : line.startsWith("No") ? [`${id}: none`] : [];
    });
  });
  expect(bare.sort()).toEqual([
    "bbob-f19: none",
    "bbob-f23: none",
    "plateau: none",
    "sequential: none",
  ]);
});

it("docs/pictures/book is what a run of the book draws: else `optbench run book --figure contour,curves --reporter svg=docs/pictures/book`", async () => {
  const cwd = folder();
  await optbench("run book --figure contour,curves --reporter svg=book -q", { cwd });
  const names = readdirSync(join(cwd, "book")).sort();
  expect(readdirSync(new URL("book", FOLDER)).sort()).toEqual(names);
  for (const name of names) {
    const made = readFileSync(join(cwd, "book", name), "utf8");
    expect(readFileSync(new URL(`book/${name}`, FOLDER), "utf8") === made, name).toBe(true);
  }
});

it("src/plan/names.ts is what the definitions make: else `npm run docs`", async () => {
  const path = new URL("../src/plan/names.ts", import.meta.url);
  expect(await readFile(path, "utf8")).toBe(namesModule(builtins()));
});

it.each(pages)("docs/%s is what the definitions make: else `npm run docs`", async (name, text) => {
  const page = await readFile(new URL(`../docs/${name}`, import.meta.url), "utf8");
  expect(page).toBe(text);
});

it.each(pages)("%s has no cell or line that says undefined, null or NaN", (_name, text) => {
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
});
