import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Results } from "../src/bench/results.js";
import { version } from "../src/version.js";
import { filesIn, folder, optbench } from "./cli/optbench.js";

// a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

const schema = JSON.parse(readFileSync("schemas/results.schema.json", "utf8")) as object;
const isResults = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

function resultsOf(text: string): Results {
  const results = JSON.parse(text) as Results;
  isResults(results);
  expect(isResults.errors ?? []).toEqual([]);
  return results;
}

/** The document of a command line with --json. */
async function json(args: string, cwd?: string): Promise<Results> {
  const { code, stdout, stderr } = await optbench(
    `${args} --json`,
    cwd === undefined ? {} : { cwd },
  );
  expect([code, stderr]).toEqual([0, ""]);
  return resultsOf(stdout);
}

const SMALL = "run -f anisotropic -o sgd -n 20";

describe("a run by flags", () => {
  it("takes functions times optimizers, several to a flag or to a comma", async () => {
    const { cases } = await json("run -f booth,matyas beale -o sgd adam,momentum -n 2");
    expect(cases.map(({ id }) => id)).toEqual(
      ["booth", "matyas", "beale"].flatMap((f) =>
        ["sgd", "adam", "momentum"].map((opt) => `${f} ${opt}`),
      ),
    );
  });

  it("takes grids, labels and what stands after a plus", async () => {
    const { cases } = await json("run -f booth -o a=sgd:lr=0.1/0.2 -o sgd:lr=1+cosine -n 2");
    expect(cases.map(({ optimizer, label }) => [optimizer, label])).toEqual([
      ["sgd:lr=0.1", "a"],
      ["sgd:lr=0.2", "a"],
      ["sgd:lr=1+cosine", undefined],
    ]);
  });

  it("takes dimensions for functions that do not state their own", async () => {
    const { cases } = await json(
      "run -f rosenbrock,rosenbrock:dim=4 -o sgd -d 2 3 -n 1 --max-cases 4",
    );
    expect(cases.map(({ dimension }) => dimension)).toEqual([2, 3, 4]);
  });

  it("takes starts, negative ones too, and names them in the id", async () => {
    const { cases } = await json("run -f rosenbrock -o sgd --start -1,2 --start default -n 1");
    expect(cases.map(({ start }) => start)).toEqual([
      [-1, 2],
      [-1.2, 1],
    ]);
    expect(cases[0].id).toBe("rosenbrock sgd start=-1,2");
  });

  it("takes its lengths and targets", async () => {
    const { settings, cases } = await json(
      "run -f anisotropic -o sgd:lr=0.5 -n 30 --tol 1e-1 --targets 1,1e-2 --metric gradient",
    );
    expect(settings).toEqual({
      iterations: 30,
      tolerance: 0.1,
      metric: "gradient",
      targets: [1, 0.01],
    });
    expect(Object.keys(cases[0].hits)).toEqual(["1e0", "1e-2"]);
    expect(cases[0].final.step).toBe(30);
  });

  it("ends a case at its first hit, or at its last evaluation", async () => {
    const [hit] = (await json("run -f anisotropic -o sgd:lr=0.95 --stop-at-target")).cases;
    expect([hit.status, hit.final.step]).toEqual(["reached", hit.steps]);
    const [spent] = (await json("run -f anisotropic -o sgd --max-evals 7")).cases;
    expect([spent.status, spent.evaluations]).toEqual(["budget", 7]);
  });

  it("keeps paths only where they are asked for", async () => {
    const [kept] = (await json(`${SMALL} --path`)).cases;
    expect(kept.path).toHaveLength(21);
    expect(kept.path![0]).toEqual(kept.start);
    for (const plot of ["contour", "ascii"]) {
      const [one] = (await json(`${SMALL} --plot ${plot}`)).cases;
      expect(one).not.toHaveProperty("path");
    }
  });

  it("adds the metric of --y to the curve", async () => {
    const { cases } = await json(`${SMALL} --y gradient`);
    const { step, measured } = cases[0].curve;
    expect(measured).toHaveLength(step.length);
  });

  it("refuses a grid of more than 500 cases until it is allowed", async () => {
    const grid = "run -f anisotropic -o sgd:lr=0.001..0.1@501 -n 1 --json";
    const { code, stdout, stderr } = await optbench(grid);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("error: the grid has 501 cases; more than 500 need --max-cases 501\n");
    expect((await json(`${grid.replace(" --json", "")} --max-cases 501`)).cases).toHaveLength(501);
  });

  it("is the same at every run", async () => {
    const [first, second] = [await optbench(`${SMALL} --json`), await optbench(`${SMALL} --json`)];
    expect(first.stdout).toBe(second.stdout);
  });
});

