import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { Workplace } from "./memory-io.js";

let place: Workplace;
const RUN = ["run", "-f", "anisotropic,booth", "-n", "2000", "-q"];

beforeEach(async () => {
  place = new Workplace();
  await place.optbench([...RUN, "-o", "sgd:lr=0.1,adam:lr=0.3", "--out", "a.json"]);
});
afterEach(() => place.remove());

const compare = (...argv: string[]) => place.optbench(["compare", ...argv]);

/** The results a.json with other steps of a case. */
function slower(name: string, id: string, by: number): void {
  const lines = place.read("a.json").split("\n");
  const changed = lines.map((line) =>
    line.includes(`"id":"${id}"`)
      ? line.replace(/"steps":(\d+)/, (_, steps: string) => `"steps":${Number(steps) + by}`)
      : line,
  );
  place.write(name, changed.join("\n"));
}

/** What a filter leaves that looks for cases. */
const withoutHead = (lines: string) => lines.slice(lines.indexOf("\n") + 1);

describe("compare", () => {
  it("of a file with itself finds all the same", async () => {
    const { code, stdout } = await compare("a.json", "again=a.json", "--fail-on", "any");
    expect(code).toBe(0);
    expect(stdout).toContain("4 same\nagain / a.json: 1.00x, the geometric mean of the 4 ratios\n");
  });

  it("shows what is worse and better, with ratios", async () => {
    slower("b.json", "booth sgd:lr=0.1", 49);
    const { code, stdout } = await compare("old=a.json", "new=b.json", "--only-changed");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ \+ {2}sgd:lr=0.1 +49 +98 +2.00x +WORSE$/m);
    expect(stdout).not.toContain("anisotropic");
    // ⁴√2
    expect(stdout).toContain(
      "1 worse, 3 same\nnew / old: 1.19x, the geometric mean of the 4 ratios",
    );
    const back = await compare("new=b.json", "old=a.json");
    expect(back.stdout).toMatch(/^ - {2}sgd:lr=0.1 +98 +49 +0.50x +better$/m);
  });

  it("counts how many runs of an optimizer reach the target, over starts and seeds", async () => {
    const run = ["run", "-f", "double-well", "-n", "300", "-q", "--start", "random@12"];
    await place.optbench([...run, "-o", "m=sgd:lr=0.02", "--out", "few.json"]);
    await place.optbench([...run, "-o", "m=sgd:lr=0.02", "--tol", "1", "--out", "many.json"]);
    const few = JSON.parse(place.read("few.json")) as Results;
    const hits = few.cases.filter(({ steps }) => steps !== null).length;
    const all = place.read("many.json").replace('"tolerance":1,', '"tolerance":1e-6,');
    place.write("many.json", all.replaceAll('"steps":null', '"steps":300'));
    const { stdout } = await compare("few.json", "many.json");
    expect(stdout).toContain(
      `\ndouble-well sgd:lr=0.02: 12 of 12 runs reach the target, ${hits} in few.json\n`,
    );
    const json = await compare("few.json", "many.json", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({
      comparisons: [{ success: [{ of: 12, base: hits, now: 12 }] }],
    });
  });

  it("compares what has one label, and tells what was renamed from what is gone", async () => {
    const to = (name: string, ...optimizers: string[]) =>
      place.optbench(["run", "-f", "booth", "-q", "-o", ...optimizers, "--out", name]);
    await to("old.json", "mine=sgd:lr=0.05", "sgd:lr=0.02", "adam");
    await to("new.json", "mine=sgd:lr=0.1", "momentum:lr=0.02:momentum=0", "adam:lr=0.2");
    const { stdout } = await compare("old.json", "new.json");
    expect(stdout).toContain(
      " + sgd:lr=0.1\n     69 -> 49  0.71x  WORSE at target 1e-2: 26 -> 28, was sgd:lr=0.05\n",
    );
    expect(stdout).toContain(
      " > momentum:lr=0.02:momentum=0\n     178 -> 178  renamed, the same numbers, was sgd:lr=0.02\n",
    );
    expect(stdout).toContain("\n1 worse, 1 renamed, 1 only in new.json, 1 only in old.json\n");
    const gate = await compare("old.json", "new.json", "--fail-on", "any");
    expect(gate.code).toBe(1);
  });

  it("holds several files against the first", async () => {
    slower("b.json", "booth sgd:lr=0.1", 1);
    const { stdout } = await compare("a.json", "b.json", "c=b.json");
    expect(stdout).toContain("b.json against a.json");
    expect(stdout).toContain("c against a.json");
  });

  it("reads a baseline and a line a case too", async () => {
    const what = ["-f", "anisotropic,booth", "-n", "2000", "-o", "sgd:lr=0.1,adam:lr=0.3"];
    await place.optbench(["check", ...what, "--baseline", "base.json", "-u"]);
    const same = await compare("base.json", "a.json", "--fail-on", "any");
    expect(same).toMatchObject({ code: 0, stderr: "" });
    await place.optbench(["report", "a.json", "--to", "ndjson=a.ndjson"]);
    const lines = await compare("base.json", "a.ndjson", "--fail-on", "any");
    expect(lines).toMatchObject({ code: 0, stderr: "" });
    place.write("cases.ndjson", withoutHead(place.read("a.ndjson")));
    const cases = await compare("base.json", "cases.ndjson", "--fail-on", "any");
    expect(cases.code).toBe(0);
    expect(cases.stderr).toBe("warning: cases.ndjson does not say by what it was judged\n");
  });

  it("shows the 500 rows of more that matter most; --json has them all", async () => {
    const many = ["run", "-f", "booth", "-o", "adam", "--start", "random@600", "-n", "30", "-q"];
    await place.optbench([...many, "--max-cases", "600", "--out", "m.json"]);
    place.write(
      "n.json",
      place
        .read("m.json")
        .replace(/("id":"booth adam start=random#600".*?"status":")budget/s, "$1diverged"),
    );
    const { stdout } = await compare("m.json", "n.json");
    expect(stdout.match(/adam start=random#/g)).toHaveLength(500);
    expect(stdout).toContain("adam start=random#600");
    expect(stdout).toContain("   100 more rows are not shown: --json has them\n");
    expect(stdout).toContain("1 worse, 599 same");
    const { stdout: all } = await compare("m.json", "n.json", "--json");
    expect(all.match(/random#/g)!.length).toBeGreaterThanOrEqual(600);
  });

  it("prints one document with --json", async () => {
    slower("b.json", "booth sgd:lr=0.1", 49);
    const { stdout, stderr } = await compare("a.json", "b.json", "--json");
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      format: "optbench-comparison/1",
      comparisons: [{ base: "a.json", now: "b.json", ratios: 4 }],
    });
  });

  it("exits 1 with --fail-on where it applies", async () => {
    slower("worse.json", "booth sgd:lr=0.1", 1);
    slower("better.json", "booth sgd:lr=0.1", -1);
    expect(await compare("a.json", "worse.json")).toMatchObject({ code: 0 });
    expect(await compare("a.json", "worse.json", "--fail-on", "worse")).toMatchObject({ code: 1 });
    expect(await compare("a.json", "better.json", "--fail-on", "worse")).toMatchObject({ code: 0 });
    expect(await compare("a.json", "better.json", "--fail-on", "any")).toMatchObject({ code: 1 });
  });

  it("exits 3 where there is nothing to compare, or with --fail-on where a case is missing", async () => {
    await place.optbench([...RUN, "-o", "sgd:lr=0.2", "--out", "other.json"]);
    expect(await compare("a.json", "other.json")).toMatchObject({ code: 3 });
    await place.optbench([...RUN, "-o", "sgd:lr=0.1", "--out", "less.json"]);
    expect(await compare("a.json", "less.json")).toMatchObject({ code: 0 });
    expect(await compare("a.json", "less.json", "--fail-on", "worse")).toMatchObject({ code: 3 });
    expect(await compare("less.json", "a.json", "--fail-on", "worse")).toMatchObject({ code: 0 });
  });

  it("compares nothing that was judged otherwise", async () => {
    await place.optbench([
      ...RUN,
      "-o",
      "sgd:lr=0.1,adam:lr=0.3",
      "--tol",
      "1e-3",
      "--out",
      "b.json",
    ]);
    const { code, stdout } = await compare("a.json", "b.json");
    expect(code).toBe(3);
    expect(stdout).toContain("NOT COMPARABLE: gap 1e-6 in 2000 -> gap 1e-3 in 2000");
  });

  it.each([
    ["one file", ["a.json"], "compare needs two files or more"],
    ["a file that is not there", ["a.json", "x.json"], "cannot read x.json: there is no such file"],
    [
      "a labelled file that is not there",
      ["a.json", "l=x.json"],
      "cannot read x.json: there is no such file",
    ],
    [
      "an unknown word",
      ["a.json", "a.json", "--fail-on", "all"],
      "--fail-on: 'all' is not one of worse, any",
    ],
  ])("refuses %s", async (_, argv, message) => {
    const ended = await compare(...argv);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
  });

  it.each(['{"some":"thing"}', '{"format":{"toString":""}}', '{"format":7}'])(
    "refuses what is neither results nor a baseline: %s",
    async (text) => {
      place.write("c.json", text);
      const ended = await compare("a.json", "c.json");
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain("c.json: ");
    },
  );

  it.each([
    ["results", "a.json", "optbench-results"],
    ["lines of results", "a.ndjson", "optbench-ndjson"],
  ])("says of %s that another version wrote them", async (_, file, format) => {
    await place.optbench(["report", "a.json", "--to", "ndjson=a.ndjson"]);
    place.write("c.json", place.read(file).replace(`${format}/1`, `${format}/2`));
    const ended = await compare("a.json", "c.json");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(`got '${format}/2'\n  another version of optbench wrote it`);
  });
});

describe("report", () => {
  it("shows saved results as the run showed them", async () => {
    const shown = await place.optbench([
      "run",
      "-f",
      "booth",
      "-o",
      "sgd:lr=0.1",
      "--out",
      "r.json",
    ]);
    expect(await place.optbench(["report", "r.json"])).toEqual(shown);
    const json = await place.optbench(["report", "r.json", "--to", "json"]);
    expect(json.stdout).toBe(place.read("r.json"));
  });

  it("writes several formats at once", async () => {
    await place.optbench(["report", "a.json", "--to", "csv=a.csv", "ndjson=a.ndjson"]);
    expect(place.read("a.csv").split("\r\n")).toHaveLength(6);
    expect(place.read("a.ndjson").split("\n")).toHaveLength(6);
  });

  it("reads lines of cases below the one that says by what they were judged", async () => {
    await place.optbench(["report", "a.json", "--to", "ndjson=a.ndjson"]);
    const ended = await place.optbench(["report", "a.ndjson", "--to", "json"]);
    expect(ended).toEqual({ code: 0, stdout: place.read("a.json"), stderr: "" });
  });

  it("refuses lines of cases alone, which do not say it", async () => {
    await place.optbench(["report", "a.json", "--to", "ndjson=a.ndjson"]);
    place.write("cases.ndjson", withoutHead(place.read("a.ndjson")));
    const ended = await place.optbench(["report", "cases.ndjson"]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("its first line does not say by what the cases were judged");
  });

  it("refuses a function of another dimension than its vectors, before it makes any", async () => {
    const huge = place
      .read("a.json")
      .replaceAll('"function":"anisotropic"', '"function":"anisotropic:dim=90000000"')
      .replaceAll('"id":"anisotropic ', '"id":"anisotropic:dim=90000000 ');
    place.write("huge.json", huge);
    const ended = await place.optbench(["report", "huge.json"]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain("has dimension 2, its function another");
  });

  it("names the flag of an unknown reporter", async () => {
    const ended = await place.optbench(["report", "a.json", "--to", "jsn"]);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("--to: 'jsn' is not one of");
  });
});
