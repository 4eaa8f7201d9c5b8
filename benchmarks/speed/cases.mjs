import { measure } from "./parts/measured-process.mjs";
import { runC, runPython } from "./parts/other-languages.mjs";

const [FEW, MANY, MOST] = [10_000, 100_000, 1_000_000];
const ITERATIONS = 100;
const ROUNDS = 2;
const TARGET_US = 12;
const TARGET_MB = 400;
const TARGET_S = 20;

/** Adam on Rosenbrock from so many starts. */
function command(count, keep, more = []) {
  const run = ["run", "--fn=rosenbrock", "--opt=adam:lr=0.01", `--start=random@${count}`];
  return [...run, `--iters=${ITERATIONS}`, `--max-cases=${count}`, `--keep=${keep}`, ...more];
}

/** A student's numpy: all runs are columns of one array. Prints the µs of CPU that a run takes. */
const NUMPY = `
import numpy as np, time
def go(R, N=${ITERATIONS}):
    x = np.random.default_rng(1).uniform(-5, 10, (2, R))
    m, v, best = np.zeros((2, R)), np.zeros((2, R)), np.full(R, np.inf)
    for t in range(1, N + 1):
        a, b = x[1] - x[0] * x[0], 1 - x[0]
        np.minimum(best, 100 * a * a + b * b, out=best)
        g = np.stack([-400 * x[0] * a - 2 * b, 200 * a])
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        x = x - 0.01 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
started = time.process_time()
for _ in range(25): go(4000)
print((time.process_time() - started) * 10)`;

/** The same one by one, in C. */
const C = `
#include <math.h>
#include <stdio.h>
#include <time.h>
int main(void) {
  double sum = 0;
  clock_t started = clock();
  for (int r = 0; r < ${MANY}; r++) {
    double x = -5 + r * 15.0 / ${MANY}, y = 10 - r * 15.0 / ${MANY}, best = INFINITY;
    double m0 = 0, m1 = 0, v0 = 0, v1 = 0, b1 = 1, b2 = 1;
    for (int t = 0; t < ${ITERATIONS}; t++) {
      double a = y - x * x, b = 1 - x, f = 100 * a * a + b * b;
      double g0 = -400 * x * a - 2 * b, g1 = 200 * a;
      if (f < best) best = f;
      b1 *= 0.9; b2 *= 0.999;
      m0 = 0.9 * m0 + 0.1 * g0; v0 = 0.999 * v0 + 0.001 * g0 * g0;
      m1 = 0.9 * m1 + 0.1 * g1; v1 = 0.999 * v1 + 0.001 * g1 * g1;
      x -= 0.01 * (m0 / (1 - b1)) / (sqrt(v0 / (1 - b2)) + 1e-8);
      y -= 0.01 * (m1 / (1 - b1)) / (sqrt(v1 / (1 - b2)) + 1e-8);
    }
    sum += best;
  }
  printf("%g\\n", (double)(clock() - started) / CLOCKS_PER_SEC / ${MANY} * 1e6);
  return sum < 0;
}`;

/** µs of CPU a run takes in another language; null where the machine does not have it. */
const PEERS = {
  "numpy, batched over runs": () => numberOf(runPython(NUMPY)),
  "C, gcc -O2": () => numberOf(runC(C, "-O2")),
};

function numberOf(printed) {
  return printed === null ? null : Number(printed);
}

function least(values) {
  return Math.min(...values);
}

/** What one of many short runs costs through the command line, all included, beside its arithmetic. */
export default function cases() {
  const keeps = ["summary", "hits", "curve"];
  const times = keeps.map(() => ({ few: [], many: [] }));
  const peers = Object.keys(PEERS).map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, keep] of keeps.entries()) {
      times[k].few.push(measure(command(FEW, keep, ["--jobs=1"])).cpu);
      times[k].many.push(measure(command(MANY, keep, ["--jobs=1"])).cpu);
    }
    for (const [k, run] of Object.values(PEERS).entries()) peers[k].push(run());
  }
  const named = Object.keys(PEERS).map((name, k) => ({ name, us: least(peers[k]) || null }));
  console.log(
    `one of ${MANY} runs of ${ITERATIONS} iterations, µs of CPU, least of ${ROUNDS} alternating rounds`,
  );
  for (const { name, us } of named) {
    console.log(us === null ? `  not on this machine: ${name}` : `  ${us.toFixed(1)}  ${name}`);
  }
  for (const [k, keep] of keeps.entries()) {
    const us = ((least(times[k].many) - least(times[k].few)) / (MANY - FEW)) * 1e6;
    const ratios = named
      .filter((peer) => peer.us !== null)
      .map((peer) => `${(us / peer.us).toFixed(1)}× ${peer.name.split(",")[0]}`);
    const verdict = us <= TARGET_US ? "" : "  MISSED";
    console.log(
      `  ${us.toFixed(1)}  target ${TARGET_US}  optbench run --keep ${keep}  ${ratios.join(", ")}${verdict}`,
    );
  }
  for (const keep of ["summary", "hits"]) {
    const { wall, memory } = measure(command(MOST, keep));
    const verdict = wall <= TARGET_S && memory <= TARGET_MB ? "" : "  MISSED";
    console.log(
      `  ${MOST} runs, --keep ${keep}: ${wall.toFixed(1)} s, ${memory.toFixed(0)} MB, target ${TARGET_S} s, ${TARGET_MB} MB${verdict}`,
    );
  }
}
