import cbrt from "@stdlib/math-base-special-cbrt";
import { catalogue, createOptimizer, minimize } from "../../dist/index.js";

const DIM = 10_000;
const STEPS = 50;
const STEPS_2D = 20_000;
const ROUNDS = 25;
/** A run of minimize, for methods that evaluate the function themselves. */
const RUN = 12;
const TARGET = 1.3;

const CORRECTED = `
  beta1T *= 0.9;
  beta2T *= 0.999;
  const rootC2 = Math.sqrt(1 - beta2T), alpha = (1e-3 * rootC2) / (1 - beta1T);`;
const MOMENTS = `
  m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
  v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];`;
const ADAM = `${MOMENTS}
  x[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + 1e-8 * rootC2);`;
const SCHEDULE_FREE = `
  const y = m[i] + (x[i] - m[i]) * (1 / 0.9);
  v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
  m[i] -= (rate * g[i]) / (Math.sqrt(v[i]) + 1e-8 * rootC2);
  s[i] = y + share * (m[i] - y);
  x[i] = m[i] + 0.9 * (s[i] - m[i]);`;

/**
 * Methods with their default parameters as one would write them for nothing else: what is done once
 * a step, and what is done with each coordinate. The state is in m, v, s, u and w.
 */
const BARE = {
  sgd: ["", "x[i] -= 1e-2 * g[i];"],
  momentum: ["", "v[i] = 0.9 * v[i] - 1e-2 * g[i]; x[i] += v[i];"],
  nesterov: ["", "v[i] = 0.9 * v[i] - 1e-2 * g[i]; m[i] += v[i]; x[i] = m[i] + 0.9 * v[i];"],
  qhm: ["", "m[i] = 0.999 * m[i] + (1 - 0.999) * g[i]; x[i] -= 1e-2 * (0.3 * g[i] + 0.7 * m[i]);"],
  "optimistic-gd": ["", "x[i] -= 1e-2 * (2 * g[i] - m[i]); m[i] = g[i];"],
  "sign-sgd": ["", "x[i] -= 1e-3 * Math.sign(g[i]);"],
  adagrad: ["", "s[i] += g[i] * g[i]; x[i] -= (1e-2 * g[i]) / (Math.sqrt(s[i]) + 1e-10);"],
  rmsprop: [
    "",
    "v[i] = 0.9 * v[i] + (1 - 0.9) * g[i] * g[i]; x[i] -= (1e-3 * g[i]) / (Math.sqrt(v[i]) + 1e-8);",
  ],
  adadelta: [
    "",
    `v[i] = 0.9 * v[i] + (1 - 0.9) * g[i] * g[i];
    const d = (Math.sqrt(s[i] + 1e-6) / Math.sqrt(v[i] + 1e-6)) * g[i];
    s[i] = 0.9 * s[i] + (1 - 0.9) * d * d;
    x[i] -= d;`,
  ],
  adam: [CORRECTED, ADAM],
  adamw: [CORRECTED, `x[i] *= 1 - 1e-3 * 0.01; ${ADAM}`],
  adamax: [
    "beta1T *= 0.9; const alpha = 2e-3 / (1 - beta1T);",
    `m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
    s[i] = Math.max(0.999 * s[i], Math.abs(g[i]) + 1e-8);
    x[i] -= (alpha * m[i]) / s[i];`,
  ],
  nadam: [
    CORRECTED,
    `${MOMENTS} x[i] -= (alpha * m[i] + 1e-3 * g[i]) / (Math.sqrt(v[i]) + 1e-8 * rootC2);`,
  ],
  radam: [CORRECTED, ADAM],
  adabelief: [
    CORRECTED,
    `m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
    const r = g[i] - m[i];
    v[i] = 0.999 * v[i] + (1 - 0.999) * r * r + 1e-16;
    x[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + 1e-16 * rootC2);`,
  ],
  adabound: [
    `${CORRECTED} const [lower, upper] = [0.1 - 0.1 / (1e-3 * t + 1), 0.1 + 0.1 / (1e-3 * t)];`,
    `${MOMENTS} x[i] -= Math.min(Math.max(alpha / (Math.sqrt(v[i]) + 1e-8), lower), upper) * m[i];`,
  ],
  laprop: [
    CORRECTED,
    `v[i] = 0.999 * v[i] + (1 - 0.999) * g[i] * g[i];
    m[i] = 0.9 * m[i] + ((1 - 0.9) * rootC2 * g[i]) / (Math.sqrt(v[i]) + 1e-15 * rootC2);
    x[i] -= alpha * m[i];`,
  ],
  diffgrad: [
    CORRECTED,
    `${MOMENTS}
    const friction = 1 / (1 + Math.exp(-Math.abs(s[i] - g[i])));
    s[i] = g[i];
    x[i] -= (alpha * friction * m[i]) / (Math.sqrt(v[i]) + 1e-8);`,
  ],
  yogi: [
    CORRECTED,
    `const g2 = g[i] * g[i];
    m[i] = 0.9 * m[i] + (1 - 0.9) * g[i];
    v[i] -= (1 - 0.999) * Math.sign(v[i] - g2) * g2;
    x[i] -= (alpha * m[i]) / (Math.sqrt(v[i]) + 1e-3 * rootC2);`,
  ],
  adan: [
    CORRECTED,
    `const delta = g[i] - u[i];
    const look = g[i] + 0.92 * delta;
    m[i] = 0.98 * m[i] + (1 - 0.98) * g[i];
    s[i] = 0.92 * s[i] + (1 - 0.92) * delta;
    v[i] = 0.99 * v[i] + (1 - 0.99) * look * look;
    x[i] -= (alpha * m[i] + 1e-3 * s[i]) / (Math.sqrt(v[i]) + 1e-8 * rootC2);
    u[i] = g[i];`,
  ],
  ademamix: [
    CORRECTED,
    `${MOMENTS}
    s[i] = 0.9999 * s[i] + (1 - 0.9999) * g[i];
    x[i] -= (alpha * m[i] + 5e-3 * s[i]) / (Math.sqrt(v[i]) + 1e-8 * rootC2);`,
  ],
  "nesterov-convex": [
    "const next = (1 + Math.sqrt(1 + 4 * tau * tau)) / 2, ahead = (tau - 1) / next; tau = next;",
    "const y = x[i] - 1e-2 * g[i]; x[i] = y + ahead * (y - m[i]); m[i] = y;",
  ],
  aggmo: [
    "",
    `m[i] = 0 * m[i] + g[i];
    v[i] = 0.9 * v[i] + g[i];
    s[i] = 0.99 * s[i] + g[i];
    x[i] -= (1e-2 / 3) * m[i];
    x[i] -= (1e-2 / 3) * v[i];
    x[i] -= (1e-2 / 3) * s[i];`,
  ],
  asgd: [
    "const keep = 1 - 1e-4 * eta, share = 1 / t, now = eta; eta = 1e-2 / Math.pow(1 + 1e-6 * t, 0.75);",
    "x[i] = x[i] * keep - now * g[i]; m[i] += (x[i] - m[i]) * share;",
  ],
  rprop: [
    "",
    `const turn = g[i] * m[i];
    s[i] = Math.min(Math.max(s[i] * (turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1), 1e-6), 50);
    m[i] = turn < 0 ? 0 : g[i];
    x[i] -= Math.sign(m[i]) * s[i];`,
  ],
  qhadam: [
    `w1 = 1 + 0.995 * w1; w2 = 1 + 0.999 * w2;
    const new1 = 1 / w1, keep1 = 1 - new1, new2 = 1 / w2, keep2 = 1 - new2;`,
    `m[i] = keep1 * m[i] + new1 * g[i];
    v[i] = keep2 * v[i] + new2 * g[i] * g[i];
    x[i] -= (1e-3 * (0.7 * m[i] + 0.3 * g[i])) / (Math.sqrt(v[i]) + 1e-8);`,
  ],
  adopt: [
    "const limit = Math.sqrt(Math.sqrt(t));",
    `const n = Math.min(Math.max(g[i] / Math.max(Math.sqrt(v[i]), 1e-6), -limit), limit);
    m[i] = 0.9 * m[i] + (1 - 0.9) * n;
    x[i] -= 1e-3 * m[i];
    v[i] = 0.9999 * v[i] + (1 - 0.9999) * g[i] * g[i];`,
  ],
  cocob: [
    "",
    `const c = -g[i], size = Math.abs(c);
    m[i] = Math.max(m[i], size);
    v[i] += size;
    s[i] = Math.max(s[i] + c * (x[i] - w[i]), 0);
    u[i] += c;
    x[i] = w[i] + (u[i] / (m[i] * Math.max(v[i] + m[i], 100 * m[i]))) * (m[i] + s[i]);`,
  ],
  ftrl: [
    "",
    `const next = v[i] + g[i] * g[i], root = Math.sqrt(next);
    m[i] += g[i] - ((root - Math.sqrt(v[i])) / 1e-3) * x[i];
    x[i] = -m[i] / (root / 1e-3);
    v[i] = next;`,
  ],
  madgrad: [
    "const lambda = (1e-2 + 1e-6) * Math.sqrt(t);",
    `m[i] += lambda * g[i];
    v[i] += lambda * g[i] * g[i];
    const z = s[i] - m[i] / (cbrt(v[i]) + 1e-6);
    x[i] = z + 0.9 * (x[i] - z);`,
  ],
  "schedule-free-sgd": [
    "const share = 1 / t;",
    `const y = m[i] + (x[i] - m[i]) * (1 / 0.9);
    m[i] -= g[i];
    s[i] = y + share * (m[i] - y);
    x[i] = m[i] + 0.9 * (s[i] - m[i]);`,
  ],
  "schedule-free-adamw": [
    `${CORRECTED} const share = 1 / t, rate = 2.5e-3 * rootC2;`,
    `${SCHEDULE_FREE}`,
  ],
  "schedule-free-radam": [
    `${CORRECTED} const share = 1 / t, rate = 2.5e-3 * rootC2;`,
    `${SCHEDULE_FREE}`,
  ],
  lion: [
    "",
    `x[i] -= 1e-4 * Math.sign(0.9 * m[i] + (1 - 0.9) * g[i]);
    m[i] = 0.99 * m[i] + (1 - 0.99) * g[i];`,
  ],
};