describe("a run that goes wrong as runs do", () => {
  it("is a result when it diverges", async () => {
    const { code, stdout, stderr } = await optbench("run -f rosenbrock -o sgd:lr=1 --plot off");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/DIVERGED at step \d+/);
  });

  it("prints and marks what was finished when it is interrupted", async () => {
    const looks = { done: 0 };
    const interruption = () => (looks.done++ > 0 ? "SIGINT" : null);
    const { code, stdout } = await optbench("run -f booth,beale,matyas -o sgd -n 1 --json", {
      interruption,
    });
    expect(code).toBe(130);
    const results = resultsOf(stdout);
    expect(results.partial).toBe(true);
    expect(results.cases).toHaveLength(2);
  });

  it("says on the screen that it was interrupted, and by which signal in its exit code", async () => {
    const run = "run -f booth,beale -o sgd -n 1 --plot off";
    const { code, stdout } = await optbench(run, { interruption: () => "SIGTERM" });
    expect(code).toBe(143);
    expect(stdout).toMatch(/\nInterrupted: unfinished cases are left out\.\n1 not reached\./);
    const none = await optbench("run -f booth -o sgd -n 1e9", { interruption: () => "SIGINT" });
    expect([none.code, none.stdout]).toEqual([
      130,
      "Interrupted before the first case had ended.\n",
    ]);
  });
});

describe("a spec file", () => {
  const SPEC = `title: Two on a bowl
functions: [anisotropic]
optimizers: [sgd, "adam:lr=0.1"]
iterations: 30
tolerance: 1e-2
targets: [1e-1]
metric: distance
starts: [[1, 1]]
seeds: [3]
plot: off
sort: name
`;

  it("says what to run", async () => {
    const { settings, cases } = await json("run bench.yaml", folder({ "bench.yaml": SPEC }));
    expect(settings).toEqual({
      iterations: 30,
      tolerance: 0.01,
      metric: "distance",
      targets: [0.1],
    });
    expect(cases.map(({ id }) => id)).toEqual([
      "anisotropic sgd start=1,1 seed=3",
      "anisotropic adam:lr=0.1 start=1,1 seed=3",
    ]);
  });

  it("stands behind the flags and before the defaults", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const flags =
      "run bench.yaml -f booth -o momentum -n 7 --tol 1e-3 --targets 1e-4 --metric gap --start 0,0";
    const { settings, cases } = await json(flags, cwd);
    expect(settings).toEqual({
      iterations: 7,
      tolerance: 0.001,
      metric: "gap",
      targets: [0.0001],
    });
    expect(cases.map(({ id }) => id)).toEqual(["booth momentum start=0,0 seed=3"]);
    const { settings: unstated } = await json(
      "run least.yaml",
      folder({ "least.yaml": "functions: booth\noptimizers: sgd:lr=1e-4\n" }),
    );
    expect(unstated).toEqual({
      iterations: 10_000,
      tolerance: 1e-6,
      metric: "gap",
      targets: [1e-2, 1e-4, 1e-6, 1e-8],
    });
  });

  it("says how its screen looks, and flags say it again", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const { stdout } = await optbench("run bench.yaml", { cwd });
    expect(stdout).toMatch(/^Two on a bowl\n\nanisotropic {3}/);
    expect(stdout.indexOf("adam")).toBeLessThan(stdout.indexOf("sgd"));
    expect(stdout).not.toContain("iteration\n");
    const other = await optbench("run bench.yaml --plot ascii --sort given", { cwd });
    expect(other.stdout).toContain("iteration\n");
    expect(other.stdout.indexOf("sgd")).toBeLessThan(other.stdout.indexOf("adam"));
  });

  it("gives its title only to its own functions and optimizers", async () => {
    const cwd = folder({ "bench.yaml": SPEC });
    const { stdout } = await optbench("run bench.yaml -o momentum", { cwd });
    expect(stdout).not.toContain("Two on a bowl");
  });

  it("may be JSON, and may come from an editor that writes a mark and CRLF", async () => {
    const cwd = folder({
      "bench.json": '{"functions": "booth", "optimizers": ["sgd"], "iterations": 5}',
      "windows.yaml": "\ufefffunctions: booth\r\noptimizers: sgd\r\niterations: 5\r\n",
    });
    const [fromJson, windows] = [
      await json("run bench.json", cwd),
      await json("run windows.yaml", cwd),
    ];
    expect(windows).toEqual(fromJson);
  });

  it("ships under a name", async () => {
    const { cases } = await json("run book");
    expect(cases.map(({ optimizer }) => optimizer)).toEqual(
      ["book/sgd:lr=0.95", "book/momentum", "book/adagrad:lr=1.5", "book/adam:lr=0.3"].map(
        (name) => (name === "book/momentum" ? expect.stringMatching(/^book\/momentum/) : name),
      ),
    );
  });
});

