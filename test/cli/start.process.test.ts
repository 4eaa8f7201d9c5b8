import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { isReaderGone } from "../../src/cli/program/output.js";
import { folder } from "./optbench.js";

// a busy machine takes its time
vi.setConfig({ testTimeout: 60_000 });

const RUN = ["run", "-f", "anisotropic", "-o", "sgd"];

/** A package of its own, with what the build has left of compiled code taken away. */
function copyOfPackage(): string {
  const root = folder();
  for (const part of ["bin", "dist"]) {
    cpSync(part, join(root, part), {
      recursive: true,
      filter: (path) => !/\.cache|types/.test(path),
    });
  }
  return root;
}

function run(root: string) {
  const argv = [join(root, "bin/optbench.js"), ...RUN, "-n", "20"];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const caches = (root: string) =>
  readdirSync(join(root, "dist")).filter((file) => file.includes(".cache"));

describe("compiled code", () => {
  it("is left by the first run for those that follow, and changes nothing", () => {
    const root = copyOfPackage();
    const first = run(root);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(caches(root)).toHaveLength(1);
    expect(run(root)).toEqual(first);
  });

  it("that V8 cannot use is made anew", () => {
    const root = copyOfPackage();
    const first = run(root);
    const path = join(root, "dist", caches(root)[0]);
    const whole = readFileSync(path);
    for (const spoilt of [Buffer.alloc(0), whole.subarray(0, 1000), Buffer.alloc(5000, 7)]) {
      writeFileSync(path, spoilt);
      expect(run(root)).toEqual(first);
      expect(readFileSync(path).length).toBeGreaterThan(1e5);
    }
  });

  it("that cannot be put in its place leaves nothing behind", () => {
    const root = copyOfPackage();
    const first = run(root);
    const [name] = caches(root);
    rmSync(join(root, "dist", name));
    mkdirSync(join(root, "dist", name, "in-the-way"), { recursive: true });
    expect(run(root)).toEqual(first);
    expect(caches(root)).toEqual([name]);
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
    const argv = [process.execPath, "bin/optbench.js", ...RUN, "-n", "30000", "--path", "--json"];
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