function byHand([step, coordinate]) {
  return new Function(
    "cbrt, steps, n, x, g, m, v, s, u, w",
    `let beta1T = 1, beta2T = 1, tau = 1, eta = 1e-2, w1 = 0, w2 = 0;
    for (let t = 1; t <= steps; t++) {
      ${step}
      for (let i = 0; i < n; i++) {
        ${coordinate}
      }
    }`,
  );
}

/** Calls the functions in turn, many times, and gives the least ns of each per unit of work. */
function least(functions, units) {
  const times = functions.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [k, run] of functions.entries()) {
      const started = performance.now();
      run();
      times[k] = Math.min(times[k], ((performance.now() - started) * 1e6) / units);
    }
  }
  return times;
}

/** ns per iteration in 2-D, with the gradient of x²/20 + y² in line. */
function in2d(id) {
  const optimizer = createOptimizer(id, 2);
  const x = Float64Array.of(-7, 2);
  const g = new Float64Array(2);
  const run = () => {
    for (let t = 0; t < STEPS_2D; t++) {
      g[0] = x[0] / 10;
      g[1] = 2 * x[1];
      optimizer.step(x, g);
    }
  };
  return least([run], STEPS_2D)[0];
}

/** ns per iteration and coordinate, of the method and of its loop by hand if there is one. */
function inManyDimensions(id) {
  const ones = () => new Float64Array(DIM).fill(1);
  const g = Float64Array.from({ length: DIM }, (_, i) => (i % 7) / 3 - 1 + 1e-3);
  const x = ones();
  const optimizer = createOptimizer(id, DIM);
  const functions = [
    () => {
      for (let t = 0; t < STEPS; t++) optimizer.step(x, g);
    },
  ];
  if (BARE[id] !== undefined) {
    const bare = byHand(BARE[id]);
    const buffers = [ones(), g, ones(), ones(), ones(), ones(), ones()];
    functions.push(() => bare(cbrt, STEPS, DIM, ...buffers));
  }
  return least(functions, STEPS * DIM);
}

