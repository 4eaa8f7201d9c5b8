import { createFunction } from "../../dist/index.js";

const CALLS = 200_000;
const ROUNDS = 9;
const TARGET = 3;

/** Functions of the catalogue, and the formulas that one would type for them. */
const PAIRS = [
  ["rosenbrock", "{100*(y-x^2)^2+(1-x)^2}"],
  ["booth", "{(x+2*y-7)^2+(2*x+y-5)^2}"],
  ["ackley", "{20-20*exp(-sqrt((x^2+y^2)/2)/5)+exp(1)-exp((cos(2*pi*x)+cos(2*pi*y))/2)}"],
];

/** Value and gradient of a formula against the kernel written by hand, called from one place as a run does. */
export default function formulas() {
  const all = PAIRS.flat().map((name) => createFunction(name));
  const best = all.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    all.forEach((fn, k) => (best[k] = Math.min(best[k], timeOf(fn))));
  }
  console.log(`a formula against a hand-written kernel, 2-D, target <= ${TARGET}x`);
  PAIRS.forEach(([name], k) => {
    console.log(`  ${name.padEnd(12)} ${(best[2 * k + 1] / best[2 * k]).toFixed(2)}x`);
  });
}

function timeOf(fn) {
  const [x, g] = [new Float64Array(2), new Float64Array(2)];
  const before = performance.now();
  for (let k = 0; k < CALLS; k++) {
    x[0] = k * 1e-5;
    fn.valueAndGradient(x, g);
  }
  return performance.now() - before;
}
