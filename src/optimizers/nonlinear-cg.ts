import { choice, defineOptimizer } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { dot, taxicabNorm, zeros } from "../core/vector.js";
import { CONJUGACIES, conjugacy } from "./parts/conjugacy.js";
import { WolfeDescent, wolfeParams } from "./parts/wolfe-descent.js";

export const nonlinearCg = defineOptimizer({
  id: "nonlinear-cg",
  title: "Nonlinear conjugate gradients",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (2006), Algorithm 5.4, β of eqs. 5.41–5.49",
    url: "https://doi.org/10.1007/978-0-387-40065-5",
    departs:
      "the line search is torch's strong Wolfe; where d is no descent direction it is −g. Once no better point is found it stays",
  },
  rule: `y = g − g₋, g₋ the g before;  fr: β = g·g/g₋·g₋;  pr-plus: β = max(0, g·y/g₋·g₋)
hs: β = g·y/d·y;  dy: β = g·g/d·y
d ← β·d − g;  x ← x + a·d,  a by a strong Wolfe search from min(1, 2·a₋·(g·d)₋/g·d)`,
  params: {
    beta: choice({ values: CONJUGACIES, default: "pr-plus", doc: "which β" }),
    restart: param.steps(0, "d = −g again every so many steps; 0: never"),
    ...wolfeParams(0.1),
  },
  state: ["d", "gBefore"],
  searches: true,
  create(dim, { beta: form, restart, ...params }, oracle) {
    const line = new WolfeDescent(oracle, params);
    const [d, gBefore] = zeros(dim, 2);
    let a = 0;
    let slopeBefore = 0;
    return {
      state: () => ({ d, gBefore }),
      step(x, g, _lr, t) {
        if (!line.begin(x, g)) return;
        const anew = t === 1 || (restart > 0 && (t - 1) % restart === 0);
        const beta = anew ? 0 : conjugacy(form, g, gBefore, d);
        for (let i = 0; i < dim; i++) d[i] = beta * d[i] - g[i];
        let slope = dot(g, d);
        if (!(slope < 0)) {
          for (let i = 0; i < dim; i++) d[i] = -g[i];
          slope = -dot(g, g);
        }
        const trial = t === 1 ? 1 / taxicabNorm(g) : (2 * a * slopeBefore) / slope;
        gBefore.set(g);
        slopeBefore = slope;
        a = line.descend(x, g, d, slope, Math.min(1, trial));
      },
    };
  },
});
