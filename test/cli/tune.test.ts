import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { folder, optbench } from "./optbench.js";
import { complaintsOf } from "../results-document.js";

const RUN = "run -f booth,anisotropic -o adam,sgd:lr=0.1,newton -n 100";

async function resultsOf(args: string): Promise<Results> {
  const { code, stdout, stderr } = await optbench(`${args} --json`);
  expect([code, stderr]).toEqual([0, ""]);
  const document = JSON.parse(stdout) as Results;
  expect(complaintsOf(document)).toEqual([]);
  return document;
}

describe("optbench run --tune", () => {
  it("runs the comparison with what it found, and the pasted line repeats every digit", async () => {
    const { tuning, cases } = await resultsOf(`${RUN.replace("100", "300")} --tune`);
    const [booth] = tuning!.optimizers;
    const pasted = await resultsOf(`run -f booth -o ${booth.chosen} -n 300`);
    expect(pasted.cases).toEqual([cases[0]]);
    // the score is the median with those from starts nearby
    expect(Math.abs(cases[0].evaluations / booth.score - 1)).toBeLessThan(0.2);
  });

  it("has no tuning in its document where none was asked for", async () => {
    expect(await resultsOf(RUN)).not.toHaveProperty("tuning");
  });

  it("says what was found and what that cost", async () => {
    const { stdout } = await optbench(`${RUN} --tune 10 --plot off`);
    expect(stdout.slice(stdout.indexOf("Tuned"))).toMatchInlineSnapshot(`
      "Tuned for the fewest evaluations: 10 trials for each optimizer on each function
      (refine)

         searched          found         within 2x  trials  evals
         adam:lr=1e-5..10  lr=0.76..1.8          -      20  2 020

      3 reached, 3 not reached.  ranked by evaluations to the target.  Tuned: 10
      trials each, 8 650 evaluations; lr given for sgd.
      "
    `);
  });

  it.each([
    [
      "markdown",
      "| `adam:lr=1e-5..10` | `lr=0.76..1.8` | - | 20 | 2 020 |  |",
      "Tuned for the fewest evaluations: 10 trials for each optimizer on each function (refine)",
    ],
    [
      "latex",
      String.raw`  \texttt{adam:lr=1e-5..10} & \texttt{lr=0.76..1.8} & - & 20 & 2 020 &  \\`,
      "% Tuned for the fewest evaluations: 10 trials for each optimizer on each function (refine)",
    ],
  ])("says so in %s too", async (format, row, words) => {
    const { stdout } = await optbench(`${RUN} --tune 10 --reporter ${format}`);
    expect(stdout.split("\n")).toEqual(expect.arrayContaining([row, words]));
    expect((await optbench(`${RUN} --reporter ${format}`)).stdout).not.toContain("Tuned");
  });

  it("reads its document again", async () => {
    const cwd = folder();
    const first = await optbench(`${RUN} --tune 5 --out results.json --plot off`, { cwd });
    const again = await optbench("report results.json --plot off", { cwd });
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
  });

  it("takes a spec that follows it for the spec, and a number for the number of trials", async () => {
    const spec = "functions: booth\noptimizers: sgd\niterations: 20\n";
    const cwd = folder({ "mine.yaml": spec });
    const counts = async (args: string) => {
      const { stdout } = await optbench(`run ${args} --json`, { cwd });
      return (JSON.parse(stdout) as Results).tuning!.optimizers.map(({ trials }) => trials);
    };
    expect(await counts("--tune mine.yaml")).toEqual([40]);
    expect(await counts("--tune 7 mine.yaml")).toEqual([7]);
    expect(await counts("mine.yaml --tune 7")).toEqual([7]);
  });

  it("lists the cases with what is to be found", async () => {
    const { stdout } = await optbench(`${RUN} --tune --list`);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      "booth adam:lr=1e-5..10",
      "booth sgd:lr=0.1",
      "booth newton",
    ]);
  });

  it("ends when it is interrupted, with a document that says so", async () => {
    const interruption = () => "SIGINT" as const;
    const { code, stdout } = await optbench(`${RUN} --tune --json`, { interruption });
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ partial: true, cases: [] });
  });

  it("leaves alone what is to be resumed where it is interrupted, under whichever name", async () => {
    const cwd = folder({ "data/run.ndjson": "lines\n" });
    symlinkSync("data", join(cwd, "link"));
    const interruption = () => "SIGINT" as const;
    for (const path of ["data/run.ndjson", "./data/run.ndjson", "link/run.ndjson"]) {
      const argv = `${RUN} --tune -q --resume data/run.ndjson --out ${path}`;
      expect((await optbench(argv, { cwd, interruption })).code).toBe(130);
      expect(readFileSync(join(cwd, "data/run.ndjson"), "utf8"), path).toBe("lines\n");
    }
  });

  it("marks a value at the edge of its interval", async () => {
    const { stdout } = await optbench("run -f anisotropic -o sgd:lr=1e-4..0.1 --tune 5 -n 50");
    expect(stdout).toMatch(/^! {2}sgd:lr=1e-4\.\.0\.1 +lr=0\.1 +- +- +5 +255 +AT EDGE$/m);
    expect(stdout).toMatch(/Give sgd:lr=1e-4\.\.0\.1\s+a\s+wider\s+interval\./);
  });
});

