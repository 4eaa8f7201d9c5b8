import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Results } from "../../src/records/results.js";
import { foldsOf } from "./folds-of.js";
import { folder, optbench } from "./optbench.js";

const RUN = "run -f rosenbrock,booth,double-well -o adam:lr=0.1,sgd:lr=0.001+cosine,l-bfgs -n 100";

/** A page of a run, and the document that the same run saved. */
async function pageOf(run: string, files: Readonly<Record<string, string>> = {}) {
  const cwd = folder(files);
  const ran = await optbench(`${run} --path --reporter html=page.html,json=r.json -q`, { cwd });
  expect([ran.code, ran.stderr]).toEqual([0, ""]);
  const read = (name: string) => readFileSync(join(cwd, name), "utf8");
  return { cwd, read, page: read("page.html") };
}

function svgsOf(page: string): string[] {
  return [...page.matchAll(/<figure [^>]*>(<svg.*?<\/svg>)<figcaption>/gs)].map(([, svg]) => svg);
}

/** What a script or a style sheet in the page has between its tags. */
function inside(page: string, tag: string): string {
  return new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page)![1];
}

const ANYTHING = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="none"/></xs:schema>`;

describe("--reporter html=page.html", () => {
  it("has a section, a table, curves and a map for each function, and what compares them", async () => {
    const { page } = await pageOf(RUN);
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
    expect(headings).toEqual([
      "Performance profile",
      "Data profile",
      "Which optimizer does how well on which function",
      "Learning rates",
      "rosenbrock",
      "booth",
      "double-well",
      "Where this comes from",
    ]);
    expect(page).toContain(
      "<h1>adam:lr=0.1, sgd:lr=0.001+cosine and l-bfgs on rosenbrock, booth and double-well</h1>",
    );
    expect(page.match(/<table>/g)).toHaveLength(3);
    const kinds = [...page.matchAll(/data-figure="(\w+)"/g)].map(([, kind]) => kind);
    expect(kinds.slice(4)).toEqual(["curves", "contour", "curves", "contour", "curves", "graph"]);
    expect(page.replace(inside(page, "script"), "")).not.toMatch(/undefined|\[object|NaN/);
  });

  it.each([
    ["cases", "run -f booth,matyas -o adam:lr=0.1,sgd -n 20", 2],
    ["several runs", "run -f booth -o adam:lr=0.1,sgd -n 20 --start random@8", 1],
    ["a search", "run -f booth,matyas -o adam -n 20 --tune", 3],
    ["a search on one function", "run -f booth -o adam -n 20 --tune", 2],
  ])("says beside each table what its columns mean: %s", async (_, run, count) => {
    const { page } = await pageOf(run);
    expect(foldsOf(page)).toHaveLength(count);
  });

  it("has well-formed figures without links", async () => {
    const { page } = await pageOf(RUN);
    const svgs = svgsOf(page);
    expect(svgs).toHaveLength(10);
    for (const svg of svgs) {
      const xml = { fileName: "figure.svg", contents: svg };
      const found = await validateXML({ xml, extension: "schema", schema: ANYTHING });
      expect(found.rawOutput).not.toMatch(/parser error|namespace error/i);
      expect(svg).not.toMatch(/href|foreignObject|<style|<script/);
    }
  });

  it("is the same from report of the saved results", async () => {
    const { cwd, page, read } = await pageOf(`${RUN} --start random@3 --seeds 2`);
    await optbench("report r.json --to html=again.html -q", { cwd });
    expect(read("again.html") === page).toBe(true);
  });

  it("says that results were saved without paths, and draws the map all the same", async () => {
    const cwd = folder();
    await optbench(`${RUN} --out r.json -q`, { cwd });
    const { stdout } = await optbench("report r.json --to html", { cwd });
    expect(stdout.match(/The map has no paths: /g)).toHaveLength(3);
    expect(stdout.match(/data-figure="contour"/g)).toHaveLength(2);
  });

  it("lets in its own script and style sheet by their hashes, and nothing else", async () => {
    const { page } = await pageOf("run -f booth -o sgd -n 5");
    const hash = (tag: string) => createHash("sha256").update(inside(page, tag)).digest("base64");
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash("style")}'; script-src 'sha256-${hash("script")}'; base-uri 'none'; form-action 'none'">`,
    );
    const addresses = page.replaceAll('xmlns="http://www.w3.org/2000/svg"', "");
    expect(addresses).not.toMatch(/https?:|src=|url\(|@import|<link|<base|style="/);
    expect([...page.matchAll(/href="([^"]*)"/g)].every(([, href]) => /^#f\d+$/.test(href))).toBe(
      true,
    );
  });

  it.each([
    ["one function", RUN],
    ["random starts and seeds", "run -f booth -o adam:lr=0.1 -n 20 --start random@3 --seeds 2..3"],
    [
      "a label and a seed alone",
      "run -f rastrigin:dim=3 -o mine=adam:lr=0.1 -n 20 --seeds 7..7 --start random",
    ],
    ["labels of functions", "run -f zz=booth,yy=matyas -o adam:lr=0.1 -n 20"],
    ["a point", "run -f booth -o adam:lr=0.001,sgd -n 20 --start 1,2 --tol 0.01 --metric gradient"],
    [
      "restarts and a budget",
      "run -f booth -o adam:lr=0.1 -n 30 --max-evals 20 --restarts --cost iterations",
    ],
  ])("names the command that makes the same numbers: %s", async (_, run) => {
    const { page, read, cwd } = await pageOf(run);
    const command = /<pre>optbench (.*?)<\/pre>/.exec(page)![1];
    expect(page).not.toContain("does not make exactly");
    await optbench(`${command} --out again.json --path -q`, { cwd });
    const first = JSON.parse(read("r.json")) as Results;
    expect((JSON.parse(read("again.json")) as Results).cases).toEqual(first.cases);
  });

  it("says where no one command makes these cases", async () => {
    const { page } = await pageOf(
      "run -f booth,matyas -o sgd,adam -n 5 --filter fn:booth --filter opt:adam",
    );
    expect(page).toContain("The command does not make exactly these cases");
  });

  it("has no word of the machine, of threads or of files", async () => {
    const { page, cwd } = await pageOf("run -f booth -o sgd -n 5 -j 2");
    for (const word of [cwd, process.platform, process.arch, process.version, "r.json", "-j 2"]) {
      expect(page).not.toContain(word);
    }
  });

  it("shows hostile texts as text", async () => {
    const { cwd, read } = await pageOf("run -f booth,matyas -o mine=adam,sgd -n 20");
    const hostile = `\u0007</script><img src=x onerror=alert(1)>&"']]><!--\u2028`;
    const broken = `"status":"error","message":${JSON.stringify(hostile)}`;
    writeFileSync(join(cwd, "r.json"), read("r.json").replaceAll('"status":"budget"', broken));
    const { code, stdout, stderr } = await optbench("report r.json --to html", { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).not.toMatch(/<img|<!--/);
    expect(stdout).not.toContain("\u0007");
    expect(stdout.match(/<\/script>/g)).toHaveLength(2);
    expect(stdout).toContain("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&amp;&quot;");
  });

  it("weighs at most 150 kB for the book", async () => {
    const { page } = await pageOf("run book");
    expect(Buffer.byteLength(page)).toBeLessThan(150_000);
  });

  it("counts a method that was tuned for each function once", async () => {
    const { page } = await pageOf("run -f booth,matyas -o sgd,momentum -n 30 --tune 8");
    expect(page).toContain("<h1>sgd and momentum on booth and matyas</h1>");
  });

  it("shows a sweep", async () => {
    const cwd = folder();
    const ran = await optbench(
      "run -f booth -o sgd --sweep lr=0.001..0.1@5 -n 50 --reporter html -q",
      { cwd },
    );
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain('data-figure="sweep"');
  });

  it("shows for each function of a sweep its table and its figure, or why there is none", async () => {
    const command = "run -f rosenbrock,beale -o adam,sgd --sweep lr=1e-4..1@9 -n 300";
    const { code, stdout } = await optbench(`${command} --reporter html -q`, { cwd: folder() });
    expect(code).toBe(0);
    const [, rosenbrock, beale] = stdout.split(/<section id="f\d"/);
    expect(rosenbrock).toMatch(/^[^>]*><h2>rosenbrock<\/h2>/);
    expect(rosenbrock).toContain('<td><code>adam</code></td><td class="r">-</td>');
    expect(rosenbrock).toContain("At no value does every run reach the target");
    expect(rosenbrock).not.toContain("<figure");
    expect(beale).toMatch(/^[^>]*><h2>beale<\/h2>/);
    expect(beale).toContain('<td><code>adam</code></td><td class="r">122</td>');
    expect(beale).toContain('data-figure="sweep"');
    expect(stdout).toContain("8 464 evaluations. Judged by gap, target 1.0e-6, 300 iterations.");
  });

  it("shows what no case is left of", async () => {
    const cwd = folder();
    await optbench("run -f booth -o sgd -n 5 --out r.json -q", { cwd });
    const empty = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as Results;
    writeFileSync(join(cwd, "r.json"), JSON.stringify({ ...empty, cases: [] }));
    const { code, stdout } = await optbench("report r.json --to html", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("<h1>No cases</h1>");
  });
});

