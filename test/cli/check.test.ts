import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hostPart } from "../../src/files/scratch.js";
import { Workplace } from "./memory-io.js";

const SPEC = `functions: [anisotropic, booth]
optimizers: [sgd:lr=0.1, momentum:lr=0.05]
iterations: 2000
`;
const IDS = [
  "anisotropic sgd:lr=0.1",
  "anisotropic momentum:lr=0.05",
  "booth sgd:lr=0.1",
  "booth momentum:lr=0.05",
];

const HINT = expect.stringContaining("'*.baseline.json merge=union' in .gitattributes") as string;

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write("my.yaml", SPEC);
});
afterEach(() => place.remove());

const check = (...argv: string[]) => place.optbench(["check", ...argv]);
const baseline = () => place.read("my.baseline.json");

/** Changes the number of steps on record, as if the code had become so much slower or faster. */
function shiftSteps(id: string, by: number): void {
  const lines = baseline().split("\n");
  const changed = lines.map((line) =>
    line.includes(JSON.stringify(id))
      ? line.replace(/"steps":(\d+)/, (_, steps: string) => `"steps":${Number(steps) + by}`)
      : line,
  );
  expect(changed).not.toEqual(lines);
  place.write("my.baseline.json", changed.join("\n"));
}

describe("check", () => {
  it("tells how baselines merge only to whom no .gitattributes says it", async () => {
    place.write(".gitattributes", "*.baseline.json merge=union\n");
    expect(await check("my.yaml", "-u")).toMatchObject({ code: 0, stderr: "" });
  });

  it("passes what it has written, and writes nothing then", async () => {
    expect(await check("my.yaml", "-u")).toMatchObject({ code: 0, stderr: HINT });
    const written = baseline();
    const ended = await check("my.yaml");
    expect(ended).toEqual({
      code: 0,
      stderr: "",
      stdout: "optbench check   4 cases   my.baseline.json\n\nPASS  4 same\n",
    });
    expect(baseline()).toBe(written);
    expect(readdirSync(place.folder).toSorted()).toEqual(["my.baseline.json", "my.yaml"]);
  });

  it("finds a regression: which case, both numbers, what to type", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    const { code, stdout } = await check("my.yaml");
    expect(code).toBe(1);
    const steps = Number(/"booth sgd:lr=0.1".*?"steps":(\d+)/.exec(baseline())![1]);
    expect(stdout).toMatch(
      new RegExp(`\\+  sgd:lr=0.1 +${steps} +${steps + 3} .*REGRESSED \\(allowed ${steps}\\)`),
    );
    expect(stdout).toContain("FAIL  1 regressed, 3 same\n");
    expect(stdout).toContain(
      "  reproduce  optbench run my.yaml --filter 'booth sgd:lr=0.1'\n" +
        "  accept     optbench check my.yaml -u\n" +
        "             rewrites 1 line of my.baseline.json\n",
    );
  });

  it("prints commands that do what they say", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    const { stdout } = await check("my.yaml", "-n", "2000");
    const commands = [...stdout.matchAll(/ {2}(?:reproduce|accept) +optbench (.*)/g)].map(
      ([, command]) => [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, a, b]) => a ?? b),
    );
    expect(commands).toHaveLength(2);
    const reproduced = await place.optbench([...commands[0], "--json"]);
    expect(JSON.parse(reproduced.stdout)).toMatchObject({ cases: [{ id: "booth sgd:lr=0.1" }] });
    expect(await place.optbench(commands[1])).toMatchObject({ code: 0 });
    expect(await check("my.yaml")).toMatchObject({ code: 0 });
  });

  it("lets an improvement pass and says so; --strict does not", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", 3);
    const passed = await check("my.yaml");
    expect(passed.code).toBe(0);
    expect(passed.stdout).toMatch(/^ - {2}sgd:lr=0.1 .* improved$/m);
    expect(passed.stdout).toContain(
      "PASS  1 improved, 3 same\n  tighten    optbench check my.yaml -u",
    );
    expect(await check("my.yaml", "--strict")).toMatchObject({ code: 1 });
  });

  it("allows what the spec allows, for all or for some", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    place.write("my.yaml", `${SPEC}allow: { steps: 3 }\n`);
    expect(await check("my.yaml")).toMatchObject({ code: 0 });
    place.write("my.yaml", `${SPEC}allow: { steps: 2 }\n`);
    expect(await check("my.yaml")).toMatchObject({ code: 1 });
    place.write("my.yaml", `${SPEC}overrides: [{ cases: "fn:booth", allow: { steps: 3 } }]\n`);
    expect(await check("my.yaml")).toMatchObject({ code: 0 });
    place.write("my.yaml", `${SPEC}overrides: [{ cases: "fn:aniso*", allow: { steps: 3 } }]\n`);
    expect(await check("my.yaml")).toMatchObject({ code: 1 });
  });

  it("gives some cases settings of their own, which flags replace", async () => {
    const own = `${SPEC}overrides:
  - { cases: "fn:booth", tolerance: 1.e-3, iterations: 900 }
  - { cases: "booth sgd*", max-evaluations: 800, allow: { steps: 0 } }
`;
    place.write("my.yaml", own);
    await check("my.yaml", "-u");
    const criteria = [...baseline().matchAll(/"case":"([^"]*)","criterion":"([^"]*)"/g)];
    expect(Object.fromEntries(criteria.map(([, id, criterion]) => [id, criterion]))).toEqual({
      "anisotropic momentum:lr=0.05": "gap 1e-6 in 2000",
      "anisotropic sgd:lr=0.1": "gap 1e-6 in 2000",
      "booth momentum:lr=0.05": "gap 1e-3 in 900",
      "booth sgd:lr=0.1": "gap 1e-3 in 900, 800 evaluations",
    });
    expect(await check("my.yaml")).toMatchObject({ code: 0 });
    place.write("my.yaml", own.replace("900", "901"));
    expect(await check("my.yaml")).toMatchObject({ code: 3 });
    place.write("my.yaml", own);
    expect(await check("my.yaml", "-n", "2000")).toMatchObject({ code: 3 });
    const { stdout } = await place.optbench(["run", "my.yaml", "-n", "10", "--json"]);
    const { cases } = JSON.parse(stdout) as { cases: { id: string; settings?: unknown }[] };
    expect(cases.map(({ settings }) => settings)).toEqual([
      undefined,
      undefined,
      { maxEvaluations: 800, tolerance: 1e-3 },
      { tolerance: 1e-3 },
    ]);
    const screen = await place.optbench(["run", "my.yaml", "--plot", "off"]);
    expect(screen.stdout).toContain(
      "dim 2   start (-9, -9)   target f - f* ≤ 1e-3   900 iterations",
    );
    expect(screen.stdout).toContain("target f - f* ≤ 1e-6   2000 iterations");
  });

  it("does not run what the spec skips, and says why", async () => {
    await check("my.yaml", "-u");
    place.write("my.yaml", `${SPEC}overrides: [{ cases: "fn:booth", skip: too slow here }]\n`);
    const { code, stdout } = await check("my.yaml");
    expect(code).toBe(0);
    expect(stdout).toContain("o booth sgd:lr=0.1   skipped: too slow here");
    expect(stdout).toContain("PASS  2 same");
  });

  it("prints the ids of the cases with --list, and runs none", async () => {
    const ended = await check("my.yaml", "--list");
    expect(ended).toEqual({ code: 0, stderr: "", stdout: `${IDS.join("\n")}\n` });
    const some = await check("my.yaml", "--list", "--filter", "opt:mom*");
    expect(some.stdout).toBe(`${IDS[1]}\n${IDS[3]}\n`);
  });

  it("judges with --filter only what matches", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    expect(await check("my.yaml", "--filter", "fn:aniso*")).toMatchObject({ code: 0 });
    expect(await check("my.yaml", "--filter", "fn:booth")).toMatchObject({ code: 1 });
  });

  it("finds the usual spec from a folder below it, up to the package", async () => {
    place.write("optbench.config.yaml", SPEC);
    place.write("package.json", "{}");
    expect(await check("-u")).toMatchObject({ code: 0 });
    expect(place.read("optbench.config.baseline.json")).toContain('"booth sgd:lr=0.1"');
    expect(await check()).toMatchObject({ code: 0 });
    expect((await place.optbench(["run", "--list"])).stdout).toBe(`${IDS.join("\n")}\n`);
  });
});

