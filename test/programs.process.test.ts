import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { isRunning } from "../src/files/is-running.js";
import { folder } from "./cli/optbench.js";
import { skipWithoutPython } from "./python.js";

/** The first step never ends: nothing but a thread or the system notices that optbench is gone. */
const HANGS = `import os
import optbench

class Hangs:
    def step(self, x, g):
        with open("pids", "a") as file: file.write(f"{os.getpid()}\\n")
        while True: pass

optbench.serve(Hangs)
`;

const BIN = resolve("bin/optbench.js");

/** What `look` gives once it gives something; a busy machine takes its time. */
async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (let k = 0; k < 600; k++) {
    const found = look();
    if (found !== undefined && found !== false) return found as T;
    await sleep(50);
  }
  throw new Error("it did not come to that within 30 s");
}

describe("a program that hangs in its own code", () => {
  beforeEach((context) => {
    if (process.platform === "win32") context.skip("Windows has no such signals");
    skipWithoutPython(context);
  });

  it.each([
    ["SIGKILL", "1", null],
    ["SIGKILL", "2", null],
    ["SIGINT", "1", 130],
    ["SIGINT", "2", 130],
    ["SIGTERM", "1", 143],
  ] as const)("is gone after %s of optbench alone, with --jobs %s", async (signal, jobs, code) => {
    const cwd = folder({ "p.py": HANGS });
    const argv = [BIN, ..."run -f booth,beale -o hangs -n 9 -q --plugin p.py -j".split(" "), jobs];
    // a group of its own, so that nobody else sends the program anything
    const child = spawn(process.execPath, argv, { cwd, stdio: "ignore", detached: true });
    const ended = once(child, "exit");
    const pids = join(cwd, "pids");
    await until(() => existsSync(pids) && readFileSync(pids, "utf8").includes("\n"));
    child.kill(signal);
    expect(await ended).toEqual(code === null ? [null, signal] : [code, null]);
    await until(() =>
      readFileSync(pids, "utf8")
        .trim()
        .split("\n")
        .every((pid) => !isRunning(Number(pid))),
    );
  });
});
