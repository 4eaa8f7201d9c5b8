import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { isReaderGone } from "../../src/cli/program/output.js";
import { folder } from "./optbench.js";

const RUN = ["run", "-f", "anisotropic", "-o", "sgd", "-n", "20"];

/** Runs in a home of its own. */
function run(home: string, env: Record<string, string> = {}, argv: readonly string[] = RUN) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve("bin/optbench.js"), ...argv],
    { encoding: "utf8", env: { ...process.env, HOME: home, XDG_CACHE_HOME: "", ...env } },
  );
  return { status, stdout, stderr };
}

const place = (home: string) =>
  join(home, process.platform === "darwin" ? "Library/Caches" : ".cache", "optbench");
const caches = (home: string) => (existsSync(place(home)) ? readdirSync(place(home)) : []);

describe("compiled code", () => {
  beforeEach((context) => {
    if (process.platform === "win32") context.skip("Windows keeps its caches elsewhere");
  });

  it("is left by the first run for those that follow, and changes nothing", () => {
    const home = folder();
    const first = run(home);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(caches(home)).toHaveLength(1);
    expect(run(home)).toEqual(first);
    expect(statSync(place(home)).mode & 0o777).toBe(0o700);
  });

  it("is kept for each command that ends well, under XDG_CACHE_HOME where it is set", () => {
    const home = folder();
    const cache = join(home, "elsewhere");
    const env = { XDG_CACHE_HOME: cache };
    run(home, env);
    run(home, env, ["list"]);
    run(home, env, ["lists"]);
    if (process.platform === "linux") {
      expect(
        readdirSync(join(cache, "optbench")).map((name) => /_(\w+)\.cache$/.exec(name)![1]),
      ).toEqual(
        expect.arrayContaining([expect.stringContaining("list"), expect.stringContaining("run")]),
      );
      expect(readdirSync(join(cache, "optbench"))).toHaveLength(2);
      expect(caches(home)).toEqual([]);
    }
  });

  it("is neither read nor written where NODE_DISABLE_COMPILE_CACHE=1 says so", () => {
    const home = folder();
    expect(run(home, { NODE_DISABLE_COMPILE_CACHE: "1" }).status).toBe(0);
    expect(caches(home)).toEqual([]);
  });

  it.each(["a flipped bit", "a zeroed page", "a cut", "nothing", "noise"])(
    "with %s in it is made anew",
    (harm) => {
      const home = folder();
      const first = run(home);
      const path = join(place(home), caches(home)[0]);
      const whole = readFileSync(path);
      for (let k = 1; k <= 2; k++) {
        let bytes = Buffer.from(whole);
        const at = Math.floor((k * whole.length) / 3);
        if (harm === "a flipped bit") bytes[at] ^= 1 << k;
        else if (harm === "a zeroed page") bytes.fill(0, at, at + 4096);
        else if (harm === "a cut") bytes = bytes.subarray(0, at);
        else bytes = harm === "nothing" ? Buffer.alloc(0) : Buffer.alloc(5000, k);
        writeFileSync(path, bytes);
        expect(run(home)).toEqual(first);
        expect(readFileSync(path).length).toBeGreaterThan(1e5);
        expect(readFileSync(path).equals(bytes)).toBe(false);
      }
    },
  );

  it("in a folder that others may write to, or that is a link, is not touched", () => {
    const home = folder();
    const first = run(home);
    const [name] = caches(home);
    const path = join(place(home), name);
    writeFileSync(path, "strange");
    chmodSync(place(home), 0o777);
    expect(run(home)).toEqual(first);
    expect(readFileSync(path, "utf8")).toBe("strange");
    renameSync(place(home), join(home, "elsewhere"));
    chmodSync(join(home, "elsewhere"), 0o700);
    symlinkSync(join(home, "elsewhere"), place(home));
    expect(run(home)).toEqual(first);
    expect(readFileSync(path, "utf8")).toBe("strange");
  });

  it("that cannot be put in its place leaves nothing behind", () => {
    const home = folder();
    const first = run(home);
    const [name] = caches(home);
    rmSync(join(place(home), name));
    mkdirSync(join(place(home), name, "in-the-way"), { recursive: true });
    expect(run(home)).toEqual(first);
    expect(caches(home)).toEqual([name]);
  });

  it("of another installation is not run: stacks would name its files as the user's", () => {
    const home = folder();
    const other = folder();
    for (const part of ["bin", "dist", "package.json"]) {
      cpSync(resolve(part), join(other, part), { recursive: true });
    }
    const plugin = join(folder(), "mine.mjs");
    const step = "step(x) { return x.slice(); }";
    writeFileSync(plugin, `export default { id: "o", title: "O", create: () => ({ ${step} }) };`);
    const argv = ["run", "-f", "booth", "-o", "o", "--plugin", plugin, "--plot", "off"];
    run(home);
    const first = run(home, {}, argv);
    expect(first.stdout).toContain("return nothing\n");
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(other, "bin/optbench.js"), ...argv],
      {
        encoding: "utf8",
        env: { ...process.env, HOME: home, XDG_CACHE_HOME: "" },
      },
    );
    expect({ status, stdout }).toEqual({ status: first.status, stdout: first.stdout });
  });

  it("makes no home that is not there", () => {
    const home = join(folder(), "gone");
    expect(run(home).status).toBe(0);
    expect(existsSync(home)).toBe(false);
  });
});

