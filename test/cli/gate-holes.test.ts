import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

/*
 * Ways in which a gate could pass without having judged anything, and files that could break it.
 */

const SPEC = `functions: [booth]
optimizers: [sgd:lr=0.1, momentum:lr=0.05]
iterations: 500
`;
const BASELINE = "my.baseline.json";

let good: string;
beforeAll(async () => {
  const { writeBaseline } = await import("../../src/records/baseline.js");
  const { runBenchmark } = await import("../../src/library/run-benchmark.js");
  const { lineOf, criterionOf } = await import("../../src/records/baseline.js");
  const { settings, cases } = runBenchmark({
    functions: ["booth"],
    optimizers: ["sgd:lr=0.1", "momentum:lr=0.05"],
    iterations: 500,
  });
  good = writeBaseline(
    { criterion: criterionOf(settings), targets: settings.targets },
    cases.map((one) => lineOf(one, settings, "1")),
  );
});

const place = (baseline: string, spec = SPEC) => folder({ "my.yaml": spec, [BASELINE]: baseline });
const check = (cwd: string, ...more: string[]) => optbench(["check", "my.yaml", ...more], { cwd });
const read = (cwd: string) => readFileSync(join(cwd, BASELINE), "utf8");

/** The row of sgd, changed. */
function changed(from: string | RegExp, to: string): string {
  const text = good.replace(/^.*booth sgd.*$/m, (row) => row.replace(from, to));
  expect(text).not.toBe(good);
  return text;
}

describe("check with a baseline from which numbers were taken", () => {
  it("passes with all of them", async () => {
    expect(await check(place(good))).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    ["steps of a case that has reached", /"steps":\d+/, '"steps":null'],
    ["a hit before nearer ones", /"1e-2":\d+/, '"1e-2":null'],
    ["the hit of the target itself", /"1e-6":\d+/, '"1e-6":null'],
    ["status and steps, but not the hits", /"reached","steps":\d+/, '"budget","steps":null'],
  ])("is refused without %s: any run would be better", async (_, from, to) => {
    const { code, stdout, stderr } = await check(place(changed(from, to)));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: my\.baseline\.json:\d: a number is missing/);
  });

  it.each([
    ["one target less", /,"1e-8":\d+/, ""],
    ["another criterion", '"criterion":"gap 1e-6 in 500"', '"criterion":"gap 1e-6 in 501"'],
    ["another revision", '"status"', '"revision":"1 2","status"'],
  ])("gives no verdict with %s in one line", async (_, from, to) => {
    expect(await check(place(changed(from, to)))).toMatchObject({ code: 3 });
  });
});