describe("a stroke of luck", () => {
  // −1.2 + 2 · 1.1 = 1: two steps of the sign's method end in the minimiser, from there alone
  const LUCKY = "-f rosenbrock -o lion:lr=1.1,sgd:lr=2e-3..3e-3 -n 2000 --tune 2 --plot off";

  it("has no star, and the screen says why", async () => {
    const { stdout } = await optbench(`run ${LUCKY}`);
    expect(stdout).toMatch(/^ A {2}lion:lr=1\.1 +14 +15 +- .* reached, FRAGILE$/m);
    expect(stdout).toContain(" A  FRAGILE: a stroke of luck, not a win:");
    expect(stdout).toContain("1 reached by chance, 1 not reached.");
    expect(stdout).not.toMatch(/^\*/m);
  });

  it("wins nothing among several functions", async () => {
    const args = `${LUCKY.replace("rosenbrock", "rosenbrock,booth")} --profile wins,map`;
    const { profiles, cases } = await resultsOf(`run ${args}`);
    expect(cases[0]).toMatchObject({ id: "rosenbrock lion:lr=1.1", fragile: true, steps: 14 });
    expect(profiles!.map![0].optimizers[0]).toMatchObject({ state: "fragile", solved: 0 });
    expect(profiles!.scores[0]).toMatchObject({ wins: 0, solved: 0, steps: 0, evaluations: 0 });
    expect(profiles!.wins![0]).toEqual([0, 0]);
  });

  it.each([
    ["csv", /,14,15,false,2000,true,/],
    ["markdown", /\| reached, FRAGILE \|[^]*FRAGILE: a stroke of luck/],
    ["latex", /reached, FRAGILE/],
    ["asciidoc", /reached, FRAGILE/],
  ])("is told in %s", async (format, told) => {
    const { stdout } = await optbench(`run ${LUCKY} --reporter ${format}`);
    expect(stdout).toMatch(told);
  });

  it("is still known when its document is read again", async () => {
    const cwd = folder();
    const first = await optbench(`run ${LUCKY} --out r.json`, { cwd });
    const again = await optbench("report r.json --plot off", { cwd });
    expect(again).toMatchObject({ code: 0, stdout: first.stdout });
    const forged = readFileSync(join(cwd, "r.json"), "utf8").replace(
      '"fragile":true',
      '"fragile":1',
    );
    writeFileSync(join(cwd, "forged.json"), forged);
    const refused = await optbench("report forged.json", { cwd });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("fragile")]);
  });
});

describe("several seeds or random starts", () => {
  it.each([
    ["-f booth+noise:sigma=1e-3 --seeds 4", "Tuned on seeds 1..2, judged on seeds 3..4"],
    ["-f booth --start random@3", "Tuned on random start 1, judged on random starts 2..3"],
  ])("%s: what is judged was not tuned on, and the screen says so", async (args, words) => {
    const { stdout } = await optbench(`run ${args} -o sgd,newton -n 50 --tune 3 --plot off`);
    expect(stdout.replaceAll("\n", " ")).toContain(words);
  });

  it("tells them in its document, which is read again", async () => {
    const cwd = folder();
    const args = "run -f booth -o sgd -n 50 --tune 3 --plot off --seeds 2,3,9 --start random@2";
    const first = await optbench(`${args} --out r.json`, { cwd });
    const { tuning, cases } = JSON.parse(readFileSync(join(cwd, "r.json"), "utf8")) as Results;
    expect(tuning!.heldOut).toEqual({ by: "seeds", tunedOn: [2], judgedOn: [3, 9] });
    expect(cases.map(({ seed }) => seed)).toEqual([3, 9, 3, 9]);
    expect((await optbench("report r.json --plot off", { cwd })).stdout).toBe(first.stdout);
  });
});

