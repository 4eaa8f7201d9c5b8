/** kill -9 at a random moment while a command writes, over and over: old bytes or new, and the next one works. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { optbench } from "./in-process.mjs";
import { ready, WRITERS, wrong } from "./writers.mjs";

const LOOP = fileURLToPath(new URL("loop.mjs", import.meta.url));
/** A turn takes some 10 to 50 ms. */
const WITHIN_MS = 120;

/** Kills one process while it writes. Returns what is wrong then; null where nothing is. */
async function killOne(state) {
  const { writer, cwd } = state;
  writer.before?.(cwd);
  const child = spawn(process.execPath, [LOOP, writer.name], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  await Promise.race([once(child.stdout, "data"), closed]);
  await sleep(WITHIN_MS * Math.random());
  child.kill("SIGKILL");
  const [code] = await closed;
  if (code !== null) return `the writer ended with ${code}`;
  const found = wrong(state, 0, false, true);
  if (found !== null) return found;
  // what was left, such as a lock, blocks nobody and is cleared away
  const { code: next, told } = await optbench(writer.argv(0), cwd);
  return next === 0
    ? wrong(state, 0, true)
    : `the next one ended with ${next}: ${told.split("\n")[0]}`;
}

/** @returns {Promise<{ tries: number, lost: string[] }>} */
export async function kills(count, word = "", atOnce = 1) {
  const lost = [];
  let tries = 0;
  const writers = WRITERS.filter(({ name }) => name.includes(word));
  const each = Math.ceil(count / writers.length);
  const queue = [...writers];
  const worker = async () => {
    for (let writer = queue.shift(); writer !== undefined; writer = queue.shift()) {
      const cwd = mkdtempSync(join(tmpdir(), "optbench-kill-"));
      const state = await ready(writer, cwd);
      for (let k = 0; k < each; k++) {
        tries++;
        const found = await killOne(state);
        if (found !== null) lost.push(`${writer.name}: ${found}`);
      }
      rmSync(cwd, { recursive: true });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { tries, lost };
}