describe("the screen of a run", () => {
  it("is as wide as the terminal, the environment or --width says, 80 columns else", async () => {
    const widest = ({ stdout }: { stdout: string }) =>
      Math.max(...stdout.split("\n").map((line) => [...line].length));
    const run = "run -f anisotropic -o sgd,adam -n 100";
    expect(widest(await optbench(run))).toBeLessThanOrEqual(80);
    expect(widest(await optbench(run))).toBeGreaterThan(60);
    expect(widest(await optbench(`${run} --color never`, { columns: 40 }))).toBeLessThanOrEqual(40);
    expect(widest(await optbench(run, { env: { COLUMNS: "50" } }))).toBeLessThanOrEqual(50);
    expect(widest(await optbench(`${run} --width 120`, { columns: 40 }))).toBeGreaterThan(100);
  });

  it("has colour where a terminal shows it, and the same text without", async () => {
    const env = { TERM: "xterm-256color" };
    const run = "run -f rosenbrock -o sgd:lr=1,adam -n 50";
    const [piped, terminal] = [
      await optbench(run, { env }),
      await optbench(run, { env, columns: 80 }),
    ];
    expect(piped.stdout).not.toContain("\u001b");
    expect(terminal.stdout).toContain("\u001b[");
    // oxlint-disable-next-line no-control-regex -- colours are control characters
    expect(terminal.stdout.replaceAll(/\u001b\[[\d;]*m/g, "")).toBe(piped.stdout);
    const never = await optbench(`${run} --color never`, { env, columns: 80 });
    expect(never.stdout).toBe(piped.stdout);
    const always = await optbench(`${run} --color always`, { env: { NO_COLOR: "1" } });
    expect(always.stdout).toContain("\u001b[");
  });

  it("keeps to ASCII where the locale or the user asks for it", async () => {
    for (const [flag, env] of [
      ["--ascii", {}],
      ["--no-progress", { LC_ALL: "C" }],
    ] as const) {
      const args = `run -f anisotropic -o sgd -n 50 --plot braille ${flag}`;
      const { stdout } = await optbench(args, { env });
      expect(stdout).toMatch(/^[\n -~]+$/);
      expect(stdout).toContain("f - f* <= 1e-6");
    }
  });

  it.each(["steps", "final", "best", "evals", "name", "given"])("sorts by %s", async (key) => {
    const { code, stdout } = await optbench(
      `run -f anisotropic -o sgd,adam:lr=0.3 -n 200 --sort ${key} --plot off`,
    );
    expect(code).toBe(0);
    const adamFirst = stdout.indexOf("adam:lr") < stdout.indexOf("sgd  ");
    expect(adamFirst).toBe(key !== "given");
  });

  it.each([
    ["best", " best f - f*"],
    ["value", " f - f*"],
    ["gradient", " |grad f|"],
    ["distance", " |x - x*|"],
  ])("draws %s as '%s'", async (y, title) => {
    const { stdout } = await optbench(`run -f anisotropic -o sgd -n 100 --y ${y}`);
    expect(stdout.split("\n")).toContain(title);
  });

  it.each([
    ["ascii", /\n +\+\+?-+/],
    ["braille", /[\u2800-\u28ff]/],
    ["contour", /S start \(-7, 2\); \* minimum \(0, 0\)/],
    ["off", /not reached\n\n1 not reached\./],
  ])("plots %s", async (plot, picture) => {
    const { stdout } = await optbench(`run -f anisotropic -o sgd -n 100 --plot ${plot}`);
    expect(stdout).toMatch(picture);
  });

  it("says why there is no contour, or no plot", async () => {
    const { stdout } = await optbench("run -f rosenbrock:dim=3 -o sgd -n 5 --plot contour");
    expect(stdout).toContain("A contour needs a function of two variables.\n");
    const many = await optbench("run -f booth,beale,matyas,trid,levy,wood,leon -o sgd -n 5");
    expect(many.stdout).toContain("7 groups are too many to plot; choose one with --fn.\n");
  });

  it("is the verdict alone with -q, before or after the command", async () => {
    for (const args of [`-q ${SMALL}`, `${SMALL} -q`, `${SMALL} --quiet`]) {
      expect(await optbench(args)).toMatchObject({ stdout: "1 not reached.\n", stderr: "" });
    }
  });

  it("says on stderr what is done with -v", async () => {
    const run = "run -f himmelblau -o sgd:lr=0.02,sgd:lr=2,adam -n 100 --plot off";
    const { stderr } = await optbench(`${run} -v`);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^himmelblau sgd:lr=0\.02: reached at step \d+, \d+ evaluations$/),
      expect.stringMatching(/^himmelblau sgd:lr=2: DIVERGED at step \d+ \(.*\), \d+ evaluations$/),
      "himmelblau adam: not reached after 100 iterations, 101 evaluations",
      "",
    ]);
    expect((await optbench(run)).stderr).toBe("");
  });
});

