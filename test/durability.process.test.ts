import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { expect, describe, it, onTestFinished } from "vitest";
import { filesIn, folder } from "./cli/optbench.js";

/*
 * What is left of files when a process is killed at any moment. These tests run dist, as users do.
 */

const BIN = resolve("bin/optbench.js");

function begin(cwd: string, argv: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, argv, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}

/** Some cases in quick succession, and long enough in all to be killed among them. */
const RUN = ["run", "-f", "anisotropic,booth,beale", "-o"].concat(
  "sgd:lr=0.001/0.002/0.003/0.004/0.005/0.006/0.007/0.008",
  ["-n", "6000", "-q", "-j", "1"],
);

/** Writes two results in turn to one file, as fast as it can. */
const WRITER = `const { loadMain } = require(${JSON.stringify(resolve("dist/cli.cjs"))});
const packageRoot = new URL(${JSON.stringify(`${pathToFileURL(resolve(".")).href}/`)});
const { main } = loadMain(packageRoot).module;
const silent = { write() {} };
const io = { stdout: silent, stderr: silent, env: {}, packageRoot, cwd: process.cwd(), cores: 1,
  now: () => 0, catchSignals: () => {}, interruption: () => null };
void (async () => { for (let k = 0; ; k++) {
  const argv = ["report", k % 2 ? "a.json" : "b.json", "--to", "json=r.json", "ndjson=r.ndjson"];
  if ((await main(argv, io)) !== 0) process.exit(1);
  if (k === 0) process.stdout.write("begun");
} })();
`;

describe("a process that is killed", () => {
  it("at any moment leaves the old file or the new one", async () => {
    const cwd = folder({ "writer.cjs": WRITER });
    const texts: Record<string, string[]> = { "r.json": [], "r.ndjson": [] };
    for (const [name, n] of [
      ["a", "3000"],
      ["b", "2900"],
    ] as const) {
      const argv = ["run", "-f", "booth", "-o", "sgd,adam,momentum", "-n", n, "--path", "-q"];
      const files = ["--reporter", `json=${name}.json`, `ndjson=${name}.ndjson`];
      expect(await ended(begin(cwd, [BIN, ...argv, ...files]))).toBe(0);
      texts["r.json"].push(readFileSync(join(cwd, `${name}.json`), "utf8"));
    }
    for (let kill = 0; kill < 6; kill++) {
      const child = begin(cwd, ["writer.cjs"]);
      const [data] = (await Promise.race([
        once(child.stdout!, "data"),
        once(child, "exit"),
      ])) as unknown[];
      expect(String(data)).toBe("begun");
      await sleep(40 * Math.random());
      child.kill("SIGKILL");
      await ended(child);
      const found = readFileSync(join(cwd, "r.json"), "utf8");
      expect(texts["r.json"].indexOf(found)).toBeGreaterThanOrEqual(0);
      const lines = readFileSync(join(cwd, "r.ndjson"), "utf8");
      expect(lines.split("\n")).toHaveLength(5);
    }
    // what the last one left is cleared by whoever writes next
    expect(
      await ended(begin(cwd, [BIN, "report", "a.json", "--to", "json=r.json", "ndjson=r.ndjson"])),
    ).toBe(0);
    expect(filesIn(cwd).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("over and over is resumed to the bytes of a run in one go", async () => {
    const cwd = folder();
    const reporters = ["--reporter", "json=whole.json", "ndjson=whole.ndjson"];
    expect(await ended(begin(cwd, [BIN, ...RUN, ...reporters]))).toBe(0);
    writeFileSync(join(cwd, "run.ndjson"), "");
    const argv = [BIN, ...RUN, "--resume", "run.ndjson", "--reporter", "json=run.json"];
    const size = () => readFileSync(join(cwd, "run.ndjson")).length;
    for (let kill = 0; kill < 2; kill++) {
      const before = size();
      const child = begin(cwd, argv);
      const closed = ended(child);
      while (size() <= before && child.exitCode === null) await sleep(1);
      await sleep(30 * Math.random());
      child.kill("SIGKILL");
      await closed;
      const lines = readFileSync(join(cwd, "run.ndjson"), "utf8").split("\n").slice(0, -1);
      for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
    }
    expect(await ended(begin(cwd, argv))).toBe(0);
    expect(readFileSync(join(cwd, "run.json"))).toEqual(readFileSync(join(cwd, "whole.json")));
    expect(readFileSync(join(cwd, "run.ndjson"))).toEqual(readFileSync(join(cwd, "whole.ndjson")));
  });

  it("or not, two that resume one file leave it complete", async () => {
    const cwd = folder({ "run.ndjson": "" });
    const both = [1, 2].map(() => ended(begin(cwd, [BIN, ...RUN, "--resume", "run.ndjson"])));
    // one may find that the other has completed the file since it was read, and leaves it alone
    const codes = (await Promise.all(both)).sort();
    expect([[0, 0].join(), [0, 2].join()]).toContain(codes.join());
    const lines = readFileSync(join(cwd, "run.ndjson"), "utf8").trimEnd().split("\n");
    expect(new Set(lines).size).toBe(25);
    expect(lines).toHaveLength(25);
    expect(filesIn(cwd)).toEqual(["run.ndjson"]);
  });
});
