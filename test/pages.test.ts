import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { functions } from "../src/functions/index.js";
import { optimizers } from "../src/optimizers/index.js";
import { blocksOf } from "./docs/examples.js";
import { excuse, loadTrajectories } from "./golden/cases.js";
import { loadGolden } from "./golden/load.js";

/** Ten kilobytes are five minutes of a newcomer. */
const MOST_BYTES = 10_240;

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "benchmarks/README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

const text = (path: string) => readFileSync(path, "utf8");

/** "1,096" */
const grouped = (count: number) => count.toLocaleString("en-US");

describe("the README", () => {
  it("is what a newcomer needs in five minutes", () => {
    expect(statSync("README.md").size).toBeLessThanOrEqual(MOST_BYTES);
  });

  it("counts what the catalogue has", () => {
    expect(text("README.md")).toContain(`[${optimizers.length} of them](docs/optimizers.md)`);
    expect(text("README.md")).toContain(
      `[${functions.length} analytic test functions](docs/functions.md)`,
    );
  });

  it("names every page of docs", () => {
    const missing = PAGES.filter((page) => page.startsWith("docs/")).filter(
      (page) => !text("README.md").includes(`](${page})`),
    );
    expect(missing).toEqual([]);
  });
});

it("docs/believable.md counts the trajectories that are compared", () => {
  const compared = loadTrajectories().filter((golden) => excuse(golden) === undefined);
  expect(text("docs/believable.md")).toContain(`${grouped(compared.length)} whole trajectories`);
});

it("docs/believable.md counts the values that are known to 50 digits", () => {
  const { cases } = loadGolden<{ cases: { points: unknown[] }[] }>("functions/functions.json");
  const points = cases.reduce((sum, one) => sum + one.points.length, 0);
  expect(text("docs/believable.md")).toContain(`${grouped(points)} values and gradients`);
});

/** The targets of a page's links, without those that its code shows. */
function linksOf(page: string): string[] {
  const source = text(page);
  const code = blocksOf(source).map((block) => block.text);
  const prose = code.reduce((left, block) => left.replace(block, ""), source);
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe.each(PAGES)("%s", (page) => {
  it("links to what is there", () => {
    const broken = linksOf(page)
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => {
        const [path, anchor] = target.split("#");
        const file = path === "" ? page : join(dirname(page), path);
        if (!existsSync(file)) return true;
        return anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).includes(anchor);
      });
    expect(broken).toEqual([]);
  });
});

it("docs/metrics.md has an entry for each key of a case", () => {
  const schema = JSON.parse(text("schemas/results.schema.json")) as {
    $defs: { case: { properties: object } };
  };
  const heads = [...text("docs/metrics.md").matchAll(/^\| ([^|]+?) +\|/gm)];
  const entries = new Set(heads.flatMap(([, head]) => head.split(/[ ,`]+/)));
  const keys = Object.keys(schema.$defs.case.properties);
  expect(keys.length).toBeGreaterThan(20);
  expect(keys.filter((key) => !entries.has(key))).toEqual([]);
});