describe("the specs that ship", () => {
  const names = readdirSync("benchmarks").flatMap(
    (file) => /^(.*)\.baseline\.json$/.exec(file)?.[1] ?? [],
  );

  it.each(names)("%s gives the numbers of its baseline", async (name) => {
    const { code, stdout } = await check(name);
    expect(code, stdout).toBe(0);
    expect(stdout).toMatch(/PASS {2}\d+ same/);
  });

  it("have a baseline: book", () => {
    expect(names).toContain("book");
  });
});

describe("check gives no verdict and never passes", () => {
  it("without a baseline", async () => {
    expect(await check("my.yaml")).toEqual({
      code: 3,
      stdout: "",
      stderr:
        "error: there is no baseline my.baseline.json\n  to write it: optbench check my.yaml -u\n",
    });
  });

  it.each([
    "",
    "\n",
    '{"format":"optbench-baseline/1","criterion":"gap 1e-6 in 2000","targets":[],"cases":[]}',
  ])("with an empty one: %j", async (text) => {
    place.write("my.baseline.json", text);
    const ended = await check("my.yaml");
    expect(ended).toMatchObject({ code: 3, stdout: "" });
    expect(ended.stderr).toContain("the baseline my.baseline.json is empty");
  });

  it("on a new case", async () => {
    await check("my.yaml", "-u");
    place.write(
      "my.yaml",
      SPEC.replace("booth]", "booth, beale]").replace("0.05]", "0.05]\nallow: { steps: 9 }"),
    );
    const { code, stdout } = await check("my.yaml");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ \? {2}sgd:lr=0.1 .* new, not in the baseline$/m);
    expect(stdout).toContain("NO VERDICT  2 new, 4 same");
  });

  it("on an obsolete line", async () => {
    await check("my.yaml", "-u");
    place.write("my.yaml", SPEC.replace(", booth", ""));
    const { code, stdout } = await check("my.yaml");
    expect(code).toBe(3);
    expect(stdout).toContain("NO VERDICT  2 obsolete, 2 same");
  });

  it.each([
    ["tolerance", ["--tol", "1e-5"]],
    ["metric", ["--metric", "gradient"]],
    ["iterations", ["-n", "3000"]],
    ["targets", ["--targets", "1e-2"]],
    ["evaluations", ["--max-evals", "100000"]],
  ])("by another criterion: %s", async (_, flags) => {
    await check("my.yaml", "-u");
    const { code, stdout } = await check("my.yaml", ...flags);
    expect(code).toBe(3);
    expect(stdout).toContain("NO VERDICT  4 not comparable");
  });

  it("on lines that contradict one another; -u settles them", async () => {
    await check("my.yaml", "-u");
    const twice = baseline().replace(/^(.*"booth sgd.*)"steps":\d+(.*)$/m, '$1"steps":1$2\n$&');
    place.write("my.baseline.json", twice);
    const { code, stdout } = await check("my.yaml");
    expect(code).toBe(3);
    expect(stdout).toContain("two lines that contradict one another");
    expect(await check("my.yaml", "-u=new")).toMatchObject({ code: 2 });
    expect(await check("my.yaml", "-u")).toMatchObject({ code: 0 });
    expect(await check("my.yaml")).toMatchObject({ code: 0 });
  });

  it("but a regression goes before what cannot be judged", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    place.write("my.yaml", SPEC.replace("booth]", "booth, beale]"));
    expect(await check("my.yaml")).toMatchObject({ code: 1 });
  });
});

