import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Results } from "../../src/records/results.js";
import { renderActionBenchmark } from "../../src/report/action-benchmark.js";
import type { CheckReport } from "../../src/report/check-report.js";
import { cutSummary, renderAnnotations } from "../../src/report/github.js";
import { renderJunit } from "../../src/report/junit.js";
import { renderMarkdown } from "../../src/report/markdown.js";
import { EVERYTHING, line, reportOf, resultsOf } from "./check-reports.js";
import { readXml, type Element } from "./read-xml.js";
import { failedCase } from "./any-results.js";

const NOTHING = resultsOf([]);
const DIVERGED = resultsOf([
  line("f a", null, { status: "diverged" }),
  line("f b", null, { status: "diverged" }),
]);
/** Text that somebody hostile would write. */
const NASTY = `f <a>&"'|\`*_[x](y)\u001b[2J\u0000\ud800 ]]>%0A::error::x`;

const DOCUMENTS: readonly [string, Results, CheckReport | undefined][] = [
  ["no case", NOTHING, undefined],
  ["no case to check", NOTHING, reportOf([], [])],
  ["all diverged", DIVERGED, undefined],
  ["a verdict of every kind", resultsOf([]), EVERYTHING],
  ["nasty names", resultsOf([line(NASTY, 3)]), undefined],
  ["nasty names to check", NOTHING, reportOf([line(NASTY, 3)], [line(`${NASTY}2`, 3)])],
];

describe.each(DOCUMENTS)("of %s", (_, results, check) => {
  it("junit is well-formed and has the structure of the schema", () => {
    expectJunit(readXml(renderJunit(results, check)));
  });

  it("markdown has a table whose rows have the columns of its head, and moves no cursor", () => {
    const text = renderMarkdown(results, check);
    expect(text).not.toMatch(/[^\n\P{C}]/u);
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
    const rows = text.split("\n").filter((row) => row.startsWith("|"));
    const columns = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
    expect(new Set(columns).size).toBeLessThanOrEqual(1);
  });

  it("the entries of action-benchmark have finite values and different names", () => {
    const entries = JSON.parse(renderActionBenchmark(results)) as { name: string; value: number }[];
    expect(entries).toHaveLength(results.cases.length);
    expect(entries.every(({ value }) => Number.isFinite(value))).toBe(true);
    expect(new Set(entries.map(({ name }) => name)).size).toBe(entries.length);
  });
});

/** What junit.xsd says, and that the counts are those of the tests. */
function expectJunit(root: Element): void {
  expect(root.name).toBe("testsuites");
  const suites = root.children;
  expectCounts(
    root,
    suites.flatMap(({ children }) => children),
  );
  for (const suite of suites) {
    expect(suite.name).toBe("testsuite");
    expect(suite.attributes["name"]).not.toBe("");
    expectCounts(suite, suite.children);
    for (const test of suite.children) {
      expect(test.name).toBe("testcase");
      const { file, line: number, ...rest } = test.attributes;
      expect(Object.keys(rest)).toEqual(["classname", "name", "time"]);
      if (number !== undefined) expect(file).toBeDefined();
      expect(test.children).toHaveLength(1);
      const [{ name, attributes }] = test.children;
      const allowed = {
        failure: ["message", "type"],
        error: ["message", "type"],
        skipped: ["message"],
        "system-out": [],
      };
      expect(Object.keys(allowed)).toContain(name);
      expect(Object.keys(attributes)).toEqual(allowed[name as keyof typeof allowed]);
    }
  }
}

function expectCounts(element: Element, tests: readonly Element[]): void {
  const count = (kind: string) =>
    String(tests.filter(({ children }) => children[0].name === kind).length);
  expect(element.attributes).toMatchObject({
    tests: String(tests.length),
    failures: count("failure"),
    errors: count("error"),
  });
}

