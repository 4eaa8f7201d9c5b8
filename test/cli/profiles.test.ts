import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { Workplace } from "./memory-io.js";
import { complaintsOf } from "../results-document.js";

const RUN = ["run", "-f", "booth,matyas", "-o", "sgd:lr=0.1,l-bfgs,sgd:lr=9", "-n", "400"];
const ALL = "performance,data,ecdf,wins,map";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const optbench = (...args: string[]) => place.optbench([...RUN, ...args]);

describe("--profile", () => {
  it("puts the profiles between the tables and the verdict", async () => {
    const { code, stdout } = await optbench("--profile", "performance", "--plot", "off");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^booth [^]+\nmatyas [^]+\n2 functions: wins[^]+\nPerformance profile: [^]+\n4 reached, 2 diverged/,
    );
    expect(stdout).not.toMatch(/Data profile|row beats/);
  });

  it("is a list, repeated or with commas, in one order whatever was typed", async () => {
    const typed = await optbench("--profile", "map,wins", "--profile", "data");
    const { stdout } = await optbench("--profile", "data", "wins", "map");
    expect(typed.stdout).toBe(stdout);
    expect(stdout).toMatch(/Data profile[^]+row beats[^]+D diverged/);
  });

  it("comes from a spec, and a flag takes its place", async () => {
    place.write("my.yaml", "functions: [booth]\noptimizers: [sgd]\nprofile: [wins, map]\n");
    expect((await place.optbench(["run", "my.yaml"])).stdout).toContain("row beats");
    const { stdout } = await place.optbench(["run", "my.yaml", "--profile", "off"]);
    expect(stdout).not.toContain("row beats");
  });

  it("puts what was asked for into JSON, as the schema says", async () => {
    const { stdout } = await optbench("--profile", ALL, "--json");
    const results = JSON.parse(stdout) as Results;
    expect(complaintsOf(results)).toEqual([]);
    expect(Object.keys(results.profiles!)).toEqual([
      "cost",
      "problems",
      "functions",
      "leftOut",
      "scores",
      ...ALL.split(","),
    ]);
    expect(results.profiles!.scores.map(({ wins, solved }) => [wins, solved])).toEqual([
      [0, 2],
      [2, 2],
      [0, 0],
    ]);
    expect(results.profiles!.ecdf![1].share.at(-1)).toBe(1);
    const plain = JSON.parse((await optbench("--json")).stdout) as Results;
    expect(plain).not.toHaveProperty("profiles");
    expect(plain.cases[0]).not.toHaveProperty("ladder");
    const cases = results.cases.map(({ ladder: _, ...one }) => one);
    expect(cases).toEqual(plain.cases);
  });

  it("is written as CSV with run lengths, whatever the screen shows", async () => {
    const { stdout } = await optbench("--reporter", "table,profile-csv=p.csv", "--plot", "off");
    expect(stdout).not.toContain("row beats");
    for (const profile of ["score", "performance", "data", "ecdf", "wins", "state"])
      expect(place.read("p.csv")).toMatch(new RegExp(`^${profile},l-bfgs,`, "m"));
  });

  it.each([
    ["curves", "'curves' is not one of performance, data, ecdf, wins, map, off"],
    ["wins,off", "'off' stands alone, not with wins"],
    [" ", "--profile: it is empty"],
  ])("refuses '%s'", async (words, message) => {
    const { code, stdout, stderr } = await optbench("--profile", words);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("--table", () => {
  const run = async (functions: string, ...args: string[]) => {
    const opt = args.includes("-o") ? [] : ["-o", "sgd,l-bfgs"];
    return (await place.optbench(["run", "-f", functions, ...opt, "-n", "50", ...args])).stdout;
  };
  const show = (...args: string[]) => run("booth,matyas,beale,levy", ...args);

  it("puts four functions or more into one table, without a plot of each", async () => {
    const text = await show();
    expect(text).toMatch(/^4 functions   target [^]+\nfunction +A sgd +B l-bfgs\nbooth /);
    expect(text).toMatch(
      /\sno\s+optimizer\s+is\s+best\s+on\s+all\s+4\s+functions:\s+l-bfgs\s+needs[^]+solve/,
    );
    expect(text).not.toContain("dim 2");
    expect(text).not.toContain("best f - f*");
    const three = await run("booth,matyas,beale");
    expect(three).toMatch(/^booth   f = [^]+best f - f\*/);
    expect(three).not.toContain("3 functions");
  });

  it("is a matrix of any number of functions where that is asked for, and never where another is", async () => {
    const one = await run("booth", "--table", "matrix");
    expect(one).toMatch(/^1 function   target/);
    expect(await show("--table", "cases")).toMatch(/^booth   f = [^]+\nlevy   f = /);
    expect(await show("-o", "sgd")).toMatch(/^booth   f = /);
  });

  it("has the plots of each function below it when they are asked for", async () => {
    const text = await show("--plot", "ascii");
    expect(text).toMatch(/^4 functions [^]+\nbooth   f = [^]+best f - f\*[^]+\nlevy   f = /);
  });

  it("has no scores a second time above the profiles", async () => {
    const text = await show("--profile", "performance", "-o", "sgd:lr=0.1,l-bfgs");
    expect(text).toMatch(/\nscore [^]+\nPerformance profile: /);
    expect(text).not.toContain("how many are solved");
  });

  it("has no score where nobody chose the learning rates", async () => {
    const text = await show("--profile", "performance");
    expect(text).toContain("\nPerformance profile: ");
    expect(text).not.toMatch(/\nscore /);
  });

  it("holds starts and seeds together, and says how many", async () => {
    const text = await show("--start", "random@3");
    expect(text).toMatch(/^4 functions   3 starts   target/);
    expect(text).not.toContain("ERT");
  });

  it("is the same in a file", async () => {
    await show("--out", "a.txt", "--table", "matrix", "-q");
    expect(place.read("a.txt")).toMatch(/^4 functions   target/);
  });
});

describe("--tune", () => {
  const TUNE = ["run", "-f", "booth,matyas", "-n", "200", "--tune", "6"];

  it("makes one optimizer of the values found on each function", async () => {
    const opt = ["-o", "sgd,l-bfgs,fast=momentum", "--profile", "map,wins", "--json"];
    const { stdout } = await place.optbench([...TUNE, ...opt]);
    const { profiles, cases } = JSON.parse(stdout) as Results;
    expect(new Set(cases.map(({ optimizer }) => optimizer)).size).toBeGreaterThan(3);
    expect(profiles!.scores.map(({ optimizer }) => optimizer)).toEqual(["sgd", "l-bfgs", "fast"]);
    expect([profiles!.problems, profiles!.leftOut]).toEqual([2, 0]);
  });

  it("names what two searches of one method differ in", async () => {
    const opt = ["-o", "sgd:lr=1e-4..1e-2,sgd:lr=0.02..1", "--profile", "wins", "--json"];
    const { stdout } = await place.optbench([...TUNE, ...opt]);
    const { scores } = (JSON.parse(stdout) as Results).profiles!;
    expect(scores.map(({ optimizer }) => optimizer)).toEqual([
      "sgd:lr=1e-4..0.01",
      "sgd:lr=0.02..1",
    ]);
  });
});

describe("report", () => {
  it("shows the profiles that a file has, or those asked for", async () => {
    await optbench("--profile", "wins,ecdf", "--out", "a.json", "-q");
    const saved = await place.optbench(["report", "a.json"]);
    expect(saved.stdout).toMatch(/Run lengths[^]+row beats/);
    const other = await place.optbench(["report", "a.json", "--profile", "map"]);
    expect(other.stdout).toContain("D diverged");
    expect(other.stdout).not.toContain("row beats");
    const off = await place.optbench(["report", "a.json", "--profile", "off"]);
    expect(off.stdout).not.toContain("Run lengths");
  });

  it("writes the document again as it was, its figures computed from the cases", async () => {
    await optbench("--profile", ALL, "--out", "a.json", "-q");
    const text = place.read("a.json");
    place.write("b.json", text.replace(/"wins":2/, '"wins":7'));
    expect(place.read("b.json")).not.toBe(text);
    expect((await place.optbench(["report", "b.json", "--to", "json"])).stdout).toBe(text);
  });

  it("refuses an ECDF where the runs did not record what it needs", async () => {
    await optbench("--out", "a.json", "-q");
    const { code, stderr } = await place.optbench(["report", "a.json", "--profile", "ecdf"]);
    expect(code).toBe(2);
    expect(stderr).toContain("record them: optbench run … --profile ecdf --out results.json");
  });

  it("refuses profiles that are none", async () => {
    await optbench("--profile", "wins", "--out", "a.json", "-q");
    place.write("a.json", place.read("a.json").replace('"leftOut"', '"leftovers"'));
    const { code, stderr } = await place.optbench(["report", "a.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("a.json: profiles: unknown key 'leftovers'");
  });
});

describe("merge", () => {
  it("makes of the shards' profiles those of the whole run", async () => {
    await optbench("--profile", ALL, "--out", "whole.json", "-q");
    for (const part of ["1", "2"])
      await optbench("--profile", ALL, "--shard", `${part}/2`, "--out", `${part}.json`, "-q");
    const { code, stderr } = await place.optbench(["merge", "1.json", "2.json", "-o", "all.json"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(place.read("all.json")).toBe(place.read("whole.json"));
  });
});

describe("--reporter latex", () => {
  it("writes tables to .tex", async () => {
    await optbench("--out", "a.tex", "-q");
    expect(place.read("a.tex")).toMatch(/^% optbench: 4 reached, 2 diverged\.[^]+\\toprule/);
  });
});
