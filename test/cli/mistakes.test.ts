import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { OTHER_FLAGS } from "../../src/cli/flags/flag-mistakes.js";
import { filesIn, folder, optbench } from "./optbench.js";

const RUN = ["run", "-f", "booth", "-o", "sgd", "-n", "2"];

/** A run of which only these flags are out of order. */
function runWith(flags: readonly string[]): string[] {
  const base = [
    ["-f", "booth"],
    ["-o", "sgd"],
  ].filter(([flag]) => !flags.includes(flag));
  return ["run", ...base.flat(), "-n", "2", "--out", "results.json", ...flags];
}

/** Holds of every mistake: one message on stderr that begins so, exit code 2, nothing else anywhere. */
async function expectMistake(
  args: string | readonly string[],
  message: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<void> {
  const cwd = folder(files);
  const before = filesIn(cwd);
  const words = typeof args === "string" ? args.split(" ") : args;
  const { code, stdout, stderr } = await optbench(words, { cwd });
  const [first] = stderr.split("\n");
  expect(first.split("  did you mean")[0]).toBe(`error: ${message}`);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.match(/^(internal )?error/gm)).toHaveLength(1);
  expect(stderr).not.toMatch(/\n\s+at |undefined|\[object/);
  expect(filesIn(cwd)).toEqual(before);
}

describe("a name where something else is meant", () => {
  it.each([
    ["show adam:lr=0.1", "\n  try optbench show adam  all: optbench list\n"],
    ["run booth", "\n  booth is a function: --fn booth  shipped: "],
    ["run torch/adam:lr=0.1", "\n  torch/adam is an optimizer: --opt torch/adam:lr=0.1  shipped: "],
    ["check adam", "\n  adam is an optimizer: --opt adam  shipped: "],
  ])("is told what to write: %s", async (line, hint) => {
    expect((await optbench(line.split(" "))).stderr).toContain(hint);
  });
});

describe("a wrong spelling", () => {
  it.each([
    ["run -f booth -o adam lr=0.1", "a parameter stands behind its method: adam:lr=0.1"],
    ["run -f booth -o adam --lr 0.3", "a parameter of the optimizer: -o adam:lr=0.3"],
    ["run -f booth -o adam --beta1 0.8", "a parameter of the optimizer: -o adam:beta1=0.8"],
    ["run -f booth -o adam --iteration 9", "did you mean --iters?"],
    ["run -f booth -o adam --evals 9", "did you mean --max-evals?"],
    ["run -f booth -o adam --learning_rate=1", "a parameter of the optimizer: -o adam:lr=0.3"],
    ["run -f booth -o adam:0.1", "as in adam:lr=0.1 or rosenbrock:dim=10"],
    ["run -f booth -o adam(0.1)", "as in adam:lr=0.1 or rosenbrock:dim=10"],
    ["run -f booth -o adam:learning_rate=0.1", "did you mean 'lr'?"],
    ["run -f booth -o optax/adam:beta1=0.5", "did you mean 'b1'?"],
    ["run -f booth -o adam --iterations 9", "did you mean --iters?"],
    ["run -f booth -o adam --epochs=9", "did you mean --iters?"],
    ["run --fn all --opt adam", "all of them: optbench run all-functions"],
    ["run --fn booth --opt all", "all of them: optbench run all-optimizers"],
    ["run -f booth -o torch.optim.Adam(lr=0.1)", "did you mean 'torch/adam'?"],
    ["run -f booth -o tf.keras.optimizers.Adam", "did you mean 'keras/adam'?"],
    ["run -f booth -o nag", "did you mean 'nesterov'?"],
    ["show nag", "try optbench show nesterov"],
    ["show heavy-ball", "try optbench show momentum"],
    ["show torch.optim.Adam", "try optbench show torch/adam"],
  ])("is told the right one: %s", async (line, hint) => {
    const { code, stderr } = await optbench(line.split(" "));
    expect([code, stderr]).toEqual([2, expect.stringContaining(hint)]);
  });

  it("of a flag gets one that this program takes", async () => {
    const help = (await optbench("run --help")).stdout;
    for (const hint of Object.values(OTHER_FLAGS)) {
      const [, item] = / -o (\S+)$/.exec(hint) ?? [];
      if (item === undefined) expect(help).toContain(`${hint} `);
      else expect((await optbench(`run -f booth -o ${item} --list`)).code, hint).toBe(0);
    }
  });

  it("of a start is read where our own screens print it so", async () => {
    const run = ["run", "-f", "booth", "-o", "sgd", "-n", "2", "--list", "--start"];
    const plain = await optbench([...run, "-7,2"]);
    for (const start of ["(-7, 2)", "(\u22127, 2)", "[-7, 2]", "\u22127,2"])
      expect(await optbench([...run, start])).toMatchObject({ code: 0, stdout: plain.stdout });
  });
});

describe("a word behind a flag of several words", () => {
  it.each([
    ["check --filter opt:sgd* other.yaml", "optbench check other.yaml --filter ..."],
    ["check --filter opt:sgd* other.mjs", "optbench check other.mjs --filter ..."],
    ["check --results a.json b.json all.yml", "optbench check all.yml --results ..."],
    ["run -f booth bench.yaml -o sgd", "optbench run bench.yaml --fn ..."],
    ["run -f booth -o sgd classic", "optbench run classic --opt ..."],
    ["run -d 2 book", "optbench run book --dim ..."],
    ["run --seeds 3 book", "optbench run book --seeds ..."],
    ["run --targets 1e-3 book", "optbench run book --targets ..."],
    ["run --reporter json classic", "optbench run classic --reporter ..."],
    ["run --profile wins classic", "optbench run classic --profile ..."],
    ["run --plugin ./mine.mjs classic", "optbench run classic --plugin ..."],
    ["tune --plugin ./mine.mjs b.yaml", "optbench tune b.yaml --plugin ..."],
    ["show --plugin ./mine.mjs adam", "optbench show adam --plugin ..."],
    ["list --plugin ./mine.mjs functions", "optbench list functions --plugin ..."],
    ["schema --plugin ./mine.mjs spec", "optbench schema spec --plugin ..."],
    ["report --to json r.json", "optbench report r.json --to ..."],
    ["merge --plugin ./mine.mjs r.json", "optbench merge r.json --plugin ..."],
  ])("is not taken for one of them where it is meant for the command: %s", async (line, right) => {
    const { code, stdout, stderr } = await optbench(line.split(" "));
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("is read as a word of --");
    expect(stderr).toContain(right);
  });

  it("is one of them otherwise", async () => {
    const { code } = await optbench("run -f booth beale -o sgd adam -n 2 --seeds 1 2 --plot off");
    expect(code).toBe(0);
  });
});

describe("a pattern of --filter that matches nothing", () => {
  it("is a mistake also beside one that matches", async () => {
    const run = ["run", "-f", "booth", "-o", "sgd", "-n", "2", "--filter", "opt:sgd*"];
    await expectMistake([...run, "opt:adma"], "0 of 1 cases match --filter 'opt:adma'");
    expect((await optbench([...run, "fn:booth"])).code).toBe(0);
  });
});

describe("a mistake in the command line", () => {
  it.each([
    ["", "unknown command ''"],
    ["rnu", "unknown command 'rnu'"],
    ["help rnu", "unknown command 'rnu'"],
    ["--frobnicate", "unknown option '--frobnicate'"],
    ["run --frobnicate", "unknown option '--frobnicate'"],
    ["run -f booth -o sgd -z", "unknown option '-z'"],
    ["list --out x", "unknown option '--out'"],
    ["run a b", "too many arguments for 'run'. Expected 1 argument but got 2."],
    ["show", "missing required argument 'name'"],
    ["show nothing-like-it", "there is no 'nothing-like-it'"],
    [
      "list optimisers",
      "list: 'optimisers' is not one of optimizers, functions, schedules, modifiers, transforms, specs, reporters",
    ],
    ["run", "no function given"],
    ["run -f booth", "no optimizer given"],
    ["run -o sgd", "no function given"],
    ["run -f", "option '-f, --fn <spec...>' argument missing"],
  ])("%s", (args, message) => expectMistake(args, message));

  it("without a command", () => expectMistake([], "no command given"));

  it.each([
    [["-f", ""], "--fn: it is empty"],
    [["-f", "booth", ","], "--fn: it is empty"],
    [["-o", " "], "--opt: it is empty"],
    [["-f", "boothe"], "unknown function 'boothe' in --fn"],
    [["-o", "adma"], "unknown optimizer 'adma' in --opt"],
    [["-o", "sgd+cosin"], "unknown schedule or modifier 'cosin' in --opt"],
    [["-f", "booth+rotat"], "unknown transform 'rotat' in --fn"],
    [["-o", "adam:beta=0.9"], "adam has no parameter 'beta'."],
    [["-o", "sgd:lr=-1"], "sgd: lr = -1 is outside (0, inf)"],
    [["-o", "sgd:lr=0"], "sgd: lr = 0 is outside (0, inf)"],
    [["-o", "sgd:lr=fast"], "sgd: lr = 'fast' is not a number"],
    [["-o", "sgd:lr="], "sgd: lr is empty; expected a number"],
    [["-o", "sgd:lr"], "sgd: lr needs a value: lr=…"],
    [["-o", "sgd:lr=0x10"], "sgd: lr = '0x10' is not a number"],
    [["-o", "sgd:lr=1:lr=2"], "sgd: lr is given twice"],
    [
      ["-o", "sgd:lr=1..2"],
      "sgd: lr = 1..2 is an interval; a number is needed here, or a range with a count: 1..2@5",
    ],
    [["-o", "sgd)"], "unexpected ')' in --opt"],
    [["-o", "sgd,sgd"], "two cases have the same id 'booth sgd'"],
    [["-f", "rosenbrock", "--dim", "1"], "rosenbrock needs dim >= 2, got 1"],
    [["--dim", "3"], "booth has dim 2 only, got 3"],
    [["--dim", "0"], "--dim: 0 is outside [1, 1e8]"],
    [["--dim", "2.5"], "--dim: 2.5 is not a whole number"],
    [["--dim", "two"], "--dim: 'two' is not a number"],
    [["--start", "1"], "--start: booth has dim 2, the point has dim 1"],
    [["--start", "1,2,3"], "--start: booth has dim 2, the point has dim 3"],
    [["--start", "1,inf"], "--start: 'inf' in '1,inf' is not a finite number"],
    [["--start", "1,x"], "--start: 'x' in '1,x' is not a finite number"],
    [["--start", ""], "--start: the point is empty"],
    [["-n", "0"], "--iters: 0 is outside [1, 1e9]"],
    [["-n", "-5"], "--iters: -5 is outside [1, 1e9]"],
    [["-n", "1e300"], "--iters: 1e300 is outside [1, 1e9]"],
    [["-n", "inf"], "--iters: inf is outside [1, 1e9]"],
    [["-n", "1.5"], "--iters: 1.5 is not a whole number"],
    [["-n", ""], "--iters: it is empty"],
    [["-n", "many"], "--iters: 'many' is not a number"],
    [["--max-evals", "0"], "--max-evals: 0 is outside [1, inf]"],
    [["--tol", "0"], "--tol: 0 is outside (0, inf)"],
    [["--tol", "nan"], "--tol: 'nan' is not a number"],
    [["--targets", "1e-2,-1"], "--targets: -1 is outside (0, inf)"],
    [["--targets", ","], "--targets: it is empty"],
    [["--metric", "loss"], "--metric: 'loss' is not one of gap, gradient, distance"],
    [["--max-cases", "0"], "--max-cases: 0 is outside [1, 1e15]"],
    [["--plot", "3d"], "--plot: '3d' is not one of ascii, braille, contour, off"],
    [["--y", "loss"], "--y: 'loss' is not one of best, value, gradient, distance"],
    [["--sort", "speed"], "--sort: 'speed' is not one of steps, final, best, evals, name, given"],
    [["--color", "blue"], "--color: 'blue' is not one of auto, always, never"],
    [["--width", "10"], "--width: 10 is outside [20, 500]"],
    [["--width", "wide"], "--width: 'wide' is not a number"],
    [
      ["--reporter", "xml"],
      "--reporter: 'xml' is not one of table, json, ndjson, csv, cases-ndjson, curves-csv, paths-csv, summaries, markdown, asciidoc, latex, profile-csv, svg, png, html, junit, coco, ioh, github, action-benchmark, verdicts",
    ],
    [["--reporter", "json="], "--reporter json=: the path is empty"],
    [["--reporter", "json,csv"], "stdout takes one format, not json and csv"],
    [["--reporter", "csv", "--json"], "stdout takes one format, not csv and json"],
    [
      ["--reporter", "csv=r.x", "--reporter", "json=./r.x"],
      "./r.x takes one format, not csv and json",
    ],
    [["--out", ""], "--out: the path is empty"],
    [["--out", "r.pdf"], "--out r.pdf: '.pdf' says no format"],
    [["--out", "no/where/r.json"], "cannot write no/where/r.json: there is no folder no/where"],
    [["--out", "."], "cannot write .: it is a folder"],
    [["--plugin", ""], "--plugin: the path is empty"],
    [["--plugin", "nix.mjs"], "plugin nix.mjs: there is no such file"],
    [
      ["--path", "-n", "1e9"],
      "path: every iterate of every case would be 2000000002 numbers, at most 10000000 are kept",
    ],
    [
      ["--plot", "contour", "-n", "1e9"],
      "path: every iterate of every case would be 2000000002 numbers, at most 10000000 are kept",
    ],
  ] as const)("run … %j", (args, message) => expectMistake(runWith(args), message));

  it("is shown below its text, in long lists too", async () => {
    const { stderr } = await optbench("run -f booth -o sgd,adma:lr=1,adam");
    const [error, given, below, hint] = stderr.split("\n");
    expect([error, given, below]).toEqual([
      "error: unknown optimizer 'adma' in --opt",
      "         --opt sgd,adma:lr=1,adam",
      "                   ^^^^",
    ]);
    expect(hint).toMatch(/^ {2}did you mean 'adam'.*\? {2}all: optbench list optimizers$/);
    const many = Array.from({ length: 200 }, (_, k) => `sgd:lr=${k + 1}`);
    const list = [...many.slice(0, 100), "adma", ...many.slice(100)].join(",");
    const { stderr: long } = await optbench(["run", "-f", "booth", "-o", list]);
    const [, text, mark] = long.split("\n");
    expect(text.length).toBeLessThan(130);
    expect(text.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("adma");
  });

  it("reaches the terminal with its control characters visible, and the mark in its place", async () => {
    const { stderr } = await optbench(["run", "-f", "booth", "-o", "sgd:lr=\u001b31m,adma"]);
    expect(stderr).not.toContain("\u001b");
    expect(stderr.split("\n")[0]).toBe("error: sgd: lr = '\\x1b31m' is not a number");
    const { stderr: option } = await optbench(["run", "--\u001b[31m"]);
    expect(option).toContain("error: unknown option '--\\x1b[31m'");
    const { stderr: wide } = await optbench(["run", "-f", "booth", "-o", "日本sgd"]);
    const [, text, mark] = wide.split("\n");
    expect(text).toBe("         --opt 日本sgd");
    expect(mark).toBe("               ^^");
  });

  it("is spelled in ASCII where the locale has no more", async () => {
    const files = { "none.mjs": "export const a = 1;" };
    const { stderr } = await optbench([...RUN, "--plugin", "none.mjs"], {
      cwd: folder(files),
      env: { LANG: "C" },
    });
    expect(stderr).toMatch(/^[\n -~]+$/);
    expect(stderr).toContain("defineOptimizer({...})");
  });

  it("fits a terminal, and is whole elsewhere", async () => {
    const args = ["run", "-f", "booth", "-o", `${"sgd:lr=1,".repeat(30)}adam:beta=1`];
    const { stderr } = await optbench(args, { stderrColumns: 40 });
    const lines = stderr.split("\n");
    expect(lines.filter((line) => line.length > 40)).toEqual([]);
    const mark = lines.find((line) => /^ *\^+$/.test(line))!;
    const text = lines[lines.indexOf(mark) - 1];
    expect(text.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("beta=1");
    expect((await optbench(args)).stderr.split("\n")).toHaveLength(4);
  });

  it("comes with a stack only with --debug", async () => {
    const { stderr } = await optbench("run -f booth -o adma --debug");
    expect(stderr).toMatch(/^error: unknown optimizer 'adma' in --opt\n[\s\S]*\n +at /);
  });
});

describe("a mistake in a spec file", () => {
  const spec = (text: string) => `functions: [booth]\noptimizers: [sgd]\niterations: 2\n${text}`;

  it.each([
    [
      "nothing is there",
      "",
      "bench.yaml: the file is empty; expected keys such as 'functions' and 'optimizers' at the top",
    ],
    [
      "only a comment",
      "# nothing\n",
      "bench.yaml: the file is empty; expected keys such as 'functions' and 'optimizers' at the top",
    ],
    [
      "it is text",
      "run everything",
      "bench.yaml: expected keys such as 'functions' and 'optimizers' at the top",
    ],
    ["an unknown key", spec("iteration: 3\n"), "bench.yaml:4:1  unknown key 'iteration'"],
    [
      "an unknown key in CRLF",
      spec("iteration: 3\n").replaceAll("\n", "\r\n"),
      "bench.yaml:4:1  unknown key 'iteration'",
    ],
    [
      "an unknown key after a mark",
      `\ufeff${spec("iteration: 3\n")}`,
      "bench.yaml:4:1  unknown key 'iteration'",
    ],
    [
      "a key of every object",
      spec("__proto__: {path: true}\n"),
      "bench.yaml:4:1  unknown key '__proto__'",
    ],
    ["another one", spec("constructor: {}\n"), "bench.yaml:4:1  unknown key 'constructor'"],
    ["a key twice", spec("iterations: 3\n"), "bench.yaml:4:1  the key is given twice"],
    [
      "a key twice, in two spellings",
      spec("Iterations: 3\n"),
      "bench.yaml:4:1  iterations is given twice",
    ],
    [
      "a value outside its range",
      spec("tolerance: 0\n"),
      "bench.yaml:4:1  tolerance = 0 is outside (0, inf)",
    ],
    [
      "a value of another type",
      spec('tolerance: "1"\n'),
      'bench.yaml:4:1  tolerance = "1" is not a number',
    ],
    [
      "an unknown function",
      "functions: [booth, bale]\noptimizers: sgd\n",
      "bench.yaml:1:20  unknown function 'bale'",
    ],
    [
      "an unknown optimizer",
      "functions: booth\noptimizers:\n  - sgd\n  - adma:lr=1\n",
      "bench.yaml:4:5  unknown optimizer 'adma'",
    ],
    [
      "a value outside a parameter's range",
      "functions: booth\noptimizers:\n  - sgd:lr=-1\n",
      "bench.yaml:3:5  sgd: lr = -1 is outside (0, inf)",
    ],
    [
      "a wrong plot",
      spec("plot: 3d\n"),
      'bench.yaml:4:1  plot: "3d" is not one of ascii, braille, contour, off',
    ],
    [
      "a start that is no list of points",
      spec("starts: [1, 2]\n"),
      "bench.yaml:4:10  starts: 1 is not a point; expected a list of points, as in [[-7, 2]]",
    ],
    [
      "a start that is not finite",
      spec("starts: [[1, .inf]]\n"),
      "bench.yaml:4:10  starts: Infinity is not a finite number",
    ],
    [
      "a start of another length",
      spec("starts: [[1]]\n"),
      "start: booth has dim 2, the point has dim 1",
    ],
    [
      "no function",
      "functions: []\noptimizers: sgd\n",
      "bench.yaml:1:1  functions: the list is empty",
    ],
    [
      "an open bracket",
      "functions: [booth\noptimizers: sgd\n",
      "bench.yaml:2:1  not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]",
    ],
    [
      "two documents",
      `${spec("")}---\nfunctions: beale\n`,
      "bench.yaml:4:1  a second document begins; one is expected",
    ],
    [
      "a tag of another language",
      spec("title: !!python/object:os.system x\n"),
      "bench.yaml:4:8  not valid YAML: Unresolved tag: tag:yaml.org,2002:python/object:os.system",
    ],
    [
      "aliases that multiply",
      `${Array.from(
        { length: 12 },
        (_, k) =>
          `a${k}: &a${k} [${Array(9)
            .fill(k === 0 ? "x" : `*a${k - 1}`)
            .join(", ")}]\n`,
      ).join("")}`,
      "bench.yaml: its aliases (*name) stand for too much",
    ],
    ["an alias of nothing", spec("title: *none\n"), "bench.yaml:4:8  *none has no &none before it"],
    [
      "100 kB of brackets",
      spec(`dims: ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`),
      expect.stringMatching(/^error: bench\.yaml:4:\d+ {2}it is nested too deeply$/),
    ],
    [
      "bytes that are no text",
      new Uint8Array([0xff, 0xfe, 0x66, 0x00, 0x80]),
      "cannot read the spec 'bench.yaml': it is not text in UTF-8",
    ],
    [
      "megabytes",
      spec(`# ${"x".repeat(2e6)}\n`),
      "cannot read the spec 'bench.yaml': it is larger than 1 MB",
    ],
    [
      "50 MB",
      `${spec("")}# ${"x".repeat(50e6)}`,
      "cannot read the spec 'bench.yaml': it is larger than 1 MB",
    ],
    [
      "an alias of itself in an item",
      "functions: booth\noptimizers: &a [sgd: { lr: *a }]\n",
      "bench.yaml:2:24  optimizers: sgd: lr: {…} is not a value",
    ],
    [
      "a key of every object in an item",
      "functions: booth\noptimizers:\n  - adam: { __proto__: 1 }\n",
      expect.stringContaining("error: bench.yaml:3:13  adam has no parameter '__proto__'."),
    ],
    [
      "control characters in an item, in a label, in a key",
      'functions: booth\noptimizers: [{ "ad\\e[31mam": { lr: 1 } }]\n',
      "bench.yaml:2:16  optimizers: 'ad\\x1b[31mam' is not a name",
    ],
    [
      "a control character",
      'functions: ["bo\\eoth"]\noptimizers: sgd\n',
      "bench.yaml:1:13  unexpected '\\x1b'",
    ],
  ] as const)("%s", async (_, text, message) => {
    if (typeof message === "string") {
      await expectMistake("run bench.yaml --out r.json", message, { "bench.yaml": text });
      return;
    }
    const { code, stdout, stderr } = await optbench("run bench.yaml", {
      cwd: folder({ "bench.yaml": text }),
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n")[0]).toEqual(message);
  });

  it.each([
    ["run bok", "cannot read the spec 'bok': there is no such file or folder"],
    ["run ./bench.yaml", "cannot read the spec './bench.yaml': there is no such file or folder"],
    ["run .", "cannot read the spec '.': it is a folder"],
    ["run /dev/zero", "cannot read the spec '/dev/zero': it is larger than 1 MB"],
  ])("%s", (args, message) => expectMistake(args, message));

  it("names what ships where the name is unknown", async () => {
    const { stderr } = await optbench("run bok", { cwd: folder() });
    expect(stderr).toMatch(/\n {2}did you mean 'book'\? {2}shipped: .*book/);
  });

  it("is in a flag where the flag replaces the file's list", () =>
    expectMistake("run bench.yaml -o adma", "unknown optimizer 'adma' in --opt", {
      "bench.yaml": spec(""),
    }));
});

describe("a file that cannot be written is refused before anything is run", () => {
  it.each(["r.json", "r.csv"])("in a file as folder (%s)", (name) =>
    expectMistake(
      [...RUN, "--out", `file/${name}`],
      `cannot write file/${name}: file is not a folder`,
      { file: "" },
    ),
  );

  it("on a file system that is read-only", async ({ skip }) => {
    const cwd = folder();
    const disk = join(cwd, "disk");
    mkdirSync(disk);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "ro", "tmpfs", disk], { stdio: "ignore" });
    } catch {
      skip("no right to mount a file system");
    }
    onTestFinished(() => void execFileSync("umount", [disk]));
    const { code, stdout, stderr } = await optbench([...RUN, "--out", "disk/r.json"], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("error: cannot write disk/r.json: the file system is read-only\n");
  });

  it("through a link that leads nowhere", async () => {
    const cwd = folder();
    symlinkSync("no/where", join(cwd, "link"));
    const { code, stderr } = await optbench([...RUN, "--out", "link/r.json"], { cwd });
    expect([code, stderr]).toEqual([
      2,
      "error: cannot write link/r.json: there is no folder link\n",
    ]);
  });
});
