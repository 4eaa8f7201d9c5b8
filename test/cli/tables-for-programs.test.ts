import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workplace } from "./memory-io.js";
import { optbench } from "./optbench.js";

/** Rows of a CSV without line breaks in its fields. */
function rowsOf(csv: string): string[][] {
  const fields = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, a, b]) => a ?? b);
  return csv.trimEnd().split("\r\n").map(fields);
}

const isNumber = (cell: string) => cell.trim() !== "" && Number.isFinite(Number(cell));

/** Functions of one variable and of two, a run that diverges, one that fails, some that reach. */
const RUN =
  "run -f isotropic:dim=1,booth,{x^2/20+y^2} -o adam:lr=0.1,sgd:lr=30,l-bfgs -n 60 --start random@2 --path -q";
const CASES = ["csv", "summaries", "curves-csv", "paths-csv", "profile-csv"];
const DOCUMENTS = ["json", "ndjson", "cases-ndjson"];

const place = new Workplace();
afterAll(() => place.remove());

let texts: Readonly<Record<string, string>>;

beforeAll(async () => {
  const files = [...CASES, ...DOCUMENTS];
  const reporters = files.map((name) => `${name}=${name}`).join();
  await place.optbench(`${RUN} --reporter ${reporters}`.split(" "));
  const sweep = "run -f booth,isotropic:dim=1 -o sgd,adam --sweep lr=1e-3..30@8 -n 40 -q";
  texts = {
    ...Object.fromEntries(files.map((name) => [name, place.read(name)])),
    "sweep as csv": (await optbench(`${sweep} --reporter csv`)).stdout,
    "sweep as json": (await optbench(`${sweep} --json`)).stdout,
    "trace as csv": (await optbench("trace -f booth -o sgd:lr=30,adam -n 40 --csv")).stdout,
    "trace as json": (await optbench("trace -f booth -o sgd:lr=30 -n 40 --json")).stdout,
    "conform as json": (await optbench("conform adam:lr=0.01 --json")).stdout,
  };
});

describe("what programs read", () => {
  it.each([...CASES, "sweep as csv", "trace as csv"])(
    "has no word in a column of numbers: %s",
    (name) => {
      const [head, ...rows] = rowsOf(texts[name]);
      expect(rows.length).toBeGreaterThan(1);
      for (const [k, column] of head.entries()) {
        const cells = rows.map((row) => row[k]).filter((cell) => cell !== "");
        const numbers = cells.filter(isNumber);
        expect([0, cells.length], `${column}: ${cells.slice(0, 9).join(" ")}`).toContain(
          numbers.length,
        );
      }
    },
  );

  it("has no start that looks like a number, in one dimension either", () => {
    const [head, ...rows] = rowsOf(texts["csv"]);
    expect(rows[0][head.indexOf("dimension")]).toBe("1");
    for (const row of rows) expect(row[head.indexOf("start")]).toMatch(/^\[.*\]$/);
  });

  it("has the same words of a status everywhere", () => {
    const [head, ...rows] = rowsOf(texts["csv"]);
    const words = rows.map((row) => row[head.indexOf("status")]);
    expect(new Set(words)).toEqual(new Set(["reached", "budget", "diverged"]));
    const { cases } = JSON.parse(texts["json"]) as { cases: { status: string }[] };
    expect(cases.map(({ status }) => status)).toEqual(words);
    const lines = texts["cases-ndjson"].trimEnd().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { status: string }).status)).toEqual(words);
  });

  it.each([...DOCUMENTS, "sweep as json", "trace as json", "conform as json"])(
    "writes whole numbers of 16 or more digits with an exponent: %s",
    (name) => {
      const outside = texts[name].replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
      expect(outside).toMatch(/\d/);
      expect(outside.match(/(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g)).toBeNull();
    },
  );

  it.each(["markdown", "latex"])(
    "has what was searched for in the table of a search: %s",
    async (to) => {
      const tune = `run -f booth -o adam --tune 4 -n 300 -q --reporter ${to}`;
      expect((await optbench(`${tune} --cost iterations`)).stdout).toContain("median steps");
      expect((await optbench(tune)).stdout).toContain("median evals");
    },
  );
});
