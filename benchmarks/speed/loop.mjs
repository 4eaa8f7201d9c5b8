import { minimize } from "../../dist/index.js";

const ITERATIONS = 1_000_000;
const ROUNDS = 7;
const TARGET = 2.5;

/** Each method in two dimensions with everything in scalars: its state, and one step. */
const METHODS = {
  "sgd:lr=1e-4": {
    state: "",
    step: `
      x -= 1e-4 * g0;
      y -= 1e-4 * g1;`,
  },
  "momentum:lr=1e-5": {
    state: "let v0 = 0, v1 = 0;",
    step: `
      v0 = 0.9 * v0 - 1e-5 * g0;
      x += v0;
      v1 = 0.9 * v1 - 1e-5 * g1;
      y += v1;`,
  },
  "adagrad:lr=1e-3": {
    state: "let s0 = 0, s1 = 0;",
    step: `
      s0 += g0 * g0;
      x -= (1e-3 * g0) / (Math.sqrt(s0) + 1e-10);
      s1 += g1 * g1;
      y -= (1e-3 * g1) / (Math.sqrt(s1) + 1e-10);`,
  },
  "adam:lr=1e-6": {
    state: "let m0 = 0, m1 = 0, v0 = 0, v1 = 0, beta1T = 1, beta2T = 1;",
    step: `
      beta1T *= 0.9;
      beta2T *= 0.999;
      const rootC2 = Math.sqrt(1 - beta2T);
      const alpha = (1e-6 * rootC2) / (1 - beta1T);
      const epsHat = 1e-8 * rootC2;
      m0 = 0.9 * m0 + (1 - 0.9) * g0;
      v0 = 0.999 * v0 + (1 - 0.999) * g0 * g0;
      x -= (alpha * m0) / (Math.sqrt(v0) + epsHat);
      m1 = 0.9 * m1 + (1 - 0.9) * g1;
      v1 = 0.999 * v1 + (1 - 0.999) * g1 * g1;
      y -= (alpha * m1) / (Math.sqrt(v1) + epsHat);`,
  },
};

/**
 * The loop that one would write by hand for this one case: the step, f and ∇f, and what the trace
 * learns of an iterate (finite, within bounds, best, last above the target, first hits, the curve).
 * Learning rates are so small that nothing underflows.
 */
function byHand({ state, step }) {
  return new Function(
    "n",
    "d0",
    "d1",
    `
    const targets = [1e-2, 1e-4, 1e-6, 1e-8, -Infinity], hits = [], curve = new Float64Array(1024);
    let x = -7, y = 2, g0 = (2 * x) / d0, g1 = (2 * y) / d1;
    let best = Infinity, bestStep = 0, lastAbove = -1, next = 1e-2, kept = 0, nextKept = 0;
    ${state}
    for (let t = 1; t <= n; t++) {
      ${step}
      g0 = (2 * x) / d0;
      g1 = (2 * y) / d1;
      const f = (x * x) / d0 + (y * y) / d1;
      if (!(Math.abs(f) < Infinity && Math.abs(x) <= 1e12 && Math.abs(y) <= 1e12)) break;
      if (f < best) {
        best = f;
        bestStep = t;
      }
      if (!(f <= 1e-6)) lastAbove = t;
      while (f <= next) {
        hits.push(t);
        next = targets[hits.length];
      }
      if (t >= nextKept) {
        curve[kept++] = f;
        nextKept += n / 512;
      }
    }
    return [best, bestStep, lastAbove, hits, curve];`,
  );
}

/** ns per iteration of one call. */
function time(run) {
  const started = performance.now();
  run();
  return ((performance.now() - started) / ITERATIONS) * 1e6;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** The loop with its trace, on the 2-D anisotropic function, against loops written by hand. */
export default function loop() {
  const specs = Object.keys(METHODS);
  const loops = specs.map((spec) => byHand(METHODS[spec]));
  const times = specs.map(() => ({ ours: [], hand: [] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, spec] of specs.entries()) {
      times[k].hand.push(time(() => loops[k](ITERATIONS, 20, 1)));
      times[k].ours.push(time(() => minimize("anisotropic", spec, { iterations: ITERATIONS })));
    }
  }
  console.log(
    `the loop with trace, 2-D anisotropic, ns per iteration, medians of ${ROUNDS} rounds`,
  );
  let product = 1;
  for (const [k, spec] of specs.entries()) {
    const ours = median(times[k].ours);
    const hand = median(times[k].hand);
    product *= ours / hand;
    const figures = `${ours.toFixed(0).padStart(4)} ns  by hand ${hand.toFixed(0).padStart(3)} ns`;
    console.log(`  ${(ours / hand).toFixed(2)}×  ${figures}  ${spec}`);
  }
  const mean = product ** (1 / specs.length);
  const verdict = mean <= TARGET ? "" : "  MISSED";
  console.log(`  ${mean.toFixed(2)}×  target ${TARGET}×  geometric mean${verdict}`);
}