describe("optbench tune", () => {
  const TUNE = "tune -f booth,rosenbrock -o adam,fast=sgd,newton -n 200 --trials 10";

  it("prints a table for each function, and command lines that repeat what it found", async () => {
    const { code, stdout, stderr } = await optbench(TUNE);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "Tuned for the fewest evaluations: 10 trials for each optimizer on each function
      (refine)

      booth   dim 2

         searched              found        within 2x  median evals  trials  evals
         adam:lr=1e-5..10      lr=1.8        0.76..10           156      10  9 901
         fast=sgd:lr=1e-5..10  lr=0.057  0.057..0.057            61      10  4 352

      rosenbrock   dim 2

         searched              found      within 2x  median evals  trials  evals
         adam:lr=1e-5..10      lr=0.76            -             -      10  2 010
         fast=sgd:lr=1e-5..10  lr=0.0042          -             -      10  1 420

      optbench run -f booth -o adam:lr=1.8,fast=sgd:lr=0.057,newton -n 200
      optbench run -f rosenbrock -o adam:lr=0.76,fast=sgd:lr=0.0042,newton -n 200

      Tuned: 10 trials each, 33 325 evaluations.
      "
    `);
    const [line] = /^optbench run .*$/m.exec(stdout)!;
    const { cases } = await resultsOf(line.replace("optbench ", ""));
    const { tuning } = await resultsOf(TUNE);
    const [adam, sgd] = tuning!.optimizers;
    expect(cases.map(({ optimizer }) => optimizer)).toEqual([adam.chosen, sgd.chosen, "newton"]);
    expect(cases.map(({ label }) => label)).toEqual([undefined, "fast", undefined]);
  });

  it("prints a document without cases, which report reads", async () => {
    const cwd = folder();
    const { stdout } = await optbench(`${TUNE} --out found.json`, { cwd });
    const document = JSON.parse(readFileSync(join(cwd, "found.json"), "utf8")) as Results;
    expect(document).toMatchObject({ partial: false, cases: [] });
    expect(await resultsOf(TUNE)).toEqual(document);
    const { code, stdout: again } = await optbench("report found.json", { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain(again.split("\n")[0]);
  });

  it("says the lines alone with --quiet", async () => {
    const { stdout } = await optbench(`${TUNE} -q`);
    expect(stdout.split("\n")).toHaveLength(3);
    expect(stdout).toMatch(/^optbench run -f booth -o adam:lr=\S+ -n 200\n/);
  });

  it("gives one line for all functions when one value is to do for all", async () => {
    const { stdout } = await optbench(`${TUNE} -q --tune-for all`);
    expect(stdout).toMatch(/^optbench run -f booth,rosenbrock -o adam:lr=\S+,newton -n 200\n$/);
  });

  it("names a spec instead of repeating it", async () => {
    const cwd = folder({ "mine.yaml": "functions: booth\noptimizers: rmsprop\niterations: 20\n" });
    const { stdout } = await optbench("tune mine.yaml --trials 3 -q", { cwd });
    expect(stdout).toMatch(/^optbench run mine\.yaml -f booth -o rmsprop:lr=\S+\n$/);
  });

  it("states the dimension in the function, where several are asked for", async () => {
    const args = "tune -f rosenbrock -d 2,5 -o sgd:lr=1e-4..1e-2 -n 20 --trials 2 -q";
    const { stdout } = await optbench(args);
    expect(stdout.split("\n").map((line) => line.split(" ")[3])).toEqual([
      "rosenbrock",
      "rosenbrock:dim=5",
      undefined,
    ]);
    expect(stdout).not.toContain("-d");
  });

  it("ends when it is interrupted", async () => {
    const { code, stdout } = await optbench(TUNE, { interruption: () => "SIGTERM" });
    expect([code, stdout]).toEqual([143, "Interrupted: nothing was found.\n"]);
  });

  it.each([
    ["tune -f booth -o sgd --trials 0", "--trials: 0 is outside [1, 10000]"],
    ["tune -f booth -o sgd --out found.csv", "tune writes a table or json, not csv"],
    ["tune -f booth -o newton", "nothing to tune: every optimizer has its lr given, or has none"],
  ])("refuses %s", async (args, message) => {
    const { code, stdout, stderr } = await optbench(args);
    expect([code, stdout, stderr.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });
});

describe("a mistake about a search", () => {
  it.each([
    ["run -f booth -o sgd --tune 0", "--tune: 0 is outside [1, 10000]"],
    ["run -f booth -o sgd --tune 10001", "--tune: 10001 is outside [1, 10000]"],
    ["run -f booth -o sgd --tune 1.5", "--tune: 1.5 is not a whole number"],
    ["run -f booth -o sgd --tune=", "--tune: it is empty"],
    [
      "run -f booth -o sgd --tune --method gird",
      "--method: 'gird' is not one of refine, grid, random, quasi, halving",
    ],
    [
      "run -f booth -o sgd --tune --objective time",
      "--objective: 'time' is not one of steps, area",
    ],
    ["run -f booth -o sgd --tune --tune-for some", "--tune-for: 'some' is not one of each, all"],
    [
      "run -f booth -o sgd --method grid",
      "--method says how to search, and nothing is searched: add --tune",
    ],
    ["run -f booth -o sgd:lr=1..0.1 --tune", "sgd: lr: 1..0.1 is empty or reversed"],
    [
      "run -f booth -o sgd:lr=0.1,newton --tune",
      "nothing to tune: every optimizer has its lr given, or has none",
    ],
    [
      "run -f watson:dim=7 -o sgd --tune --objective area",
      "the area over the curve needs f*, which is not known for watson:dim=7",
    ],
    ["check --tune", "check does not search: a gate compares the same values every time"],
    ["check --tune 5", "check does not search: a gate compares the same values every time"],
  ])("%s", async (args, message) => {
    const { code, stdout, stderr } = await optbench(args);
    expect(stderr.split("\n")[0]).toBe(`error: ${message}`);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("leaves no file behind", async () => {
    const cwd = folder();
    await optbench("run -f booth -o sgd:lr=1 --tune --out out.json", { cwd });
    expect(() => readFileSync(join(cwd, "out.json"))).toThrow("ENOENT");
  });
});