describe("Node's permission model", () => {
  const [major] = process.versions.node.split(".").map(Number);
  const allowed = [
    major < 23 ? "--experimental-permission" : "--permission",
    "--no-warnings",
    "--allow-fs-read=*",
    resolve("bin/optbench.js"),
  ];
  // half a second of cases that are worth a thread each
  const long = ["run", "-f", "rosenbrock", "-o", "sgd:lr=1e-5/2e-5", "-n", "1e6", "--plot", "off"];
  const restricted = (...argv: string[]) =>
    spawnSync(process.execPath, [...allowed, ...long, ...argv], { encoding: "utf8" });

  it("is obeyed: a long run needs no threads", () => {
    expect(restricted()).toMatchObject({ status: 0, stderr: "" });
  });

  it("that allows no threads refuses --jobs 2", () => {
    const { status, stderr } = restricted("--jobs", "2");
    expect(status).toBe(2);
    expect(stderr).toBe(
      "error: Node's permission model allows no threads\n" +
        "  node --allow-worker allows them, --jobs 1 without --timeout needs none\n",
    );
  });
});

describe("an error of the library that nobody catches", () => {
  it("shows where it was thrown, and not the whole bundle", () => {
    const code = `require(${JSON.stringify(resolve("dist/index.js"))}).minimize("rosenbrok", "sgd")`;
    const { stderr } = spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
    expect(stderr).toContain("unknown function 'rosenbrok'");
    expect(stderr.length).toBeLessThan(3000);
  });
});

describe("a reader that has gone", () => {
  it("is called EPIPE, and on Windows EOF", () => {
    expect(isReaderGone({ code: "EPIPE" })).toBe(true);
    expect(isReaderGone({ code: "EOF" })).toBe(true);
    expect(isReaderGone({ code: "ENOSPC" })).toBe(false);
    expect(isReaderGone(null)).toBe(false);
  });
});

describe("stdout", () => {
  it("that is a pipe which does not wait gets everything all the same", ({ skip }) => {
    if (spawnSync("perl", ["-e", "1"]).status !== 0) skip("there is no perl");
    // some 2 MB, many times what a pipe holds, and a reader who comes late
    const script = `perl -MFcntl -e 'fcntl(STDOUT, F_SETFL, O_NONBLOCK); exec @ARGV' "$@" | (sleep 0.5; cat)`;
    const argv = [
      process.execPath,
      "bin/optbench.js",
      ...RUN.slice(0, -2),
      "-n",
      "30000",
      "--path",
      "--json",
    ];
    const { stdout, stderr } = spawnSync("sh", ["-c", script, "sh", ...argv], {
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ partial: false });
  });
});

describe("a plugin that calls process.exit(0)", () => {
  const quits = `export default { id: "quits", title: "Quits", create: () => ({
    step() { process.exit(0); },
  }) };`;

  it.each(["auto", "1"])("with --jobs %s is no success", (jobs) => {
    const cwd = folder({ "quits.mjs": quits });
    const argv = [resolve("bin/optbench.js"), "run", "-f", "booth", "-o", "quits", "-j", jobs];
    const options = { cwd, encoding: "utf8" } as const;
    const ended = spawnSync(process.execPath, [...argv, "--plugin", "quits.mjs"], options);
    expect([ended.status, ended.stdout]).toEqual([2, ""]);
    expect(ended.stderr).toMatch(/^error: a plugin ended the process\n/);
  });
});