describe("progress", () => {
  /** A clock that goes on by so many ms at every look. */
  const clock = (step: number) => {
    let now = 0;
    return () => (now += step);
  };

  // a busy machine would look up within a case too, which the time of the machine decides
  beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
  afterEach(() => void vi.useRealTimers());

  it("stands on one line of a terminal, and is gone at the end", async () => {
    const { stderr } = await optbench("run -f booth,beale -o sgd -n 1", {
      stderrColumns: 80,
      now: clock(400),
    });
    expect(stderr).toBe("\r\u001b[K2 of 2 cases, 1 s\r\u001b[K");
  });

  it("does not run into the lines of -v", async () => {
    const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1 -v", {
      stderrColumns: 80,
      now: clock(400),
    });
    expect(stderr).toContain("cases, 1 s, 1 s left\r\u001b[Kmatyas sgd: ");
  });

  it("is a line now and then elsewhere, and on a terminal that cannot move its cursor", async () => {
    for (const terminal of [{}, { stderrColumns: 80, env: { TERM: "dumb" } }]) {
      const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1", {
        ...terminal,
        now: clock(6000),
      });
      expect(stderr).toBe("2 of 3 cases, 12 s, 6 s left\n");
    }
  });

  it.each([
    [30_000, 2, "30 s"],
    [400_000, 8, "47 min"],
    [3_600_000, 4, "3 h 0 min"],
    [5_000_000, 3, "2 h 47 min"],
  ])("says how long is left: %i ms a look, %i cases", async (step, count, left) => {
    const seeds = `--seeds 1..${count}`;
    const { stderr } = await optbench(`run -f booth -o sgd -n 1 ${seeds}`, { now: clock(step) });
    expect(stderr.split("\n")).toContainEqual(
      expect.stringMatching(`^\\d+ of ${count} cases, .*, ${left} left$`),
    );
  });

  it("keeps to one line of a narrow terminal", async () => {
    const { stderr } = await optbench("run -f booth,beale,matyas -o sgd -n 1", {
      stderrColumns: 24,
      now: clock(400),
    });
    expect(stderr).toBe(
      "\r\u001b[K2 of 3 cases, 1 s, 1 s \r\u001b[K\r\u001b[K3 of 3 cases, 1 s\r\u001b[K",
    );
  });

  it.each(["--no-progress", "-q", "--json", "--reporter csv", "--reporter ndjson"])(
    "is silent with %s",
    async (flag) => {
      const { stderr } = await optbench(`run -f booth,beale -o sgd -n 1 ${flag}`, {
        stderrColumns: 80,
        now: clock(1000),
      });
      expect(stderr).toBe("");
    },
  );
});