describe("check refuses with 2", () => {
  it.each([
    ["an unknown flag", ["--updat"], "unknown option '--updat'"],
    [
      "a spec that is not there",
      ["no.yaml"],
      "cannot read the spec 'no.yaml': there is no such file",
    ],
    [
      "a filter that nothing matches",
      ["my.yaml", "--filter", "opt:adm*"],
      "0 of 4 cases match --filter 'opt:adm*'",
    ],
    ["an empty filter", ["my.yaml", "--filter", "opt:"], "the pattern 'opt:' of cases is empty"],
    ["no spec and no usual one", [], "no function given"],
    [
      "flags alone without a baseline",
      ["-f", "booth", "-o", "sgd"],
      "without a spec there is no usual baseline",
    ],
    ["two specs", ["my.yaml", "--spec", "my.yaml"], "two specs are given"],
    [
      "an unknown kind of update",
      ["my.yaml", "-u=some"],
      "-u: 'some' is not one of new, changed, all",
    ],
    [
      "a baseline that is a folder",
      ["my.yaml", "--baseline", "."],
      "cannot read .: it is a folder",
    ],
    [
      "a place where no baseline can be written",
      ["my.yaml", "-u", "--baseline", "no/a.json"],
      "there is no folder no",
    ],
  ])("%s", async (_, argv, message) => {
    const ended = await check(...argv);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
  });

  it("a baseline that cannot be read, with -u too, which leaves it alone", async () => {
    place.write("my.baseline.json", '{"name":"something else"}');
    for (const flags of [[], ["-u"]]) {
      const ended = await check("my.yaml", ...flags);
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain("my.baseline.json: ");
    }
    expect(baseline()).toBe('{"name":"something else"}');
  });

  it("an override that matches no case", async () => {
    place.write("my.yaml", `${SPEC}overrides: [{ cases: "opt:adm*", skip: no }]\n`);
    const ended = await check("my.yaml", "-u");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("overrides: no case matches 'opt:adm*'");
  });

  it("to compare nothing: every case skipped", async () => {
    place.write("my.yaml", `${SPEC}overrides: [{ cases: "*", skip: broken }]\n`);
    expect(await check("my.yaml", "-u")).toMatchObject({ code: 2 });
  });

  it.each([
    ["allow: 3", "my.yaml:4:1  allow: expected fields such as { steps: 2 }"],
    ["allow:\n  stepz: 3", "my.yaml:5:3  allow: unknown key 'stepz'\n  did you mean 'steps'?"],
    ["allow:\n  steps: -3", "my.yaml:5:3  allow: steps is not a number from 0"],
    ["allow:\n  steps: 0.5", "my.yaml:5:3  allow: steps is not a whole number"],
    [
      "overrides:\n  - cases: a\n    skp: x",
      "my.yaml:6:5  overrides: unknown key 'skp'\n  did you mean 'skip'?",
    ],
    [
      "overrides:\n  - cases: a\n    skip: ''",
      "my.yaml:6:5  overrides: skip needs a reason: a text",
    ],
    ["overrides:\n  - cases: a", "overrides: neither 'allow' nor 'skip' nor a setting is given"],
    [
      "overrides:\n  - cases: a\n    tolerance: -1",
      "my.yaml:6:5  overrides: tolerance = -1 is outside (0, inf)",
    ],
    ["overrides:\n  - cases: a\n    targets: [1]", "my.yaml:6:5  overrides: unknown key 'targets'"],
    [
      "overrides:\n  - cases: a\n    max-evaluations: .inf",
      "overrides: max-evaluations is not finite",
    ],
    ["overrides:\n  - skip: a", "overrides: 'cases' says which"],
    ["overrides: 3", "my.yaml:4:1  overrides: expected fields"],
  ])("a spec that says %j", async (text, message) => {
    place.write("my.yaml", `${SPEC}${text}\n`);
    const ended = await check("my.yaml");
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toContain(message);
  });
});

