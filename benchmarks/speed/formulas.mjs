import { createFunction } from "../../dist/index.js";

const CALLS = 10_000;
const ROUNDS = 300;
const TARGET = 3;

/** Functions of the catalogue, and the formulas that one would type for them. */
const PAIRS = [
  ["anisotropic", "{x^2/20+y^2}"],
  ["rosenbrock", "{100*(y-x^2)^2+(1-x)^2}"],
  ["booth", "{(x+2*y-7)^2+(2*x+y-5)^2}"],
  ["beale", "{(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2}"],
  ["himmelblau", "{(x^2+y-11)^2+(x+y^2-7)^2}"],
  [
    "goldstein-price",
    "{(1+(x+y+1)^2*(19-14*x+3*x^2-14*y+6*x*y+3*y^2))*(30+(2*x-3*y)^2*(18-32*x+12*x^2+48*y-36*x*y+27*y^2))}",
  ],
  ["ackley", "{20-20*exp(-sqrt((x^2+y^2)/2)/5)+exp(1)-exp((cos(2*pi*x)+cos(2*pi*y))/2)}"],
];

/**
 * Value and gradient of a formula against the kernel written by hand, called from one place as a run
 * does. The rounds are many and shorter than the turn a busy machine gives, so that the least of them
 * is undisturbed.
 */
export default function formulas() {
  const all = PAIRS.flat().map((name) => createFunction(name));
  const best = all.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    all.forEach((fn, k) => (best[k] = Math.min(best[k], timeOf(fn))));
  }
  console.log(
    `value and gradient in 2-D, ns, least of ${ROUNDS} alternating rounds; target ${TARGET}× of the kernel`,
  );
  PAIRS.forEach(([name], k) => {
    const [kernel, formula] = [best[2 * k], best[2 * k + 1]];
    const ratio = formula / kernel;
    const verdict = ratio <= TARGET ? "" : "  MISSED";
    console.log(
      `  ${ratio.toFixed(2)}×  formula ${ns(formula)}  kernel ${ns(kernel)}  ${name}${verdict}`,
    );
  });
}

function timeOf(fn) {
  const [x, g] = [new Float64Array(2), new Float64Array(2)];
  const before = performance.now();
  for (let k = 0; k < CALLS; k++) {
    x[0] = k * 1e-4;
    fn.valueAndGradient(x, g);
  }
  return performance.now() - before;
}

/** Of one call, from the ms of a round. */
function ns(ms) {
  return ((ms / CALLS) * 1e6).toFixed(1).padStart(5);
}