describe("junit", () => {
  const schema = readFileSync("test/fixtures/gate/junit.xsd", "utf8");
  const errorsOf = async (text: string) =>
    (await validateXML({ xml: text, schema })).errors.map(({ message }) => message);

  it.each(DOCUMENTS)("of %s is valid by the schema", async (_, results, check) => {
    expect(await errorsOf(renderJunit(results, check))).toEqual([]);
  });

  it.each([
    ["an element that it has not", "<testcase ", "<test "],
    ["a count that is none", 'failures="3"', 'failures="-3"'],
    ["a test without a name", / name="slow"/, ""],
  ])("is held to the schema: %s is refused", async (_, from, to) => {
    const text = renderJunit(NOTHING, EVERYTHING);
    expect(text.replace(from, to)).not.toBe(text);
    expect(await errorsOf(text.replace(from, to))).not.toEqual([]);
  });

  it("has a failure for a regression and an error for what cannot be judged", () => {
    const root = readXml(
      renderJunit(NOTHING, { ...EVERYTHING, skipped: [{ id: "g x", reason: "slow" }] }),
    );
    const kinds = root.children.flatMap(({ children }) =>
      children.map(({ attributes, children: [found] }) => [attributes["name"], found.name]),
    );
    expect(Object.fromEntries(kinds)).toEqual({
      slow: "failure",
      late: "failure",
      dies: "failure",
      fast: "system-out",
      near: "system-out",
      other: "error",
      same: "system-out",
      fresh: "error",
      gone: "error",
      adam: "system-out",
      "adam seed=2": "failure",
      x: "skipped",
    });
    expect(renderJunit(NOTHING, EVERYTHING)).toContain(
      '<failure message="REGRESSED (allowed 84), 1 target too: 82 -&gt; 118 steps" type="regression">',
    );
  });

  it("says where the line of a case stands, and that no time was measured", () => {
    const text = renderJunit(NOTHING, EVERYTHING);
    const places = text.matchAll(/name="([^"]*)" file="([^"]*)"(?: line="(\d+)")? time="0">/g);
    const found = Object.fromEntries([...places].map(([, name, file, at]) => [name, [file, at]]));
    const { baseline, placeOf, verdicts } = EVERYTHING;
    expect(Object.keys(found)).toHaveLength(verdicts.length);
    for (const { id, base } of verdicts) {
      const at = placeOf(base?.case ?? id);
      expect(found[id.split(" ").slice(1).join(" ")]).toEqual([
        baseline,
        at === null ? undefined : String(at),
      ]);
    }
    expect(renderJunit(DIVERGED)).not.toContain(" file=");
    expect(text.match(/time="0"/g)).toHaveLength(text.match(/<test/g)!.length);
  });

  it("takes divergence for a result, and an error for an error", () => {
    const cases = [...DIVERGED.cases, failedCase("no such point", { id: "f c" })];
    const text = renderJunit({ ...DIVERGED, cases });
    expect(text).toMatch(/<error message="[^"]*: no such point"/);
    expect(text).toContain('tests="3" failures="0" errors="1"');
  });

  it("is well-formed for any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.string({ unit: "binary" }),
        (id, reason) => {
          const check = reportOf([line(id, 1)], [], { skipped: [{ id, reason }] });
          expectJunit(readXml(renderJunit(NOTHING, check)));
        },
      ),
    );
  });
});