describe("list", () => {
  it("names everything that can be typed", async () => {
    const { code, stdout, stderr } = await optbench("list");
    expect([code, stderr]).toEqual([0, ""]);
    for (const name of ["adam", "book/adam", "rosenbrock", "cosine", "clip", "rotate", "book"]) {
      expect(stdout).toMatch(new RegExp(`^ {3}${name} +\\S`, "m"));
    }
    expect(stdout.endsWith("\nMore of one: optbench show <name>\n")).toBe(true);
  });

  it.each([
    "optimizers",
    "functions",
    "schedules",
    "modifiers",
    "transforms",
    "specs",
    "reporters",
  ])("names %s alone", async (kind) => {
    const { stdout } = await optbench(`list ${kind}`);
    const { stdout: text } = await optbench(`list ${kind} --json`);
    const entries = JSON.parse(text) as { kind: string; id: string; title: string }[];
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map((entry) => entry.kind))).toEqual(new Set([kind]));
    for (const { id } of entries) expect(stdout).toContain(`   ${id}`);
  });

  it("has the names of a plugin among the others", async () => {
    const cwd = folder({
      "mine.mjs": `export default { id: "mine", title: "My own", create: () => ({ step() {} }) };`,
    });
    const { stdout } = await optbench("list optimizers --plugin mine.mjs", { cwd });
    expect(stdout).toMatch(/^ {3}mine +My own$/m);
  });
});

describe("show", () => {
  it("prints a rule, its parameters, its source and an example that runs", async () => {
    const { code, stdout } = await optbench("show adam");
    expect(code).toBe(0);
    for (const part of ["m̂ = m/(1−β₁ᵗ)", "parameter", "beta2", "[0, 1)", "Kingma & Ba"]) {
      expect(stdout).toContain(part);
    }
    const example = /^try +optbench (.*)$/m.exec(stdout)?.[1];
    expect((await optbench(`${example} -n 1`)).code).toBe(0);
  });

  it.each(["optimizers", "functions", "schedules", "modifiers", "transforms"])(
    "prints every entry of %s at every width",
    async (kind) => {
      const { stdout: text } = await optbench(`list ${kind} --json`);
      for (const { id } of JSON.parse(text) as { id: string }[]) {
        for (const width of [40, 80]) {
          const { code, stdout } = await optbench(`show ${id} --width ${width} --ascii`);
          expect(code).toBe(0);
          expect(stdout).toMatch(/^[\n -~]+$/);
          const lines = stdout.split("\n");
          expect(lines.filter((line) => line.length > width)).toEqual([]);
        }
      }
    },
  );

  it("prints what shares a name", async () => {
    const { stdout } = await optbench("show noise --json");
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(["noise"]);
  });

  it("knows the specs and reporters that list names", async () => {
    expect((await optbench("show book")).stdout).toMatch(
      /^book {3}The paths of [\s\S]*\(spec\)\n\n[\s\S]*try {5}optbench run book\n$/,
    );
    expect((await optbench("show csv")).stdout).toContain("(reporter)");
  });
});

describe("help", () => {
  it.each([["--help"], ["-h"], ["help"]])("of optbench by %s", async (flag) => {
    const { code, stdout, stderr } = await optbench(flag);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Examples:\n {2}optbench run --fn anisotropic --opt adam,sgd\n/);
  });

  it.each(["run", "list", "show"])("of %s begins with examples", async (command) => {
    const { code, stdout } = await optbench(`${command} --help`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}optbench /);
    expect(stdout).toContain("Global Options:");
    expect((await optbench(`help ${command}`)).stdout).toBe(stdout);
  });

  it("groups the flags of run", async () => {
    const { stdout } = await optbench("run --help");
    const groups = stdout.split("\n").filter((line) => /^[A-Z].*:$/.test(line));
    expect(groups).toEqual([
      "Examples:",
      "What to run:",
      "How long, how judged:",
      "How lr is chosen:",
      "What comes out:",
      "Options:",
      "Global Options:",
    ]);
  });

  it.each([24, 40, 80, 120])("fits %i columns", async (columns) => {
    const commands = ["run", "check", "compare", "report", "list", "show"];
    for (const command of ["--help", ...commands.map((name) => `${name} --help`)]) {
      const { stdout } = await optbench(command, { columns });
      expect(stdout.split("\n").filter((line) => line.length > columns)).toEqual([]);
    }
  });
});

