import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { folder, optbench } from "./optbench.js";

const RUN = "run -f zz=matyas,bowl={x^2/20+y^2} -o adam:lr=0.1,l-bfgs -n 300";

describe("a label of a function", () => {
  it("heads its table with what it stands for, and titles its pictures", async () => {
    const { stdout } = await optbench(`${RUN} --plot contour`);
    expect(stdout).toContain("zz = matyas   f = 0.26");
    expect(stdout).toContain("bowl = {x^2/20+y^2}   dim 2");
    expect(stdout).toMatch(/^zz$/m);
  });

  it("names its row in tables of all functions, and in sentences", async () => {
    const run = "run -f a=booth,zz=matyas,beale,himmelblau -o adam:lr=0.1,l-bfgs -n 300";
    const { stdout } = await optbench(`${run} --profile map`);
    expect(stdout.match(/^zz +/gm)).toHaveLength(2);
    expect(stdout).toContain("adam:lr=0.1 fails on a.");
  });

  it("stands beside the canonical name in what programs read", async () => {
    const reporters = ["json=r.json", "csv=r.csv", "summaries=s.csv", "cases-ndjson=c.ndjson"];
    const cwd = folder();
    const [run, random] = [`${RUN} -q`, "--start random@2"];
    await optbench(`${run} ${random} --reporter ${reporters.join()},ndjson=r.ndjson`, { cwd });
    const read = (name: string) => readFileSync(join(cwd, name), "utf8");
    const results = JSON.parse(read("r.json")) as Results;
    for (const { function: fn, functionLabel } of [...results.cases, ...results.summaries!]) {
      expect([fn, functionLabel]).toEqual(fn === "matyas" ? [fn, "zz"] : [fn, "bowl"]);
    }
    for (const name of ["r.csv", "s.csv"]) {
      const [head, row] = read(name).split("\r\n");
      expect(row.split(",")[head.split(",").indexOf("function_label")]).toBe("zz");
    }
    expect(JSON.parse(read("c.ndjson").split("\n")[0])).toMatchObject({ function_label: "zz" });
    const again = await optbench("report r.ndjson --to json", { cwd });
    expect((JSON.parse(again.stdout) as Results).cases).toEqual(results.cases);
  });

  it("is in tables for pages and papers, in figures and their names, and in the page", async () => {
    const cwd = folder();
    const reporters = "markdown=r.md,latex=r.tex,asciidoc=r.adoc,html=r.html,svg=figures";
    await optbench(`${RUN} -q --reporter ${reporters},profile-csv=p.csv`, { cwd });
    const read = (name: string) => readFileSync(join(cwd, name), "utf8");
    expect(read("r.md")).toContain("### `zz = matyas`, dim 2");
    expect(read("r.tex")).toContain("% zz = matyas, dim 2");
    expect(read("r.tex")).toContain("\\texttt{zz} & ");
    expect(read("r.adoc")).toContain("zz = matyas");
    expect(read("r.html")).toContain("<h2>zz = matyas</h2>");
    expect(read("r.html")).toContain("-f zz=matyas -f 'bowl={x^2/20+y^2}'");
    const [head, ...states] = read("p.csv").trimEnd().split("\r\n");
    expect(head).toBe("profile,optimizer,of,x,value,state,function_label");
    expect(states.filter((row) => row.startsWith("state,l-bfgs,matyas,"))).toEqual([
      expect.stringMatching(/,zz$/),
    ]);
    expect(readdirSync(join(cwd, "figures"))).toContain("curves-zz.svg");
    expect(read("figures/curves-zz.svg")).toContain("<title>zz</title>");
  });

  it("is in the screens and files of searches, sweeps, counts and traces", async () => {
    const tuned = await optbench("tune -f zz=matyas,booth -o adam --trials 4 -n 50");
    expect(tuned.stdout).toContain("zz = matyas   dim 2");
    expect(tuned.stdout).toContain("optbench run -f zz=matyas -o");
    const sweep = "run -f zz=matyas -o adam --sweep lr=0.1..1@3 -n 50";
    expect((await optbench(sweep)).stdout).toContain("zz = matyas");
    expect((await optbench(`${sweep} --reporter csv`)).stdout).toContain(
      "matyas,2,adam:lr=0.1..1,,zz,",
    );
    const counted = await optbench("run -f zz=matyas -o adam -n 50 --keep summary");
    expect(counted.stdout).toContain("zz = matyas");
    const traced = "trace -f zz=matyas -o momentum -n 1";
    expect((await optbench(traced)).stdout).toContain("zz = matyas");
    expect((await optbench(`${traced} --csv`)).stdout).toContain("matyas,momentum,,zz,1,0,x,0,-3");
  });

  it("is no part of an id, nor of a baseline", async () => {
    const cwd = folder({
      "a.yaml": "functions: [matyas]\noptimizers: [l-bfgs]\n",
      "b.yaml": "functions: [zz=matyas]\noptimizers: [l-bfgs]\nbaseline: a.baseline.json\n",
      "c.yaml": "functions: [{ matyas: {}, label: zz }]\noptimizers: [l-bfgs]\n",
    });
    await optbench("check a.yaml -u", { cwd });
    expect((await optbench("check b.yaml", { cwd })).stdout).toContain("PASS  1 same");
    expect((await optbench("run c.yaml", { cwd })).stdout).toContain("zz = matyas");
    const twice = await optbench("run -f a=matyas,b=matyas -o adam");
    expect(twice.stderr).toContain("two cases have the same id 'matyas adam'");
  });

  it("that several functions have does not tell them apart in one table", async () => {
    const { stdout } = await optbench(
      "run -f q=quadratic:cond=1/10,booth=matyas,booth -o adam:lr=0.1,l-bfgs -n 100 --profile map",
    );
    for (const name of ["quadratic:cond=1 ", "quadratic:cond=10 ", "matyas ", "booth "]) {
      expect(stdout.match(new RegExp(`^${name}`, "gm")), name).toHaveLength(2);
    }
  });
});
