import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, folder, optbench } from "./optbench.js";
import { jsonResults } from "./json-results.js";
import { readDocument } from "../results-document.js";

const SMALL = "run -f anisotropic -o sgd -n 20";

describe("a run by flags", () => {
  it("takes functions times optimizers, several to a flag or to a comma", async () => {
    const { cases } = await jsonResults("run -f booth,matyas beale -o sgd adam,momentum -n 2");
    expect(cases.map(({ id }) => id)).toEqual(
      ["booth", "matyas", "beale"].flatMap((f) =>
        ["sgd", "adam", "momentum"].map((opt) => `${f} ${opt}`),
      ),
    );
  });

  it("takes grids, labels and what stands after a plus", async () => {
    const { cases } = await jsonResults(
      "run -f booth -o a=sgd:lr=0.03/0.02 -o sgd:lr=0.1+cosine -n 2",
    );
    expect(cases.map(({ optimizer, label }) => [optimizer, label])).toEqual([
      ["sgd:lr=0.03", "a"],
      ["sgd:lr=0.02", "a"],
      ["sgd:lr=0.1+cosine", undefined],
    ]);
  });

  it("takes dimensions for functions that do not state their own", async () => {
    const { cases } = await jsonResults(
      "run -f rosenbrock,rosenbrock:dim=4 -o sgd -d 2 3 -n 1 --max-cases 4",
    );
    expect(cases.map(({ dimension }) => dimension)).toEqual([2, 3, 4]);
  });

  it("takes starts, negative ones too, and names them in the id", async () => {
    const { cases } = await jsonResults(
      "run -f rosenbrock -o sgd --start -1,2 --start default -n 1",
    );
    expect(cases.map(({ start }) => start)).toEqual([
      [-1, 2],
      [-1.2, 1],
    ]);
    expect(cases[0].id).toBe("rosenbrock sgd start=-1,2");
  });

  it("takes its lengths and targets", async () => {
    const { settings, cases } = await jsonResults(
      "run -f anisotropic -o sgd:lr=0.5 -n 30 --tol 1e-1 --targets 1,1e-2 --metric gradient",
    );
    expect(settings).toEqual({
      iterations: 30,
      tolerance: 0.1,
      metric: "gradient",
      targets: [1, 0.01],
      cost: "evaluations",
    });
    expect(Object.keys(cases[0].hits)).toEqual(["1e0", "1e-2"]);
    expect(cases[0].final.step).toBe(30);
  });

  it("ends a case at its first hit, or at its last evaluation", async () => {
    const [hit] = (await jsonResults("run -f anisotropic -o sgd:lr=0.95 --stop-at-target")).cases;
    expect([hit.status, hit.final.step]).toEqual(["reached", hit.steps]);
    const [spent] = (await jsonResults("run -f anisotropic -o sgd --max-evals 7")).cases;
    expect([spent.status, spent.evaluations]).toEqual(["budget", 7]);
  });

  it("keeps paths only where they are asked for", async () => {
    const [kept] = (await jsonResults(`${SMALL} --path`)).cases;
    expect(kept.path).toHaveLength(21);
    expect(kept.path![0]).toEqual(kept.start);
    for (const plot of ["contour", "ascii"]) {
      const [one] = (await jsonResults(`${SMALL} --plot ${plot}`)).cases;
      expect(one).not.toHaveProperty("path");
    }
  });

  it("adds the metric of --y to the curve", async () => {
    const { cases } = await jsonResults(`${SMALL} --y gradient`);
    const { step, measured } = cases[0].curve;
    expect(measured).toHaveLength(step.length);
  });

  it("refuses a grid of more than 500 cases until it is allowed", async () => {
    const grid = "run -f anisotropic -o sgd:lr=0.001..0.1@501 -n 1 --json";
    const { code, stdout, stderr } = await optbench(grid);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("error: the grid has 501 cases; more than 500 need --max-cases 501\n");
    expect(
      (await jsonResults(`${grid.replace(" --json", "")} --max-cases 501`)).cases,
    ).toHaveLength(501);
  });

  it("shows the first 500 rows of more, and says so; a file has them all", async () => {
    const grid = "run -f anisotropic -o sgd:lr=0.001..0.1@501 -n 1 --plot off --max-cases 501";
    const { stdout } = await optbench(grid);
    expect(stdout.match(/^ {4}sgd/gm)).toHaveLength(500);
    expect(stdout).toContain("500 of 501 rows are shown; --reporter csv=rows.csv has them all.");
    const cwd = folder({});
    await optbench(`${grid} --reporter table=rows.txt`, { cwd });
    const file = readFileSync(join(cwd, "rows.txt"), "utf8");
    expect(file.match(/^ {4}sgd/gm)).toHaveLength(501);
    expect(file).not.toContain("are shown");
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
    const results = readDocument(stdout);
    expect(results.partial).toBe(true);
    expect(results.cases).toHaveLength(2);
  });

  it("says on the screen that it was interrupted, and by which signal in its exit code", async () => {
    const run = "run -f booth,beale -o sgd -n 1 --plot off";
    const { code, stdout } = await optbench(run, { interruption: () => "SIGTERM" });
    expect(code).toBe(143);
    expect(stdout).toMatch(/\nInterrupted: unfinished cases are left out\.\n1 not reached\./);
    let seconds = 0;
    const none = await optbench("run -f booth -o sgd -n 1e9", {
      interruption: () => "SIGINT",
      now: () => 1000 * seconds++,
    });
    expect([none.code, none.stdout]).toEqual([
      130,
      "Interrupted before the first case had ended.\n",
    ]);
  });
});

