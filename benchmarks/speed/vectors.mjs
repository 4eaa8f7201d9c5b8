import { createOptimizer } from "../../dist/index.js";
import { runC, runPython } from "./parts/other-languages.mjs";

/** Coordinates, from what lies in the nearest cache to what lies in none. */
const SIZES = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7];
/** Each round moves so many coordinates. */
const WORK = 2e7;
const ROUNDS = 5;
/** The loop of each method; beside x, Adam reads and writes two arrays, momentum one. */
const METHODS = {
  sgd: {
    c: "x[i] -= 1e-2 * g[i];",
    numpy: "np.multiply(g, 1e-2, out=a); np.subtract(x, a, out=x)",
  },
  momentum: {
    c: "v[i] = 0.9 * v[i] - 1e-2 * g[i]; x[i] += v[i];",
    numpy: "np.multiply(v, 0.9, out=v); np.multiply(g, 1e-2, out=a); v -= a; x += v",
  },
  adam: {
    c: `m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
      v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
      x[i] -= (alpha * m[i]) / (sqrt(v[i]) + 1e-8);`,
    numpy: `m *= 0.9; np.multiply(g, 1 - 0.9, out=a); m += a
        v *= 0.999; np.multiply(g, g, out=a); a *= 1 - 0.999; v += a
        np.sqrt(v, out=a); a += 1e-8; np.divide(m, a, out=a); a *= 1e-3; x -= a`,
  },
};
const OURS = { sgd: "sgd:lr=1e-2", momentum: "momentum:lr=1e-2", adam: "adam" };

/** Prints ns per coordinate for each size, the least of the rounds; as does the one in Python. */
function inC({ c }) {
  return `
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e9 + t.tv_nsec; }
__attribute__((noinline)) static void step(long n, double alpha, double *restrict x, const double *restrict g, double *restrict m, double *restrict v) {
  for (long i = 0; i < n; i++) { ${c} }
}
int main(void) {
  long sizes[] = { ${SIZES.join(", ")} };
  for (int k = 0; k < ${SIZES.length}; k++) {
    long n = sizes[k];
    double *all[4], least = INFINITY;
    for (int j = 0; j < 4; j++) {
      all[j] = malloc(n * sizeof(double));
      for (long i = 0; i < n; i++) all[j][i] = j == 1 ? (i % 7) / 3.0 - 0.999 : 1;
    }
    long steps = ${WORK} / n;
    for (int round = 0; round < ${ROUNDS}; round++) {
      double began = now();
      for (long t = 0; t < steps; t++) step(n, 1e-3, all[0], all[1], all[2], all[3]);
      double took = (now() - began) / (steps * (double)n);
      if (took < least) least = took;
    }
    printf("%g ", least);
    for (int j = 0; j < 4; j++) free(all[j]);
  }
}`;
}

function inNumpy({ numpy }) {
  return `
import numpy as np, time
for n in [${SIZES.map(Math.round).join(", ")}]:
    x, m, v, a = (np.ones(n) for _ in range(4))
    g = (np.arange(n) % 7) / 3 - 0.999
    steps, least = ${Math.round(WORK)} // n, np.inf
    for _ in range(${ROUNDS}):
        began = time.perf_counter()
        for _ in range(steps):
            ${numpy.replaceAll(/\n +/g, "\n            ")}
        least = min(least, (time.perf_counter() - began) / (steps * n))
    print(least * 1e9, end=" ")`;
}

function inJavaScript(spec) {
  return SIZES.map((n) => {
    const x = new Float64Array(n).fill(1);
    const g = Float64Array.from({ length: n }, (_, i) => (i % 7) / 3 - 0.999);
    const optimizer = createOptimizer(spec, n);
    return leastOf(n, () => optimizer.step(x, g));
  });
}

/** A memory triad, x = a + s·b: what the machine's memory gives to a loop that computes nothing. */
function triad() {
  return SIZES.map((n) => {
    const [x, a, b] = [0, 1, 2].map((value) => new Float64Array(n).fill(value));
    return leastOf(n, () => {
      for (let i = 0; i < n; i++) x[i] = a[i] + 3 * b[i];
    });
  });
}

/** ns per coordinate of a step. */
function leastOf(n, step) {
  const steps = WORK / n;
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    for (let t = 0; t < steps; t++) step();
    least = Math.min(least, ((performance.now() - began) * 1e6) / (steps * n));
  }
  return least;
}

/** ns of a step per coordinate, by the number of coordinates, beside numpy in place and C. */
export default function vectors() {
  console.log(
    `ns of a step per coordinate, least of ${ROUNDS} rounds, for n = ${SIZES.join(", ")}`,
  );
  const print = (name, times) =>
    console.log(
      times === null
        ? `  not on this machine: ${name}`
        : `  ${times.map((ns) => ns.toFixed(2).padStart(6)).join(" ")}  ${name}`,
    );
  const numbersOf = (printed) => printed?.trim().split(/\s+/).map(Number) ?? null;
  print("triad in JavaScript", triad());
  for (const [id, method] of Object.entries(METHODS)) {
    const ours = inJavaScript(OURS[id]);
    const narrow = numbersOf(runC(inC(method), "-O3"));
    print(`${id}, optbench`, ours);
    print(`${id}, numpy in place`, numbersOf(runPython(inNumpy(method))));
    print(`${id}, C of two doubles at once (gcc -O3)`, narrow);
    print(`${id}, C of four (-mavx2)`, numbersOf(runC(inC(method), "-O3", "-mavx2")));
    if (narrow === null) continue;
    const ratios = ours.map((ns, k) => `${(ns / narrow[k]).toFixed(2)}×`.padStart(6));
    console.log(`  ${ratios.join(" ")}  ${id}, optbench / C of two`);
  }
}
