import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const RUNS = 20;
const optbench = fileURLToPath(new URL("../../bin/optbench.js", import.meta.url));

const BARE = { name: "node -e 0", args: ["-e", "0"] };
/** Without a target: where the time of those with one goes, and what else people wait for. */
const COMMANDS = [
  ofOptbench("--version", 1.35),
  ofOptbench("run --fn anisotropic --opt adam,sgd", 1.8),
  ofOptbench("run --fn anisotropic --opt adam,sgd --iters 100"),
  ofOptbench("list optimizers"),
  ofOptbench("completion --words run --opt ad"),
  ofOptbench("check book"),
  // as on a machine that has never run it: a CI job, npx
  ofOptbench("check book", undefined, { NODE_DISABLE_COMPILE_CACHE: "1" }),
];

function ofOptbench(line, target, env = {}) {
  const name = ["optbench", line, ...Object.entries(env).map((pair) => pair.join("="))].join(" ");
  return { name, args: [optbench, ...line.split(" ")], target, env };
}

/** Wall time of one process from spawn to exit, in ms. */
function time({ name, args, env }) {
  const started = performance.now();
  const options = { encoding: "utf8", env: { ...process.env, ...env } };
  const { status, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/**
 * What it takes to start optbench, as a multiple of what it takes to start Node. The commands take
 * turns, so that a busy moment of the machine falls on all of them.
 */
export default function startup() {
  const commands = [BARE, ...COMMANDS];
  for (const command of commands) time(command);
  const times = commands.map(() => []);
  for (let run = 0; run < RUNS; run++) {
    for (const [i, command] of commands.entries()) times[i].push(time(command));
  }
  const [bare, ...medians] = times.map(median);
  console.log(
    `start-up, medians of ${RUNS} alternating runs; node -e 0 takes ${bare.toFixed(0)} ms`,
  );
  for (const [i, { name, target }] of COMMANDS.entries()) {
    const ratio = medians[i] / bare;
    const limit = target === undefined ? "            " : `target ${target.toFixed(2)}×`;
    const verdict = ratio > target ? "  MISSED" : "";
    console.log(`  ${ratio.toFixed(2)}×  ${limit}  ${name}${verdict}`);
  }
}