describe("check -u", () => {
  it("clears away what a killed one has left, also where nothing is to be written", async () => {
    await check("my.yaml", "-u");
    // a process that has ended
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    place.write(`my.baseline.json.${hostPart()}.${pid}.0123abcd.tmp`, "half of a base");
    expect(await check("my.yaml", "-u")).toMatchObject({ code: 0 });
    expect(readdirSync(place.folder)).toEqual(["my.baseline.json", "my.yaml"]);
  });

  it("is refused under CI, unless it is forced", async () => {
    for (const CI of ["true", "1", "yes"]) {
      const ended = await place.optbench(["check", "my.yaml", "-u"], { CI });
      expect(ended).toMatchObject({ code: 2, stdout: "" });
      expect(ended.stderr).toContain("-u is refused under CI");
    }
    expect(() => baseline()).toThrow("ENOENT");
    const forced = await place.optbench(["check", "my.yaml", "-u", "--force"], { CI: "true" });
    expect(forced.code).toBe(0);
    for (const CI of ["false", "0", ""]) {
      expect(await place.optbench(["check", "my.yaml", "-u"], { CI })).toMatchObject({ code: 0 });
    }
  });

  it("takes the word after it for the spec, unless it is a kind", async () => {
    expect(await check("-u", "my.yaml")).toMatchObject({ code: 0 });
    expect(await check("-u", "new", "my.yaml")).toMatchObject({ code: 0 });
  });

  it("keeps the bytes of untouched lines when cases are added", async () => {
    await check("my.yaml", "-u");
    const before = baseline().split("\n");
    place.write("my.yaml", SPEC.replace("booth]", "beale, booth]"));
    const { stdout } = await check("my.yaml", "-u");
    expect(stdout).toContain("wrote 2 lines of my.baseline.json");
    const after = baseline().split("\n");
    expect(after.filter((line) => before.includes(line) && line !== "")).toEqual(
      before.filter((line) => line !== ""),
    );
    expect(after).toHaveLength(before.length + 3);
  });

  it("=new and =changed write their share, and what is left is still judged", async () => {
    await check("my.yaml", "-u");
    const right = baseline();
    shiftSteps("booth sgd:lr=0.1", -3);
    place.write("my.yaml", SPEC.replace("booth]", "beale, booth]"));
    expect(await check("my.yaml", "-u=new")).toMatchObject({ code: 1 });
    expect(await check("my.yaml", "-u=changed")).toMatchObject({ code: 0 });
    place.write("my.yaml", SPEC);
    expect(await check("my.yaml", "-u=changed")).toMatchObject({ code: 3 });
    expect(await check("my.yaml", "-u=all")).toMatchObject({ code: 0 });
    expect(baseline()).toBe(right);
  });

  it("with --filter leaves the other lines", async () => {
    await check("my.yaml", "-u");
    const right = baseline();
    shiftSteps("booth sgd:lr=0.1", -3);
    shiftSteps("anisotropic sgd:lr=0.1", -3);
    await check("my.yaml", "-u", "--filter", "fn:booth");
    expect(baseline()).not.toBe(right);
    expect(await check("my.yaml", "--filter", "fn:booth")).toMatchObject({ code: 0 });
    expect(await check("my.yaml")).toMatchObject({ code: 1 });
  });

  it("mixes no criteria in one file", async () => {
    await check("my.yaml", "-u");
    const right = baseline();
    expect(await check("my.yaml", "-n", "99", "-u=new")).toMatchObject({ code: 2 });
    expect(await check("my.yaml", "-n", "99", "-u", "--filter", "fn:booth")).toMatchObject({
      code: 2,
    });
    expect(baseline()).toBe(right);
    expect(await check("my.yaml", "-n", "99", "-u")).toMatchObject({ code: 0 });
    expect(baseline()).toContain('"criterion":"gap 1e-6 in 99"');
  });
});

describe("check --json", () => {
  it("prints one document of verdicts", async () => {
    await check("my.yaml", "-u");
    shiftSteps("booth sgd:lr=0.1", -3);
    const { code, stdout } = await check("my.yaml", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      format: "optbench-verdicts/1",
      outcome: "regression",
      baseline: "my.baseline.json",
      written: null,
      cases: [{ kind: "same" }, { kind: "same" }, { kind: "regressed" }, { kind: "same" }],
    });
  });
});
