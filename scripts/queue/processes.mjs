import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The repository, whose build is tried. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Where all processes work. It goes with the last of them. */
export const scratch = mkdtempSync(join(tmpdir(), "optbench-queue-"));

const running = new Set();
/** All that any of our processes has written, and how all of them were started. */
const seen = [];
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(scratch, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** Starts a program; `said` of what it gives grows, `ended` becomes its exit code. */
export function begin(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: scratch,
    env: { PATH: process.env.PATH, LANG: "C.UTF-8", ...env },
  });
  child.said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (data) => {
      child.said += data;
      seen.push(String(data));
    });
  }
  running.add(child);
  child.ended = new Promise((end) => {
    child.on("exit", (code) => {
      running.delete(child);
      end(code);
    });
  });
  return child;
}

/** Starts optbench; `packageRoot` is for another build of it. */
export const optbench = (args, env, packageRoot = ROOT) =>
  begin(process.execPath, [join(packageRoot, "bin/optbench.js"), ...args], env);

/** What of all that was written and may be seen by others has `text` in it. */
export const whereSeen = (text) => seen.filter((one) => one.includes(text));

/** Our processes of optbench that run at present. */
export const runningOptbench = () =>
  [...running].filter(({ spawnargs }) => spawnargs.some((arg) => arg.endsWith("optbench.js")));

/** A port at which nobody listens. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until something is true; throws where that takes too long. */
export async function until(what, isTrue, ms = 30_000) {
  const end = Date.now() + ms;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`waited too long: ${what}`);
    await sleep(50);
  }
}

/** Waits for the end of a process; throws where its exit code is another one. */
export async function ends(child, expected = 0) {
  const late = sleep(180_000, "late", { ref: false });
  const code = await Promise.race([child.ended, late]);
  if (code !== expected) throw new Error(`ended with ${code}, not ${expected}: ${child.said}`);
}

/** Asks a process to end, and ends it where it does not. */
export async function endChild(child, signal = "SIGTERM") {
  child.kill(signal);
  await Promise.race([child.ended, sleep(20_000, undefined, { ref: false })]);
  if (running.has(child)) child.kill("SIGKILL");
}