/** ns per iteration of minimize on Rosenbrock's function: a longer run less a shorter one. */
function byMinimize(id, dim) {
  const spec = `rosenbrock:dim=${dim}`;
  const run = (iterations) => () => minimize(spec, id, { iterations, targets: [] });
  const [long, short] = least([run(RUN), run(1)], 1);
  return (long - short) / (RUN - 1);
}

/** A figure; undefined where the library refuses: no such method in so many dimensions. */
function unlessRefused(measure) {
  try {
    return measure();
  } catch (error) {
    if (error.name !== "OptbenchError") throw error;
    return undefined;
  }
}

function column(value, digits, width) {
  return (value === undefined ? "–" : value.toFixed(digits)).padStart(width);
}

/** What a step of every method costs, and how far the element-wise ones are from bare loops. */
export default function optimizers(wanted) {
  const ids = catalogue()
    .filter(({ kind, mapsTo }) => kind === "optimizer" && mapsTo === undefined)
    .map(({ id }) => id)
    .filter((id) => wanted.length === 0 || wanted.includes(id));
  console.log(`optimizers, least of ${ROUNDS} rounds; target ${TARGET}× of a loop by hand`);
  console.log("       2-D    10^4-D   by hand\n        ns  ns/coord  ns/coord");
  for (const id of ids) {
    const flat = unlessRefused(() => in2d(id)) ?? byMinimize(id, 2);
    const [wide, hand] = unlessRefused(() => inManyDimensions(id)) ??
      unlessRefused(() => [byMinimize(id, DIM) / DIM]) ?? [undefined, undefined];
    const ratio = wide / hand;
    const verdict = ratio > TARGET ? "  MISSED" : "";
    const times = `${column(flat, 0, 10)}${column(wide, 2, 10)}${column(hand, 2, 10)}`;
    const ofHand = hand === undefined ? "        " : `${ratio.toFixed(2).padStart(7)}×`;
    console.log(`${times}${ofHand}  ${id}${verdict}`);
  }
}