const PLUGIN = `export default [{
  id: "bowl", title: "A bowl", start: () => Float64Array.of(1, 2),
  create: () => ({ dim: 2, valueAndGradient(x, g) { g[0] = 2 * x[0]; g[1] = 2 * x[1]; return x[0] * x[0] + x[1] * x[1]; } }),
}, {
  id: "sign", title: "Sign descent",
  create: (dim) => ({ step(x, g) { for (let i = 0; i < dim; i++) x[i] -= 0.01 * Math.sign(g[i]); } }),
}];`;

describe("report of results from a plug-in", () => {
  const run = "run --plugin mine.mjs -f bowl,booth -o sign,sgd -n 20";

  it("draws its function where --plugin names it", async () => {
    const { cwd, page, read } = await pageOf(run, { "mine.mjs": PLUGIN });
    await optbench("report r.json --plugin mine.mjs --to html=again.html -q", { cwd });
    expect(read("again.html") === page).toBe(true);
    expect(page.match(/data-figure="contour"/g)).toHaveLength(2);
  });

  it("works without the plug-in, and says what it leaves out", async () => {
    const { cwd } = await pageOf(run, { "mine.mjs": PLUGIN });
    const paged = await optbench("report r.json --to html", { cwd });
    expect(paged.code).toBe(0);
    expect(paged.stdout.match(/data-figure="contour"/g)).toHaveLength(1);
    expect(paged.stdout).toContain(
      "There is no map: the definition of this function is not at hand.",
    );
    expect(paged.stderr).toBe(
      "warning: r.json: no definition of bowl and sign is at hand, so formulas, maps and words on learning rates are left out\n  add --plugin mine.mjs\n",
    );
    const shown = await optbench("report r.json --plot contour -q", { cwd });
    expect([shown.code, shown.stderr]).toEqual([0, ""]);
    const whole = await optbench("report r.json --plot contour", { cwd });
    expect(whole.stdout).toContain("There is no map: the definition of bowl is not at hand.");
    expect(whole.stdout).toMatch(/ A {2}sign +- /);
  });
});