describe("annotations", () => {
  it("stand on the lines of the baseline, for what needs a look", () => {
    const text = renderAnnotations(EVERYTHING, "benchmarks/my.baseline.json");
    expect(text.split("\n")[0]).toBe(
      "::error file=benchmarks/my.baseline.json,line=6,title=f slow::f slow: REGRESSED (allowed 84), 1 target too%0Abase 82, now 118 steps%0Aoptbench run my.yaml --filter 'f slow'",
    );
    expect(text.match(/^::error /gm)).toHaveLength(7);
    expect(text.match(/^::notice /gm)).toHaveLength(1);
    expect(text).toContain("::error file=benchmarks/my.baseline.json,title=f fresh::f fresh: new");
  });

  it("are escaped as @actions/core escapes them", () => {
    const text = renderAnnotations(reportOf([], [line("f a:lr=1,b%\r\n::x", 3)]), "a,b:c%.json");
    expect(text).toContain(
      "file=a%2Cb%3Ac%25.json,title=f a%3Alr=1%2Cb%25%0D%0A%3A%3Ax::f a:lr=1,b%25%0D%0A::x",
    );
    expect(text.match(/\n/g)).toHaveLength(1);
  });

  it("are a line each whatever they say", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (id) => {
        const text = renderAnnotations(reportOf([], [line(id, 3)]), "a.json");
        expect(text.split(/[\r\n]/)).toHaveLength(2);
        expect(text).toMatch(/^::error file=a.json,title=[^,:]*::/);
      }),
    );
  });

  it("are ten at most, the last saying how many are left", () => {
    const many = Array.from({ length: 25 }, (_, k) => line(`f o${k}`, k));
    const lines = renderAnnotations(reportOf([], many), "a.json").trimEnd().split("\n");
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe("::error file=a.json,title=optbench check::16 more: NO VERDICT, 25 new");
  });
});

describe("a step summary", () => {
  it("is left as it is when it fits", () => {
    expect(cutSummary("a\nb\n", 4)).toBe("a\nb\n");
  });

  it("is cut at a line, in bytes, and says so", () => {
    const text = "é".repeat(99).concat("\n").repeat(100);
    for (const most of [500, 1000, 1001, 5000]) {
      const cut = cutSummary(text, most);
      expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(most);
      expect(cut).toMatch(/^(é{99}\n)+/);
      expect(cut).toContain("(cut: ");
    }
    expect(cutSummary(text, 10)).toBe("");
    expect(cutSummary(text, -5)).toBe("");
  });
});

describe("markdown", () => {
  it("of a check", () => {
    const check = reportOf(
      [line("f a:lr=1", 10), line("f b", 3)],
      [line("f a:lr=1", 20), line("f b", 3)],
    );
    expect(renderMarkdown(NOTHING, check)).toBe(`\
### optbench check

**FAIL**: 1 regressed, 1 same (\`my.baseline.json\`)

| case | base | now | verdict |
| --- | ---: | ---: | --- |
| \`f a:lr=1\` | 10 | 20 | REGRESSED (allowed 12), 1 target too |

Accept with \`optbench check my.yaml -u\`.
`);
  });

  it("of results", () => {
    expect(renderMarkdown(resultsOf([line("f a", 10), line("f b", 20)]))).toBe(`\
### \`f\`, dim 1, start (1)

| optimizer | steps | evals | vs best | best | final | status |
| --- | ---: | ---: | ---: | ---: | ---: | --- |
| \`a\` | 10 | 11 | 1.00x | 0 | - | reached |
| \`b\` | 20 | 21 | 2.00x | 0 | - | reached |

2 reached. Judged by gap, target 1.0e-6, 1000 iterations; ranked by iterations to the target.
`);
  });
});

describe("action-benchmark", () => {
  it("charges a case that does not reach the target twice the iterations", () => {
    const text = renderActionBenchmark(resultsOf([line("f a", 10), line("f b", null)]));
    expect(JSON.parse(text)).toEqual([
      { name: "f a", unit: "steps", value: 10, extra: "11 evaluations" },
      { name: "f b", unit: "steps", value: 2000, extra: "budget: charged twice the iterations" },
    ]);
  });

  it("charges a case with iterations of its own by these", () => {
    const { cases, ...head } = resultsOf([line("f b", null)]);
    const own = cases.map((one) => ({ ...one, settings: { iterations: 30 } }));
    const text = renderActionBenchmark({ ...head, cases: own });
    expect(JSON.parse(text)).toMatchObject([{ value: 60 }]);
  });
});
