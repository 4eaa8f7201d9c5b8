import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { optionsOf } from "../src/cli/flags/read-flags.js";
import { COMMANDS } from "../src/cli/program/commands.js";
import { functions } from "../src/functions/index.js";
import { runBenchmark } from "../src/index.js";
import { optimizers } from "../src/optimizers/index.js";
import { FIELDS } from "../src/plan/spec-fields.js";
import { REPORTERS } from "../src/report/reporters.js";

/*
 * The recipes of CONTRIBUTING are followed by people who have never seen the code: each file that
 * they name is there, and each entry that is there has the files that they name.
 */

const RECIPES = [
  "A method",
  "A function",
  "A flag",
  "A reporter",
  "A figure of a case",
  "A subcommand",
];

/** What stands for `<optimizer>` in a path. BBOB's functions are named by number, and lie apart. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  "<optimizer>": optimizers.map(({ id }) => id),
  "<function>": functions.map(({ id }) => id).filter((id) => !id.startsWith("bbob-")),
  "<command>": COMMANDS.map(({ name }) => name),
};

const contributing = readFileSync("CONTRIBUTING.md", "utf8");

/** The text of a recipe, up to the next heading. */
function recipeOf(name: string): string {
  const [, text = ""] = contributing.split(`\n### ${name}\n`);
  return text.split(/\n##+ /)[0];
}

/** The paths that a text names, those with a placeholder once for each entry. */
function pathsIn(text: string): string[] {
  const paths = [
    ...text.matchAll(/`((?:src|test|docs|schemas|benchmarks)[\w./<>-]*|README\.md)`/g),
  ];
  return paths.flatMap(([, path]) => {
    const [holder] = /<\w+>/.exec(path) ?? [];
    return holder === undefined ? path : ENTRIES[holder].map((id) => path.replace(holder, id));
  });
}

describe.each(RECIPES)("the recipe: %s", (name) => {
  it("names files, all of which are there", () => {
    const paths = pathsIn(recipeOf(name));
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe("what has been added", () => {
  const pages = ["README.md", ...readdirSync("docs").map((file) => `docs/${file}`)]
    .filter((path) => path.endsWith(".md"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");

  it("has a page that says what each reporter writes", () => {
    const names = Object.keys(REPORTERS);
    expect(names.length).toBeGreaterThan(15);
    const isTold = (name: string) =>
      new RegExp(`(?:\`|--reporter |--to |[ ,])${name}(?:\`|=|,| )`).test(pages);
    expect(names.filter((name) => !isTold(name))).toEqual([]);
  });

  it("has a page that shows each subcommand", () => {
    const names = COMMANDS.map(({ name }) => name);
    expect(names.filter((name) => !pages.includes(`optbench ${name}`))).toEqual([]);
  });
});

/** Keys of a spec that no flag says, because they are about the file, or set by other flags. */
const WITHOUT_FLAG = [
  "$schema",
  "title",
  "defaults",
  "extends",
  "zip",
  "tune",
  "baseline",
  "overrides",
  "drawn",
  "ladder",
  "curveMetric",
];

describe("a key of a spec", () => {
  it("has a flag, unless it is about the file or follows from other flags", () => {
    const options = [...optionsOf("run"), ...optionsOf("check")];
    const flags = new Set<string>(options.flatMap(({ spec }) => spec ?? []));
    const missing = Object.keys(FIELDS).filter((key) => !flags.has(key));
    expect(missing.sort()).toEqual([...WITHOUT_FLAG].sort());
  });

  const keys = Object.keys(FIELDS).filter((key) => FIELDS[key].part === "run");

  it.each(keys)("%s is read by runBenchmark as in a file", (key) => {
    const spec = { functions: "booth", optimizers: "sgd", [key]: {} };
    let message = "";
    try {
      runBenchmark(spec as never);
    } catch (error) {
      ({ message } = error as Error);
    }
    // refused for its value, by its name: a list that does not know the key says "unknown"
    expect(message.toLowerCase().replaceAll("-", "")).toContain(key.toLowerCase());
    expect(message).not.toContain("unknown");
  });
});
