import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { Workplace } from "./memory-io.js";

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
});
afterEach(() => place.remove());

const RUN = ["run", "-f", "himmelblau", "-o", "adam:lr=0.1,sgd:lr=0.01", "-n", "200"];
const PLAIN = [...RUN, "--plot", "off"];

describe("several starts and seeds", () => {
  it("are one row an optimizer, or with --table cases one a run", async () => {
    const summary = await place.optbench([...PLAIN, "--start", "random@4", "--seeds", "2"]);
    expect(summary.stdout).toMatch(
      /^himmelblau {3}f = .*\ndim 2 {3}8 random starts {3}seeds 1\.\.2 {3}target .*\n\n.*median.*reached.*\n.[*ABC]/,
    );
    expect(summary.stdout.match(/adam:lr=0\.1/g)).toHaveLength(1);
    expect(summary.stdout).toContain(" 8/8 ");
    const cases = await place.optbench([...PLAIN, "--start", "random@4", "--table", "cases"]);
    expect(cases.stdout).toContain("start random#4 (");
    expect(cases.stdout.match(/adam:lr=0\.1/g)).toHaveLength(4);
    expect(cases.stdout).not.toContain("ERT");
  });

  it("of one run each are cases, or with --table summary summaries", async () => {
    const cases = await place.optbench(PLAIN);
    expect(cases.stdout).toContain("vs best");
    const summary = await place.optbench([...PLAIN, "--table", "summary"]);
    expect(summary.stdout).toContain(" 1/1 ");
  });

  it("may be asked for in a spec, which flags override", async () => {
    place.write(
      "my.yaml",
      "functions: himmelblau\noptimizers: sgd:lr=0.02\nstarts: random@3\nseeds: [2, '4..5']\ntable: cases\nplot: off\niterations: 9\n",
    );
    const listed = await place.optbench(["run", "my.yaml", "--list"]);
    expect(listed.stdout.split("\n").slice(0, 4)).toEqual(
      [2, 4, 5]
        .map((seed) => `himmelblau sgd:lr=0.02 start=random#1 seed=${seed}`)
        .concat(["himmelblau sgd:lr=0.02 start=random#2 seed=2"]),
    );
    const cases = await place.optbench(["run", "my.yaml"]);
    expect(cases.stdout).toContain("vs best");
    const summary = await place.optbench(["run", "my.yaml", "--table", "auto", "--seeds", "3"]);
    expect(summary.stdout).toContain("0/9");
  });

  it("say that nothing was random where all runs are alike", async () => {
    const { stdout } = await place.optbench([...PLAIN, "--seeds", "3"]);
    expect(stdout).toContain("All seeds gave the same run: nothing in it is random.");
    const noisy = await place.optbench([
      "run",
      "-fhimmelblau+noise",
      "-osgd",
      "-n50",
      "--plot=off",
      "--seeds=3",
    ]);
    expect(noisy.stdout).not.toContain("All seeds");
  });

  it("are in the JSON, from which report makes the same document and the same screen again", async () => {
    const args = [...RUN, "--start", "random@3"];
    const { stdout: screen } = await place.optbench([...args, "--out", "a.json"]);
    const document = JSON.parse(place.read("a.json")) as Results;
    expect(document.summaries).toHaveLength(2);
    const again = await place.optbench(["report", "a.json", "--to", "json"]);
    expect(again.stdout).toBe(place.read("a.json"));
    const shown = await place.optbench(["report", "a.json"]);
    expect(shown.stdout).toBe(screen);
    // what a file says of itself is not believed
    document.summaries!.forEach((one) => Object.assign(one, { successes: 99 }));
    place.write("b.json", JSON.stringify(document));
    const believed = await place.optbench(["report", "b.json", "--to", "json"]);
    expect(believed.stdout).toBe(place.read("a.json"));
  });

  it("are rows of --reporter summaries, and tables in markdown", async () => {
    const args = [...RUN, "--start", "random@3", "--reporter"];
    const csv = await place.optbench([...args, "summaries"]);
    const [head, ...rows] = csv.stdout.trimEnd().split("\r\n");
    expect(head.split(",").slice(0, 8).join()).toBe(
      "function,optimizer,label,function_label,dimension,metric,runs,successes",
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/^himmelblau,adam:lr=0\.1,,,2,gap,3,3,0\.\d+,1,0,,\d+/);
    const markdown = await place.optbench([...args, "markdown"]);
    expect(markdown.stdout).toMatch(
      /^### `himmelblau`, dim 2, 3 runs\n\n\| optimizer \| median steps/,
    );
  });

  it("draw a contour of the runs from the first start", async () => {
    const { stdout } = await place.optbench([...RUN, "--start", "random@3", "--plot", "contour"]);
    expect(stdout).toContain("The runs from the first start:");
  });

  it("have lines in a baseline, and their successes are counted", async () => {
    place.write(
      "my.yaml",
      "functions: double-well\noptimizers: sgd:lr=0.02\nstarts: random@6\niterations: 300\n",
    );
    expect((await place.optbench(["check", "my.yaml", "-u"])).code).toBe(0);
    const baseline = place.read("my.baseline.json");
    expect(baseline.match(/start=random#\d/g)).toHaveLength(6);
    expect((await place.optbench(["check", "my.yaml"])).code).toBe(0);
    const hits = baseline.match(/"steps":\d+/g)!.length;
    const reached = /"status":"reached".*/.exec(baseline)![0];
    const better = baseline.replace(/"status":"(?!reached).*/, reached);
    expect(better).not.toBe(baseline);
    place.write("my.baseline.json", better);
    const { code, stdout } = await place.optbench(["check", "my.yaml"]);
    expect(code).toBe(1);
    expect(stdout).toContain(`reached ${hits} of 6, ${hits + 1} in the baseline`);
    expect(stdout).toMatch(/--filter 'double-well sgd:lr=0.02 start=random#\d'/);
  });
});

describe("starts and seeds that are none", () => {
  it.each([
    [["--seeds", "1..5,3"], "error: --seeds: 1..5,3: seed 3 is given twice\n"],
    [["--seeds", "0"], "error: --seeds: 0 is not a seed: a whole number from 1\n"],
    [["--seeds=-3"], "error: --seeds: -3 is not a seed: a whole number from 1\n"],
    [["--seeds", "1.5"], "error: --seeds: 1.5 is not a seed: a whole number from 1\n"],
    [["--seeds", ""], "error: --seeds: it is empty\n"],
    [["--start", "random@0"], "error: --start: 'random@0': expected a count from 1 to 1000000"],
    [["--start", "random@1e9"], "error: --start: 'random@1e9': expected a count from 1 to 1000000"],
    [["--start", "random@2", "--start", "random"], "error: --start: random#1 is given twice"],
    [["--start", "random@600"], "error: the grid has 1200 cases; more than 500 need"],
    [["--table", "sumary"], "error: --table: 'sumary' is not one of cases, summary"],
  ])("%j are a line, and exit 2", async (flags, message) => {
    const { code, stdout, stderr } = await place.optbench([...PLAIN, ...flags]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr.slice(0, message.length)).toBe(message);
  });
});