describe("check of a case that ends in error", () => {
  const plugins = (body: string) => `export default {
  id: "mine", title: "Mine", create: () => ({ step(x, g) { ${body} } }),
};`;
  const spec = `functions: [booth]\noptimizers: [mine, sgd:lr=0.1]\nplugins: ./mine.mjs\niterations: 500\n`;
  const throws = plugins('throw new Error("out of steam");');

  it("writes no line for it: -u gives no verdict and says why", async () => {
    const cwd = folder({ "my.yaml": spec, "mine.mjs": throws });
    const { code, stdout } = await check(cwd, "-u");
    expect(code).toBe(3);
    expect(stdout).toMatch(/^ \? mine\n {5}new, not in the baseline, IN ERROR: out of steam$/m);
    expect(read(cwd)).not.toContain("mine");
    expect(await check(cwd)).toMatchObject({ code: 3 });
  });

  it("is a regression where it once was none, and -u leaves the old line", async () => {
    const line = `{"case":"booth mine","criterion":"gap 1e-6 in 500","status":"budget","steps":null,"hits":{"1e-2":null,"1e-4":null,"1e-6":null,"1e-8":null}},\n`;
    const cwd = folder({
      "my.yaml": spec,
      "mine.mjs": throws,
      [BASELINE]: good.replace(/^.*momentum.*\n/m, line),
    });
    expect(await check(cwd)).toMatchObject({ code: 1 });
    expect(await check(cwd, "-u")).toMatchObject({ code: 1 });
    expect(read(cwd)).toContain(line);
  });

  it("keeps neither of two lines that contradict one another: nothing has shown which is right", async () => {
    const line = (steps: number) =>
      `{"case":"booth mine","criterion":"gap 1e-6 in 500","status":"reached","steps":${steps},"hits":{"1e-2":9,"1e-4":9,"1e-6":${steps},"1e-8":null}},\n`;
    const cwd = folder({
      "my.yaml": spec,
      "mine.mjs": throws,
      [BASELINE]: good.replace(/^.*momentum.*\n/m, line(30) + line(40)),
    });
    expect((await check(cwd)).stdout).toContain("two lines that contradict one another");
    const { code, stdout } = await check(cwd, "-u");
    expect(code).toBe(3);
    expect(stdout).toMatch(/ two lines that contradict one another, IN ERROR:\s+out of steam$/m);
    expect(stdout).toContain("wrote 1 line of");
    expect(read(cwd)).not.toContain("mine");
    expect(read(cwd)).toContain("sgd");
  });

  it("gives no verdict where it was in error before, too", async () => {
    const line = `{"case":"booth mine","criterion":"gap 1e-6 in 500","status":"error","steps":null,"hits":{"1e-2":null,"1e-4":null,"1e-6":null,"1e-8":null}},\n`;
    const cwd = folder({
      "my.yaml": spec,
      "mine.mjs": throws,
      [BASELINE]: good.replace(/^.*momentum.*\n/m, line),
    });
    const { code, stdout } = await check(cwd);
    expect(code).toBe(3);
    expect(stdout).toContain("NOT COMPARABLE: in the baseline in error, IN ERROR: out of steam");
  });
});

