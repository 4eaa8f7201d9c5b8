/** kill -9 at a random moment while commands write, over and over: old bytes or new, and the next one works. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { optbench } from "./in-process.mjs";
import { ready, WRITERS, wrong } from "./writers.mjs";

const LOOP = fileURLToPath(new URL("loop.mjs", import.meta.url));
/** A turn of a writer takes some 10 to 50 ms. */
const WITHIN_MS = 50;

/** Kills a process in which all of these write. Returns what is wrong then. */
async function killAll(states) {
  for (const { writer, cwd } of states) writer.before?.(cwd);
  const argv = states.flatMap(({ writer, cwd }) => [writer.name, cwd]);
  const child = spawn(process.execPath, [LOOP, ...argv], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const began = performance.now();
  await Promise.race([once(child.stdout, "data"), closed]);
  // on a busy machine a turn takes longer: as long as the start and the first turns took, at most
  const within = Math.max(WITHIN_MS * states.length, (performance.now() - began) / 2);
  await sleep(within * Math.random());
  child.kill("SIGKILL");
  const [code] = await closed;
  if (code !== null) return [`the writers ended with ${code}`];
  const lost = [];
  for (const state of states) {
    const found = wrong(state, 0, false, true) ?? (await nextOne(state));
    if (found !== null) lost.push(`${state.writer.name}: ${found}`);
  }
  return lost;
}

/** What is wrong with the next command: what was left, such as a lock, blocks nobody and is cleared away. */
async function nextOne(state) {
  const { code, told } = await optbench(state.writer.argv(0), state.cwd);
  return code === 0
    ? wrong(state, 0, true)
    : `the next one ended with ${code}: ${told.split("\n")[0]}`;
}

/**
 * Many writers write in one process, each in its own folder: what takes time is the start of a process.
 *
 * @param count how many commands are killed, at least
 * @param copies how many folders of each writer
 * @returns {Promise<{ tries: number, lost: string[] }>}
 */
export async function kills(count, copies = 1) {
  const lost = [];
  let tries = 0;
  const place = mkdtempSync(join(tmpdir(), "optbench-kill-"));
  const states = [];
  for (let copy = 0; copy < copies; copy++) {
    for (const [k, writer] of WRITERS.entries()) {
      const cwd = join(place, `${copy}-${k}`);
      mkdirSync(cwd);
      states.push(await ready(writer, cwd));
    }
  }
  while (tries < count) {
    tries += states.length;
    lost.push(...(await killAll(states)));
  }
  rmSync(place, { recursive: true });
  return { tries, lost };
}
