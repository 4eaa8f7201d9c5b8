import { afterAll, beforeAll, expect, it } from "vitest";
import { REPORTER_NAMES, reporterOf } from "../../src/report/reporters.js";
import { Workplace } from "./memory-io.js";

/** Labels, settings of their own, three dimensions, ends of most kinds, several starts and seeds. */
const SPEC = `functions: [anisotropic, "hill=booth", rosenbrock+noise:sigma=0.01, sphere:dim=3, "{x^2-y^2}"]
optimizers: [adam:lr=0.1, "fast=momentum:lr=0.05", sgd:lr=30, bfgs]
starts: [default, random@3]
seeds: 2
iterations: 60
overrides:
  - cases: "booth adam*"
    tolerance: 1e-3
`;
const KEEPS = ["hits", "curve"];

/** What prints all cases at the end of a run, and not their curves. */
const PRINTING = REPORTER_NAMES.filter((name) => {
  const { isDrawn, needsCurves, needsLadder, isFolder } = reporterOf(name);
  const isElsewhere = ["ndjson", "verdicts", "github"].includes(name);
  return ![isDrawn, needsCurves, needsLadder, isFolder, isElsewhere].includes(true);
});

let place: Workplace;
beforeAll(async () => {
  place = new Workplace();
  place.write("my.yaml", SPEC);
  for (const keep of KEEPS) {
    await place.optbench(["run", "my.yaml", "-q", "--keep", keep, "--out", `${keep}.json`]);
  }
});
afterAll(() => place.remove());

it.each(PRINTING)("%s shows the same of the cases of a run and of a file", async (name) => {
  for (const keep of KEEPS) {
    const ran = await place.optbench(["run", "my.yaml", "--keep", keep, "--reporter", name]);
    const saved = await place.optbench(["report", `${keep}.json`, "--to", name]);
    expect(ran.stdout).not.toBe("");
    expect(ran.stdout).toBe(saved.stdout);
  }
});

it.each(["cases", "matrix", "summary"])("--table %s, too", async (table) => {
  const ran = await place.optbench(["run", "my.yaml", "--keep", "hits", "--table", table]);
  const saved = await place.optbench(["report", "hits.json", "--table", table]);
  expect(ran.stdout).toContain("hill");
  expect(ran.stdout).toBe(saved.stdout);
});
