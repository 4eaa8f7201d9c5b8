import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it, onTestFinished, type TestContext } from "vitest";
import { hostPart } from "../src/files/scratch.js";
import type { Results } from "../src/records/results.js";
import { filesIn, folder } from "./cli/optbench.js";

/*
 * What only a process has: signals, pipes, disks, an exit code. These tests run dist, as users do.
 */

const BIN = resolve("bin/optbench.js");
const SMALL = "run -f anisotropic -o sgd -n 20";
/** The first case ends at once; the second goes on for minutes. */
const ENDLESS = "run -f anisotropic -o sgd:lr=0.95,adam:lr=1e-12 -n 1e9 --stop-at-target -v";
/** Some 4 MB of JSON. */
const LARGE = "run -f anisotropic -o sgd,momentum,adam,rmsprop -n 30000 --path";

beforeAll(() => {
  const built = existsSync("dist/cli.cjs") ? statSync("dist/cli.cjs").mtimeMs : 0;
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" });
  const newest = Math.max(...sources.map((file) => statSync(join("src", file)).mtimeMs));
  if (built < newest) throw new Error("dist is older than src: npm run build");
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function begin(args: string, options: SpawnOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [BIN, ...args.split(" ").filter((word) => word !== "")], {
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
    env: { PATH: process.env["PATH"], LANG: "C.UTF-8", ...options.env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function ended(child: ChildProcess): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => out.push(text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => err.push(text));
  const [exit, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  // as a shell says it
  const code = signal === null ? exit : 128 + constants.signals[signal];
  return { code, stdout: out.join(""), stderr: err.join("") };
}

const optbench = (args: string, options: SpawnOptions = {}) => ended(begin(args, options));

/** The output of a command line of the shell, in which `optbench` is ours. */
async function shell(script: string, cwd = folder()): Promise<Ended> {
  const command = `optbench() { "${process.execPath}" "${BIN}" "$@"; }; ${script}`;
  const child = spawn("bash", ["-c", command], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  return ended(child);
}

function needs(what: "bash" | "/dev/full", { skip }: TestContext): void {
  const isThere =
    what === "bash" ? existsSync("/bin/bash") || existsSync("/usr/bin/bash") : existsSync(what);
  if (!isThere) skip(`there is no ${what} here`);
}

/** Some tenths of a second, more on a busy machine; what does not heed a signal goes on for hours. */
const AT_ONCE_MS = 20_000;

/** Waits for the line of -v that says that the first case is done. */
async function untilFirstCase(child: ChildProcess): Promise<void> {
  await untilCases(child, 1);
}

/** With --verbose: until so many cases have been told, a line each. */
async function untilCases(child: ChildProcess, count: number): Promise<void> {
  for (let lines = 0; lines < count;) {
    const [text] = (await once(child.stderr!, "data")) as [Buffer | string];
    lines += String(text).split("\n").length - 1;
  }
}

const read = <T>(path: string) => JSON.parse(readFileSync(path, "utf8")) as T;

describe("the exit code", () => {
  it("is 2 for a plugin that waits for ever while it is loaded", async () => {
    const cwd = folder({ "p.mjs": "await new Promise(() => {}); export default {};" });
    expect(await optbench(`${SMALL} --plugin p.mjs`, { cwd })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: "error: a plugin waits for something that never comes\n",
    });
  });

  it("is 2 where the current folder is gone", async (context) => {
    needs("bash", context);
    const { code, stderr } = await shell(`mkdir gone; cd gone; rmdir ../gone; optbench ${SMALL}`);
    expect([code, stderr]).toEqual([2, "error: the current folder is gone\n"]);
  });
});

describe("TypeScript as a plugin", () => {
  const TYPED = `const id: string = "typed";
export default { id, title: "Typed", create: () => ({ step(): void {} }) };`;

  it("runs where Node runs it, and else is refused in so many words", async () => {
    const cwd = folder({ "p.ts": TYPED });
    const ran = await optbench("run -f booth -o typed -n 2 -q --plugin p.ts", { cwd });
    const [major, minor] = process.versions.node.split(".").map(Number);
    if (major > 22 || (major === 22 && minor >= 18)) {
      expect(ran).toMatchObject({ code: 0, stdout: "1 not reached.\n" });
    } else {
      expect(ran).toMatchObject({
        code: 2,
        stdout: "",
        stderr:
          "error: plugin p.ts: this Node does not run TypeScript\n  Node 22.18 or later does, or compile the file first\n",
      });
    }
  });

  it("is no reason to hide a syntax error of JavaScript", async () => {
    const cwd = folder({ "p.mjs": "const a = ;\n" });
    const { code, stdout, stderr } = await optbench(`${SMALL} --plugin p.mjs`, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toBe(
      `error: plugin p.mjs: it has a syntax error: Unexpected token ';'\n  where: node --check ${join(cwd, "p.mjs")}\n`,
    );
  });
});

describe("a reader that has seen enough", () => {
  it.each(["list", "--help", "run book", `${LARGE} --json`, `${LARGE} --reporter ndjson`])(
    "of %s ends nothing and says nothing",
    async (args) => {
      const child = begin(args);
      child.stdout!.once("data", () => child.stdout!.destroy());
      expect(await ended(child)).toMatchObject({ code: 0, stderr: "" });
    },
  );

  it("may be head", async (context) => {
    needs("bash", context);
    const { stdout, stderr } = await shell(
      `optbench ${LARGE} --json | head -1; echo "\${PIPESTATUS[@]}"`,
    );
    expect([stdout, stderr]).toEqual(['{"format":"optbench-results/1",\n0 0\n', ""]);
  });
});

describe("streams that are closed", () => {
  it.each(["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])("%s change no exit code", async (closed) => {
    const { code, stderr } = await shell(`optbench ${SMALL} ${closed}`);
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("a long output", () => {
  it("goes through a pipe whole", async () => {
    const { code, stdout } = await optbench(`${LARGE} --json`);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(2e6);
    const { cases } = JSON.parse(stdout) as Results;
    expect(cases.map(({ path }) => path!.length)).toEqual([30_001, 30_001, 30_001, 30_001]);
  });
});

describe("a signal", () => {
  it.each([
    ["SIGINT", 130, ""],
    ["SIGTERM", 143, ""],
    ["SIGINT", 130, "-j 2"],
  ] as const)("%s saves what was finished, and ends with %i %s", async (signal, code, jobs) => {
    const cwd = folder();
    const child = begin(`${ENDLESS} --json --out r.json ${jobs}`, { cwd });
    await untilFirstCase(child);
    child.kill(signal);
    const { code: actual, stdout } = await ended(child);
    expect(actual).toBe(code);
    const printed = JSON.parse(stdout) as Results;
    expect([printed.partial, printed.cases.map(({ status }) => status)]).toEqual([
      true,
      ["reached"],
    ]);
    expect(read(join(cwd, "r.json"))).toEqual(printed);
    expect(filesIn(cwd)).toEqual(["r.json"]);
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s ends at once what has nothing to save yet, though it never answers",
    async (signal, code) => {
      const cwd = folder({ "p.mjs": `process.stderr.write("begun\\n"); for (;;);` });
      const child = begin("run -f booth -o sgd --plugin p.mjs", { cwd });
      await once(child.stderr!, "data");
      child.kill(signal);
      expect(await ended(child)).toMatchObject({ code, stdout: "" });
    },
  );

  it("is said on the screen", async () => {
    const child = begin(`${ENDLESS} --plot off`);
    await untilFirstCase(child);
    child.kill("SIGINT");
    const { stdout } = await ended(child);
    expect(stdout).toMatch(/\nInterrupted: unfinished cases are left out\.\n1 reached\./);
  });

  it.each(["SIGINT", "SIGINT SIGINT"])("%s ends threads that never answer", async (signals) => {
    const cwd = folder({
      "p.mjs": `let calls = 0;
export default { id: "stuck", title: "Stuck", start: () => [1], dim: { min: 1, max: 1, default: 1 },
  optimum: () => ({ value: 0, points: [] }),
  create: () => ({ dim: 1, valueAndGradient(x, g) { if (++calls > 50) for (;;); g[0] = 2 * x[0]; return x[0] * x[0]; } }) };`,
    });
    const run = "run -f booth,stuck -o sgd,adam -n 100 -v --plugin p.mjs -j 2 --plot off";
    const child = begin(run, { cwd });
    await untilCases(child, 2);
    await sleep(200);
    const asked = performance.now();
    const ending = ended(child);
    for (const signal of signals.split(" ")) {
      child.kill(signal as "SIGINT");
      await sleep(50);
    }
    const { code, stdout } = await ending;
    expect(code).toBe(130);
    expect(stdout).toContain(signals === "SIGINT" ? "2 not reached" : "");
    expect(performance.now() - asked).toBeLessThan(AT_ONCE_MS);
  });

  it("arrives though every evaluation takes its time", async () => {
    const cwd = folder({
      "p.mjs": `const pause = () => { const end = performance.now() + 20; while (performance.now() < end); };
export default { id: "slow", title: "Slow", start: () => [1], dim: { min: 1, max: 1, default: 1 },
  create: () => ({ dim: 1, valueAndGradient(x, g) { pause(); g[0] = 2 * x[0]; return x[0] * x[0]; } }) };`,
    });
    const run = "run -f booth,slow -o sgd:lr=1e-9 -n 1e6 --stop-at-target --max-evals 1e5 -v";
    const child = begin(`${run} --plugin p.mjs --plot off`, { cwd });
    await untilFirstCase(child);
    await sleep(300);
    const asked = performance.now();
    child.kill("SIGINT");
    expect((await ended(child)).code).toBe(130);
    expect(performance.now() - asked).toBeLessThan(AT_ONCE_MS);
  });
});

describe("a disk that is full", () => {
  it.for([SMALL, `${SMALL} --json`, "list", "show adam", "--help", "--version"])(
    "under stdout of %s ends with 2",
    async (args, context) => {
      needs("/dev/full", context);
      const full = openSync("/dev/full", "w");
      expect(await optbench(args, { stdio: ["ignore", full, "pipe"] })).toMatchObject({
        code: 2,
        stderr: "error: cannot write: the disk is full\n",
      });
    },
  );

  it("under --out ends with 2, after the table", async (context) => {
    needs("/dev/full", context);
    const { code, stdout, stderr } = await optbench(`${SMALL} --out /dev/full`);
    expect([code, stderr]).toEqual([2, "error: cannot write /dev/full: the disk is full\n"]);
    expect(stdout).toContain("1 not reached.");
  });

  it("leaves the old file and no half of a new one, and the other files are written", async (context) => {
    const cwd = folder();
    const disk = join(cwd, "disk");
    mkdirSync(disk);
    mount(context, ["-o", "size=64k"], disk);
    writeFileSync(join(disk, "r.json"), "old");
    const { code, stderr } = await optbench(`${LARGE} --out disk/r.json --reporter csv=r.csv`, {
      cwd,
    });
    expect([code, stderr]).toEqual([2, "error: cannot write disk/r.json: the disk is full\n"]);
    expect(filesIn(disk)).toEqual(["r.json"]);
    expect(readFileSync(join(disk, "r.json"), "utf8")).toBe("old");
    expect(readFileSync(join(cwd, "r.csv"), "utf8").split("\r\n")).toHaveLength(6);
  });
});

/** Mounts a small file system of its own for a test, or skips it. */
function mount({ skip }: TestContext, options: readonly string[], path: string): void {
  try {
    execFileSync("mount", ["-t", "tmpfs", ...options, "tmpfs", path], { stdio: "ignore" });
  } catch {
    skip("no right to mount a file system");
  }
  onTestFinished(() => void execFileSync("umount", ["-l", path]));
}

describe("a file that is written", () => {
  it("is whole though two write it at once", async () => {
    const cwd = folder();
    const runs = [1, 2, 3].map(() => optbench(`${LARGE} --no-progress --out r.json`, { cwd }));
    for (const { code, stderr } of await Promise.all(runs)) expect([code, stderr]).toEqual([0, ""]);
    expect(read<Results>(join(cwd, "r.json")).cases).toHaveLength(4);
    expect(filesIn(cwd)).toEqual(["r.json"]);
  });

  it("is the old one or the new one though the process is killed, and what it left is cleared", async () => {
    const cwd = folder({ "r.json": '"old"' });
    const child = begin(`${LARGE} --out r.json -q`, { cwd });
    const isScratch = (name: string) => name.startsWith("r.json.") && name.endsWith(".tmp");
    while (!filesIn(cwd).some(isScratch) && child.exitCode === null) await sleep(0);
    child.kill("SIGKILL");
    await once(child, "close");
    const found = read<Results | "old">(join(cwd, "r.json"));
    if (found !== "old") expect(found.cases).toHaveLength(4);
    // whether or not the blow fell in time
    writeFileSync(join(cwd, `r.json.${hostPart()}.${child.pid}.0123abcd.tmp`), "half");
    expect((await optbench(`${SMALL} --out r.json`, { cwd })).code).toBe(0);
    expect(filesIn(cwd)).toEqual(["r.json"]);
  });

  it("leaves alone what another process is writing, and what only looks like it", async () => {
    const others = [
      `r.json.${hostPart()}.${process.pid}.0123abcd.tmp`,
      "r.json.elsewhere.9.0123abcd.tmp",
      "r.json.9.tmp",
      "r.json.old.tmp",
      `r.jsonx.${hostPart()}.9.0123abcd.tmp`,
    ];
    const cwd = folder(Object.fromEntries(others.map((name) => [name, ""])));
    expect((await optbench(`${SMALL} --out r.json`, { cwd })).code).toBe(0);
    expect(filesIn(cwd)).toEqual([...others, "r.json"].sort());
  });

  it("keeps its mode, and is written through a link", async () => {
    const cwd = folder({ "real/r.json": "old" });
    chmodSync(join(cwd, "real/r.json"), 0o600);
    symlinkSync("real/r.json", join(cwd, "link.json"));
    expect((await optbench(`${SMALL} --out link.json`, { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, "link.json")).isSymbolicLink()).toBe(true);
    const real = join(cwd, "real/r.json");
    expect(read<Results>(real).cases).toHaveLength(1);
    expect(statSync(real).mode & 0o777).toBe(0o600);
    expect(filesIn(cwd)).toEqual(["link.json", "real", "real/r.json"]);
  });

  it("may be a pipe", async (context) => {
    needs("bash", context);
    const { code, stdout } = await shell(
      `mkfifo pipe; cat pipe & optbench ${SMALL} -q --reporter table --reporter csv=pipe; wait`,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("id,function,dimension,optimizer");
    expect(stdout).toContain("1 not reached.\n");
  });

  it("is refused before the run where the user has no right to write it", async ({ skip }) => {
    const isRoot = process.getuid?.() === 0;
    const NOBODY = 65_534;
    const cwd = folder({ "mine.json": "old" });
    mkdirSync(join(cwd, "closed"));
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, "closed"), 0o555);
    chmodSync(join(cwd, "mine.json"), 0o444);
    const options = { cwd, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) };
    if ((await optbench(SMALL, options)).code !== 0) skip("another user cannot run optbench here");
    for (const path of ["closed/r.json", "mine.json"]) {
      expect(await optbench(`${SMALL} --out ${path}`, options)).toMatchObject({
        code: 2,
        stdout: "",
        stderr: `error: cannot write ${path}: permission denied\n`,
      });
    }
  });
});

it("a signal has the exit codes that shells expect", () => {
  expect([128 + constants.signals.SIGINT, 128 + constants.signals.SIGTERM]).toEqual([130, 143]);
});