describe("the screen of a run", () => {
  it("is as wide as the terminal, the environment or --width says, 80 columns else", async () => {
    const widest = ({ stdout }: { stdout: string }) =>
      // a command is never wrapped
      Math.max(
        ...stdout
          .split("\nnext  ")[0]
          .split("\n")
          .map((line) => [...line].length),
      );
    const run = "run -f anisotropic -o sgd,adam -n 100";
    expect(widest(await optbench(run))).toBeLessThanOrEqual(80);
    expect(widest(await optbench(run))).toBeGreaterThan(60);
    expect(widest(await optbench(`${run} --color never`, { columns: 40 }))).toBeLessThanOrEqual(40);
    expect(widest(await optbench(run, { env: { COLUMNS: "50" } }))).toBeLessThanOrEqual(50);
    expect(widest(await optbench(`${run} --width 120`, { columns: 40 }))).toBeGreaterThan(100);
  });

  it("ends with the command that tunes, where nobody chose a rate", async () => {
    const run = "run --fn anisotropic --opt adam,sgd --iters 99 --plot off";
    const next = "\nnext  optbench run -f anisotropic -o adam,sgd -n 99 --tune\n";
    expect((await optbench(run)).stdout.endsWith(`searches it.\n${next}`)).toBe(true);
    const many = await optbench(`${run} --max-cases 600`);
    expect(many.stdout).toContain(" --max-cases 600 -n 99 --tune\n");
    const env = { npm_lifecycle_script: "'optbench' 'run'" };
    expect((await optbench(run, { env })).stdout).toContain("\nnext  npx optbench run -f");
    const under = { npm_lifecycle_script: "vitest run test/optbench.test.ts" };
    expect((await optbench(run, { env: under })).stdout).toContain(next);
    for (const other of [
      "-o sgd:lr=0.1",
      "-o l-bfgs",
      "-o sgd --tune 2",
      "-o sgd --json",
      "-o sgd -q",
    ])
      expect((await optbench(`run -f booth ${other} -n 9`)).stdout).not.toContain("next  ");
  });

  it.each([
    ["run -f boot -o adam", "all: npx optbench list functions"],
    ["", "try: npx optbench run --fn anisotropic"],
    ["show adm", "all: npx optbench list"],
    ["show nag", "try npx optbench show nesterov"],
    ["compare a.json", "two files or more: npx optbench compare a.json b.json"],
    ["play", "\n  npx optbench play -o play.html"],
    ["run --help", "\n  npx optbench run -f rosenbrock -o"],
    ["show adam", "\ntry     npx optbench run -f anisotropic -o adam --tune\n"],
    ["list", "\nMore of one: npx optbench show <name>\n"],
  ])("names commands that run where npm started it, after '%s'", async (command, hint) => {
    const words = command.split(" ").filter((word) => word !== "");
    const env = { npm_lifecycle_script: "optbench" };
    const told = await optbench(words, { env });
    expect(told.stdout + told.stderr).toContain(hint);
    const plain = await optbench(words);
    expect(plain.stdout + plain.stderr).toContain(hint.replace("npx ", ""));
    expect(plain.stdout + plain.stderr).not.toContain("npx");
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
    [
      "off",
      /not reached\n\nAt its published rate, A .* does not reach f - f\* ≤ 1e-6[^]*\n\n1 not reached\./,
    ],
  ])("plots %s", async (plot, picture) => {
    const { stdout } = await optbench(`run -f anisotropic -o sgd -n 100 --plot ${plot}`);
    expect(stdout).toMatch(picture);
  });

  it("says why there is no contour, or no plot", async () => {
    const { stdout } = await optbench("run -f rosenbrock:dim=3 -o sgd -n 5 --plot contour");
    expect(stdout).toContain("A contour needs a function of one or two variables.\n");
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

describe("results", () => {
  const RUN = "run -f anisotropic,rosenbrock -o sgd:lr=0.95,adam -n 100";

  it("are one document with --json or --reporter json, and both at once are no contradiction", async () => {
    const [a, b, c] = [
      await optbench(`${RUN} --json`),
      await optbench(`${RUN} --reporter json`),
      await optbench(`${RUN} --json --reporter json`),
    ];
    expect(readDocument(a.stdout).cases).toHaveLength(4);
    expect(b.stdout).toBe(a.stdout);
    expect(c.stdout).toBe(a.stdout);
  });

  it("come as a line per case with ndjson, each as its case ends", async () => {
    const { writes } = await optbench(`${RUN} --reporter ndjson`);
    const [head, ...lines] = writes.map((line) => JSON.parse(line) as unknown);
    const { cases, settings, plan } = await jsonResults(RUN);
    expect(lines).toEqual(cases);
    expect(head).toMatchObject({ format: "optbench-ndjson/1", settings, plan });
  });

  it("are a row per case with csv", async () => {
    const { stdout } = await optbench(`${RUN} --reporter csv`);
    const rows = stdout.split("\r\n");
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/^id,function,dimension,optimizer,/);
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
    const { cases } = readDocument(read("a.json"));
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
    expect(readDocument(stdout).cases[0].status).toBe("diverged");
  });
});

describe("--layout", () => {
  const RUN = "run -f booth -o sgd,adam,momentum,adagrad,rmsprop -n 5 --width 100";

  it("puts the paths of a contour into panels, or into one picture", async () => {
    const frames = (text: string) => text.match(/└/g)?.length;
    const panels = await optbench(`${RUN} --plot contour`);
    expect(frames(panels.stdout)).toBe(5);
    const overlay = await optbench(`${RUN} --plot contour --layout overlay`);
    expect(frames(overlay.stdout)).toBe(1);
  });

  it.each([
    [`${RUN} --layout panels`, "--layout lays out the paths of a contour"],
    [`${RUN} --plot contour --layout rows`, "rows"],
  ])("refuses %s", async (line, reason) => {
    const { code, stderr } = await optbench(line);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