describe("--version", () => {
  it.each(["--version", "-V"])("is printed for %s", async (flag) => {
    expect(await optbench(flag)).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: "" });
  });
});

describe("results", () => {
  const RUN = "run -f anisotropic,rosenbrock -o sgd:lr=0.95,adam -n 100";

  it("are one document with --json or --reporter json, and both at once are no contradiction", async () => {
    const [a, b, c] = [
      await optbench(`${RUN} --json`),
      await optbench(`${RUN} --reporter json`),
      await optbench(`${RUN} --json --reporter json`),
    ];
    expect(resultsOf(a.stdout).cases).toHaveLength(4);
    expect(b.stdout).toBe(a.stdout);
    expect(c.stdout).toBe(a.stdout);
  });

  it("come as a line per case with ndjson, each as its case ends", async () => {
    const { writes } = await optbench(`${RUN} --reporter ndjson`);
    const [head, ...lines] = writes.map((line) => JSON.parse(line) as unknown);
    const { cases, settings, plan } = await json(RUN);
    expect(lines).toEqual(cases);
    expect(head).toMatchObject({ format: "optbench-ndjson/1", settings, plan });
  });

  it("are a row per case with csv", async () => {
    const { stdout } = await optbench(`${RUN} --reporter csv`);
    const rows = stdout.split("\r\n");
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/^id,function,optimizer,/);
  });

  it("go to several places at once, each in its own form", async () => {
    const cwd = folder();
    const { code, stdout } = await optbench(
      `${RUN} --reporter table json=a.json,csv=a.csv --reporter ndjson=a.ndjson --out a.txt`,
      { cwd },
    );
    expect(code).toBe(0);
    expect(filesIn(cwd)).toEqual(["a.csv", "a.json", "a.ndjson", "a.txt"]);
    const read = (name: string) => readFileSync(join(cwd, name), "utf8");
    expect(read("a.txt")).toBe(stdout);
    const { cases } = resultsOf(read("a.json"));
    const lines = read("a.ndjson").trimEnd().split("\n").slice(1);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(cases);
    expect(read("a.csv").split("\r\n")).toHaveLength(6);
  });

  it.each([
    ["r.json", /^\{"format":"optbench-results\/1",\n/],
    ["r", /^\{"format":"optbench-results\/1",\n/],
    ["r.ndjson", /^\{"format":"optbench-ndjson\/1",.*\n\{"id":"anisotropic/],
    ["r.jsonl", /^\{"format":"optbench-ndjson\/1",.*\n\{"id":"anisotropic/],
    ["r.CSV", /^id,function/],
    ["r.txt", /^anisotropic {3}f = x²/],
  ])("are saved to %s in the form of its ending", async (name, form) => {
    const cwd = folder();
    const { code, stdout } = await optbench(`${RUN} --out ${name}`, { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^anisotropic {3}f = x²/);
    expect(readFileSync(join(cwd, name), "utf8")).toMatch(form);
    expect(filesIn(cwd)).toEqual([name]);
  });

  it("are saved alike whatever the terminal and the locale", async () => {
    const cwd = folder();
    const env = { FORCE_COLOR: "1", LC_ALL: "C", COLUMNS: "40", TERM: "xterm" };
    await optbench(`${RUN} --out a.txt`, { cwd, env, columns: 40 });
    await optbench(`${RUN} --out b.txt`, { cwd });
    expect(readFileSync(join(cwd, "a.txt"))).toEqual(readFileSync(join(cwd, "b.txt")));
  });

  it("hold no number that JSON does not have", async () => {
    const { stdout } = await optbench("run -f rosenbrock -o sgd:lr=1e300 --path --json -n 5");
    expect(stdout).not.toMatch(/NaN|Infinity/);
    expect(resultsOf(stdout).cases[0].status).toBe("diverged");
  });
});
