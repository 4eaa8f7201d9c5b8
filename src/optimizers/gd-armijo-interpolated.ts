import { defineOptimizer, number } from "../core/define.js";
import { positive } from "../core/hyper-parameters.js";
import { dot, zeros } from "../core/vector.js";

export const gdArmijoInterpolated = defineOptimizer({
  id: "gd-armijo-interpolated",
  title: "Gradient descent with an interpolating Armijo search",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (1999), pp. 56–57, as scipy's line_search_armijo",
    url: "https://docs.scipy.org/doc/scipy/",
    departs:
      "as in scipy, whose safeguards cover every case, the trial after a refused cubic is half of the one before and keeps the cubic's value; when no step is found it stays for good",
  },
  rule: `φ(a) = f(x − a·g);  accept a when φ(a) ≤ φ(0) − c₁·a·g·g
a₀ = α₀;  a₁ minimises the parabola through φ(0), φ′(0), φ(a₀)
then of the cubic through φ(0), φ′(0) and the last two;  refused: half of the last, and again`,
  params: {
    alpha0: positive(1, "α₀, the first trial step"),
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, the decrease asked for" }),
  },
  state: ["trial", "gTrial"],
  create(dim, { alpha0, c1 }, oracle) {
    const [trial, gTrial] = zeros(dim, 2);
    let stuck = false;

    function valueAt(a: number, x: Float64Array, g: Float64Array): number {
      for (let i = 0; i < dim; i++) trial[i] = x[i] - a * g[i];
      return oracle.valueAndGradient(trial, gTrial);
    }

    /** f at the accepted trial; NaN when there is none. */
    function search(x: Float64Array, g: Float64Array, f: number, slope: number): number {
      let a0 = alpha0;
      let f0 = valueAt(a0, x, g);
      if (f0 <= f + c1 * a0 * slope) return f0;
      let a1 = (-slope * a0 * a0) / 2 / (f0 - f - slope * a0);
      let f1 = valueAt(a1, x, g);
      if (f1 <= f + c1 * a1 * slope) return f1;
      while (a1 > 0) {
        const e0 = f0 - f - slope * a0;
        const e1 = f1 - f - slope * a1;
        const factor = a0 * a0 * a1 * a1 * (a1 - a0);
        const a = (a0 * a0 * e1 - a1 * a1 * e0) / factor;
        const b = (a1 * a1 * a1 * e0 - a0 * a0 * a0 * e1) / factor;
        const a2 = (-b + Math.sqrt(Math.abs(b * b - 3 * a * slope))) / (3 * a);
        const f2 = valueAt(a2, x, g);
        if (f2 <= f + c1 * a2 * slope) return f2;
        // scipy asks whether a₂ < a₁/2 or a₂ > 0.04·a₁: always, unless it is NaN, which ends the search
        a0 = a1;
        f0 = f1;
        a1 = Number.isNaN(a2) ? NaN : a1 / 2;
        f1 = f2;
      }
      return NaN;
    }
    return {
      step(x, g) {
        const f = oracle.value;
        const gg = dot(g, g);
        const found = stuck || gg === 0 ? NaN : search(x, g, f, -gg);
        stuck = Number.isNaN(found);
        if (!stuck) x.set(trial);
        oracle.arriveAt(x, stuck ? f : found, stuck ? g : gTrial);
      },
    };
  },
});
