import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readFragment } from "../../src/play/fragment.js";
import { folder, optbench } from "./optbench.js";

describe("optbench play", () => {
  it("writes one page, at most 160 kB after gzip, that opens with what the flags say", async () => {
    const cwd = folder();
    const { code, stdout } = await optbench(
      "play -o p.html --fn rosenbrock --opt adam:lr=0.1/0.3+cosine --start=-1,2 --iters 400",
      { cwd },
    );
    expect([code, stdout]).toEqual([0, "wrote  p.html  (open it in a browser)\n"]);
    const page = readFileSync(join(cwd, "p.html"), "utf8");
    expect(gzipSync(page).length).toBeLessThan(160_000);
    const [, fragment] = /data-state="([^"]*)"/.exec(page)!;
    expect(readFragment(fragment.replaceAll("&amp;", "&"))).toMatchObject({
      fn: "rosenbrock",
      methods: ["adam:lr=0.1+cosine", "adam:lr=0.3+cosine"],
      start: [-1, 2],
      iterations: 400,
      exercise: null,
    });
  });

  it("opens with a formula", async () => {
    const cwd = folder();
    const { code } = await optbench("play -o p.html --fn {x^2/20+y^2}:start=3/2 --iters 50", {
      cwd,
    });
    expect(code).toBe(0);
    const page = readFileSync(join(cwd, "p.html"), "utf8");
    const [, fragment] = /data-state="([^"]*)"/.exec(page)!;
    expect(readFragment(fragment.replaceAll("&amp;", "&"))).toMatchObject({
      fn: "{x^2/20+y^2}:start=3/2",
      iterations: 50,
    });
  });

  it.each([
    ["play", "play writes a page: say where"],
    ["play -o p.html --fn beale,booth", "play shows one function, got beale, booth"],
    ["play -o p.html --start random@3", "play shows one start, got 3"],
    ["play -o p.html --fn rosenbrock --dim 200", "at most 100 dimensions, got 200"],
    ["play -o p.html --iters 6000", "6000 is outside [1, 5000]"],
    ["play -o p.html --opt nothing", "nothing"],
    ["play -o no/p.html", "there is no folder no"],
  ])("refuses %s and writes nothing", async (line, reason) => {
    const cwd = folder();
    const { code, stderr } = await optbench(line, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(existsSync(join(cwd, "p.html"))).toBe(false);
  });
});

const LINKED = "run -f rosenbrock,{x^2+y^2},booth -o adam:lr=0.1,sgd:lr=0.001 -n 300";

/** The addresses that a page links to, by function. */
function linksOf(page: string): { address: string; state: ReturnType<typeof readFragment> }[] {
  return [...page.matchAll(/<p class="play"><a href="([^"]*)">/g)].map(([, found]) => {
    const [address, fragment] = found.replaceAll("&amp;", "&").split("#");
    return { address, state: readFragment(fragment) };
  });
}

describe("--play", () => {
  it("writes a playground, into which the page links with the settings of its cases", async () => {
    const cwd = folder({ "pages/.keep": "", "played/.keep": "" });
    const flags = "--start=2,1 --seeds 3,4 --tol 1e-4 --metric distance --max-evals 500";
    const ran = await optbench(
      `run -f rosenbrock,booth -o adam:lr=0.1,a=sgd:lr=0.001 -n 300 ${flags} --reporter html=pages/a.html --play played/p.html -q`,
      { cwd },
    );
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(readFileSync(join(cwd, "played/p.html"), "utf8")).toContain('data-state=""');
    const links = linksOf(readFileSync(join(cwd, "pages/a.html"), "utf8"));
    expect(links.map(({ address }) => address)).toEqual(Array(2).fill("../played/p.html"));
    expect(links[0].state).toMatchObject({
      fn: "rosenbrock",
      methods: ["adam:lr=0.1", "sgd:lr=0.001"],
      start: [2, 1],
      iterations: 300,
      settings: { seed: 3, tolerance: 1e-4, metric: "distance", maxEvaluations: 500 },
    });
  });

  it("links from saved results, too, to a file or to the web, and says no more than differs", async () => {
    const cwd = folder();
    await optbench(`${LINKED} --out r.json -q`, { cwd });
    await optbench("report r.json --to html=a.html --play p.html -q", { cwd });
    const links = linksOf(readFileSync(join(cwd, "a.html"), "utf8"));
    expect(links.map(({ address, state }) => [address, state?.fn, state?.start])).toEqual([
      ["p.html", "rosenbrock", null],
      ["p.html", "{x^2+y^2}", null],
      ["p.html", "booth", null],
    ]);
    const { stdout } = await optbench("report r.json --to html --play https://a.org/play", { cwd });
    expect(linksOf(stdout).map(({ address }) => address)).toEqual(
      Array(3).fill("https://a.org/play"),
    );
    expect(existsSync(join(cwd, "https:"))).toBe(false);
  });

  it("takes at most eight methods along, and says how many stay", async () => {
    const cwd = folder();
    const rates = Array.from({ length: 10 }, (_, k) => (k + 1) / 100).join("/");
    const run = `run -f booth -o sgd:lr=${rates} -n 10 --reporter html --play p.html`;
    const { stdout } = await optbench(run, { cwd });
    expect(linksOf(stdout)[0].state?.methods).toHaveLength(8);
    expect(stdout).toContain("(without the last 2 methods)");
  });

  it("does not link where the playground has not the function", async () => {
    const plugin = `export default { kind: "function", id: "own", title: "Own", source: { ref: "here" },
  formula: "f = x² + y²", params: {}, dim: { min: 2, max: 2, default: 2, multipleOf: 1 },
  start: () => [1, 1], domain: () => ({ lower: [-2, -2], upper: [2, 2] }), optimum: () => null,
  create: () => ({ dim: 2, valueAndGradient(x, g) { g[0] = 2 * x[0]; g[1] = 2 * x[1]; return x[0] * x[0] + x[1] * x[1]; } }) };`;
    const cwd = folder({ "own.mjs": plugin });
    const run = "run --plugin own.mjs -f own,booth -o adam -n 5 --reporter html --play p.html";
    const { stdout, stderr } = await optbench(run, { cwd });
    expect(
      linksOf(stdout).map(({ state }) => state?.fn),
      stderr,
    ).toEqual(["booth"]);
  });

  it("cannot be a way out of the page: a strange name of a file stays one", async () => {
    const cwd = folder({ 'java"><script>/.keep': "" });
    const run = ["run", "-f", "booth", "-o", "adam", "-n", "5", "--reporter", "html", "--play"];
    const { stdout, stderr } = await optbench([...run, 'java"><script>/x:y.html'], { cwd });
    expect(linksOf(stdout)[0]?.address, stderr).toBe("java%22%3E%3Cscript%3E/x%3Ay.html");
  });

  it.each([
    ["run -f booth -o adam --play p.html", "no page"],
    ["run -f booth -o adam --reporter html=p.html --play p.html", "that is the page itself"],
    ["run -f booth -o adam --reporter html=p.html --play no/p.html", "there is no folder no"],
  ])("refuses %s and writes nothing", async (line, reason) => {
    const cwd = folder();
    const { code, stderr } = await optbench(line, { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(reason === "no page" ? "none is written" : reason);
    expect(existsSync(join(cwd, "p.html"))).toBe(false);
  });
});
