import { defineOptimizer } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { armijoParams, ArmijoTrial } from "./parts/armijo-trial.js";
import { cubicMinimum, parabolaMinimum } from "./parts/interpolation.js";

export const gdArmijoInterpolated = defineOptimizer({
  id: "gd-armijo-interpolated",
  title: "Gradient descent with an interpolating Armijo search",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (1999), pp. 56–57, as scipy's line_search_armijo",
    url: "https://docs.scipy.org/doc/scipy/",
    departs:
      "as in scipy, whose safeguards cover every case, the trial after a refused cubic is half of the one before and keeps the cubic's value; when no step is found it stays for good; where f(x − α₀·g) is huge or infinite the parabola's minimiser may be too near to move x, and it stalls: lower α₀",
  },
  rule: `φ(a) = f(x − a·g);  accept a when φ(a) ≤ φ(0) − c₁·a·g·g
a₀ = α₀;  a₁ minimises the parabola through φ(0), φ′(0), φ(a₀)
then of the cubic through φ(0), φ′(0) and the last two;  refused: half of the last, and again`,
  params: armijoParams,
  state: ["trial", "gTrial"],
  searches: true,
  create(_dim, { alpha0, c1 }, oracle) {
    const trial = new ArmijoTrial(oracle, c1);

    function search(x: Vec, g: Vec): boolean {
      const { f, slope } = trial;
      let a0 = alpha0;
      if (trial.isEnough(x, g, a0)) return true;
      let e0 = trial.value - f - slope * a0;
      let a1 = parabolaMinimum(a0, e0, slope);
      if (trial.isEnough(x, g, a1)) return true;
      let e1 = trial.value - f - slope * a1;
      while (a1 > 0) {
        const a2 = cubicMinimum(a0, e0, a1, e1, slope);
        if (trial.isEnough(x, g, a2)) return true;
        // scipy asks whether a₂ < a₁/2 or a₂ > 0.04·a₁: always, unless it is NaN, which ends the search
        a0 = a1;
        e0 = e1;
        a1 = Number.isNaN(a2) ? NaN : a1 / 2;
        e1 = trial.value - f - slope * a1;
      }
      return false;
    }
    return {
      state: () => ({}),
      step(x, g) {
        trial.end(x, g, trial.begin(g) && search(x, g));
      },
    };
  },
});