describe("check with a baseline that something has been done to", () => {
  it.each([
    [
      "nothing but the end of its list",
      () => good.replaceAll(/^\{"case".*\n/gm, ""),
      3,
      "is empty",
    ],
    ["blanks", () => " \n\t\n", 3, "is empty"],
    [
      "an unresolved merge",
      () => good.replace("\n{", "\n<<<<<<< HEAD\n{"),
      2,
      "an unresolved merge",
    ],
    ["half of its bytes", () => good.slice(0, good.length / 2), 2, "not valid JSON"],
    ["a null byte", () => `${good}\0`, 2, "not valid JSON"],
    [
      "a case with an escape for the terminal",
      () => good.replace("booth sgd", "booth \\u001b[2Jsgd"),
      2,
      "text without control characters",
    ],
    [
      "a case that turns the direction of writing",
      () => good.replace("booth sgd", "booth \\u202esgd"),
      2,
      "text without control characters",
    ],
    [
      "__proto__ for a field",
      () => good.replace('"status"', '"__proto__":{},"status"'),
      2,
      "unknown key '__proto__'",
    ],
    [
      "__proto__ for a target",
      () => good.replace('"1e-2":', '"__proto__":{},"1e-2":'),
      2,
      "hits by target",
    ],
    ["a name of 3 MB", () => good.replace("booth sgd", "x".repeat(3e6)), 2, "case: expected text"],
    [
      "3 MB of escapes",
      () => good.replace("booth sgd", String.raw`\u0061`.repeat(5e5)),
      2,
      "case: expected text",
    ],
    [
      "100,000 lists in one another",
      () => good.replace('"steps":', `"steps":${"[".repeat(1e5)}${"]".repeat(1e5)},"x":`),
      2,
      "my.baseline.json",
    ],
  ])("%s", async (_, text, expected, message) => {
    const { code, stdout, stderr } = await check(place(text()));
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/[^\n\P{Cc}]/u);
  });

  it("lines twice: the same ones count once", async () => {
    const twice = good.replaceAll(/^\{"case".*\n/gm, "$&$&");
    expect(await check(place(twice))).toMatchObject({ code: 0 });
  });

  it("the line ends of Windows: nothing differs, and -u has nothing to write", async () => {
    const cwd = place(good.replaceAll("\n", "\r\n"));
    expect(await check(cwd)).toMatchObject({ code: 0 });
    const { code, stdout } = await check(cwd, "-u");
    expect(code).toBe(0);
    expect(stdout).toContain("nothing to write in my.baseline.json");
    expect(read(cwd)).toContain("\r\n");
  });

  it("5000 lines of cases that the spec has not: a screen of 500 rows, soon", async () => {
    const row = /^\{"case":"booth sgd.*\n/m.exec(good)![0];
    const many = Array.from({ length: 5000 }, (_, k) => row.replace("booth", `f${k}`)).join("");
    const { code, stdout } = await check(place(good.replace(/(?=^\{"case")/m, many)));
    expect(code).toBe(3);
    expect(stdout).toContain("   4500 more rows are not shown: --json has them\n");
    expect(stdout).toContain("NO VERDICT  5000 obsolete, 2 same\n");
    expect(stdout.match(/in the baseline, but not in the spec/g)).toHaveLength(500);
  });

  it("a link that leads nowhere is no baseline; -u puts one in its place", async () => {
    const cwd = folder({ "my.yaml": SPEC });
    symlinkSync("elsewhere.json", join(cwd, BASELINE));
    expect(await check(cwd)).toMatchObject({ code: 3 });
    const refused = await check(cwd, "-u");
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("my.yaml may not write my.baseline.json: it is a link");
    expect(await check(cwd, "-u", "--baseline", BASELINE)).toMatchObject({ code: 0 });
    expect(read(cwd)).toBe(good);
  });
});

describe("two updates at once", () => {
  it("lose no lines: who comes second writes nothing and says so", async () => {
    const cwd = place(good);
    const mine = `import { writeFileSync } from "node:fs";
let isFirst = true;
export default { id: "mine", title: "Mine", create: () => ({ step() {
  if (isFirst) writeFileSync(${JSON.stringify(join(cwd, BASELINE))}, "another");
  isFirst = false;
} }) };`;
    writeFileSync(join(cwd, "mine.mjs"), mine);
    const flags = ["--plugin", "mine.mjs", "-f", "booth", "-o", "mine", "-n", "500"];
    const { code, stdout, stderr } = await check(cwd, "-u", ...flags);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(
      "my.baseline.json has changed while the cases ran: nothing is written",
    );
    expect(read(cwd)).toBe("another");
  });
});

describe("an allowance", () => {
  it.each(["{ steps: 1000000000 }", "{ percent: 1.0e+300 }"])(
    "%s, as large as can be, hides no case that no longer reaches",
    async (allow) => {
      const spec = `${SPEC}allow: ${allow}\n`;
      const fewer = good.replaceAll("in 500", "in 20").replaceAll(/":\d+/g, '":7');
      const cwd = place(fewer, spec.replace("500", "20"));
      const { code, stdout } = await check(cwd);
      expect(code).toBe(1);
      expect(stdout).toContain("NO LONGER REACHED");
    },
  );
});

describe("on GitHub", () => {
  const commands = /^\s*::|##\[/m;
  const env = { GITHUB_ACTIONS: "true" };

  it("a title, a reason or a name of a file gives its runner no commands", async () => {
    const reason = `${"x".repeat(60)} ::stop-commands::x ##[add-mask]y`;
    const cwd = place(
      good,
      `title: "::add-mask::steps"\n${SPEC}overrides: [{ cases: "opt:mom*", skip: "${reason}" }]\n`,
    );
    for (const args of [
      ["run", "my.yaml", "--plot", "off"],
      ["check", "my.yaml"],
      ["check", "\n::error::x"],
    ]) {
      const given = await optbench(args, { cwd });
      expect(given.stdout + given.stderr, "elsewhere all is as it stands").toMatch(commands);
      const { code, stdout, stderr } = await optbench(args, { cwd, env });
      expect(code).toBe(given.code);
      expect(stdout + stderr).not.toMatch(commands);
    }
  });

  it("the annotations of a regression still are commands", async () => {
    const cwd = place(changed(/"steps":\d+/, '"steps":3'));
    const { stderr } = await optbench("check my.yaml --reporter github", { cwd, env });
    expect(stderr).toMatch(/^::error file=my\.baseline\.json,line=\d,title=booth sgd%3Alr=0\.1::/);
  });
});
