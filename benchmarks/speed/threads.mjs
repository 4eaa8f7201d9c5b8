import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const ROUNDS = 5;
const TARGET = 1.8;
const optbench = fileURLToPath(new URL("../../bin/optbench.js", import.meta.url));

/** Some 20 s in one thread: short cases and long ones, cheap steps and dear ones. */
const SUITE = [
  "run",
  "--fn=anisotropic,rosenbrock,beale,ackley:dim=10,rastrigin:dim=10,rosenbrock:dim=100,quadratic:dim=1000",
  "--opt=sgd:lr=1e-5..1e-3@10,momentum:lr=1e-5..1e-3@10,adam:lr=1e-3..1@10,l-bfgs,lion,adan",
  "--iters=50000",
  "--plot=off",
  "--quiet",
];

/** Wall time of the whole command, in s. */
function time(jobs) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [optbench, ...SUITE, `--jobs=${jobs}`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`--jobs ${jobs} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/**
 * How much faster two threads are than none, the start of the threads and what is done alone
 * included. Both take turns, so that a busy moment of the machine falls on both; still the figure
 * says something only where two cores have nothing else to do.
 */
export default function threads() {
  const times = { 1: [], 2: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const jobs of [1, 2]) times[jobs].push(time(jobs));
  }
  const [alone, two] = [median(times[1]), median(times[2])];
  const verdict = alone / two >= TARGET ? "" : "  MISSED";
  console.log(
    `threads, medians of ${ROUNDS} alternating runs on ${availableParallelism()} cores\n` +
      `  ${(alone / two).toFixed(2)}×  target ${TARGET.toFixed(2)}×  -j 2 takes ${two.toFixed(1)} s, -j 1 ${alone.toFixed(1)} s${verdict}`,
  );
}
