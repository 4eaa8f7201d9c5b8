import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { minimize } from "../../dist/index.js";

const DIM = 1_000_000;
const ITERATIONS = 20;
const ROUNDS = 7;
const TARGET = 1.15;

/** Adam on Σ κ^(i/(n−1))/2 xᵢ² over plain typed arrays: the arithmetic and nothing else. */
function byHand(lambda) {
  const x = new Float64Array(DIM).fill(1);
  const g = new Float64Array(DIM);
  const m = new Float64Array(DIM);
  const v = new Float64Array(DIM);
  let [beta1T, beta2T, best] = [1, 1, Infinity];
  for (let t = 0; t <= ITERATIONS; t++) {
    if (t > 0) {
      beta1T *= 0.9;
      beta2T *= 0.999;
      const rootC2 = Math.sqrt(1 - beta2T);
      const alpha = (1e-3 * rootC2) / (1 - beta1T);
      const epsHat = 1e-8 * rootC2;
      for (let i = 0; i < DIM; i++) {
        m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
        v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
        x[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + epsHat);
      }
    }
    let f = 0;
    for (let i = 0; i < DIM; i++) {
      const h = lambda[i] * x[i];
      f += 0.5 * h * x[i];
      g[i] = h;
    }
    if (f < best) best = f;
  }
  return best;
}

/** ms of one call. */
function time(run) {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Peak memory in MB of a process that runs so many iterations in 2-D. */
function peakMemory(iterations) {
  const code = `
    const { minimize } = await import(${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)});
    minimize("anisotropic", "adam:lr=1e-9", { iterations: ${iterations} });
    console.log(process.resourceUsage().maxRSS / 1024);`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
    cwd: fileURLToPath(new URL(".", import.meta.url)),
  });
  return Number(stdout);
}

/** Time and memory in 10^6 dimensions, and memory over many iterations. */
export default function dimension() {
  const lambda = Float64Array.from({ length: DIM }, (_, i) => 10_000 ** (i / (DIM - 1)));
  const spec = `quadratic:dim=${DIM}`;
  const run = (iterations) => minimize(spec, "adam", { iterations, targets: [] });
  // compiled as a whole: a loop that is compiled while it first runs stays up to twice as slow
  minimize("quadratic", "adam", { iterations: 50_000, targets: [] });
  const times = { ours: [], hand: [], setUp: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.hand.push(time(() => byHand(lambda)));
    times.ours.push(time(() => run(ITERATIONS)));
    times.setUp.push(time(() => run(1)));
  }
  // names, start and result are made once a run: what an iteration costs is the difference
  const ours = (Math.min(...times.ours) - Math.min(...times.setUp)) / (ITERATIONS - 1);
  const hand = Math.min(...times.hand) / (ITERATIONS + 0.5);
  const ratio = ours / hand;
  console.log(`adam in ${DIM} dimensions, ms per iteration, least of ${ROUNDS} rounds`);
  const verdict = ratio <= TARGET ? "" : "  MISSED";
  console.log(
    `  ${ratio.toFixed(2)}×  target ${TARGET}×  ${ours.toFixed(2)} ms, by hand ${hand.toFixed(2)} ms${verdict}`,
  );
  const [few, many] = [peakMemory(1e4), peakMemory(1e8)];
  console.log(
    `memory of 10^8 iterations in 2-D: ${many.toFixed(0)} MB, of 10^4: ${few.toFixed(0)} MB`,
  );
}
