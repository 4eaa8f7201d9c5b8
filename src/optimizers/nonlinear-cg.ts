import { choice, defineOptimizer, number } from "../core/define.js";
import { dot, zeros } from "../core/vector.js";
import { CONJUGACIES, conjugacy, isFarFromConjugate } from "./parts/conjugacy.js";
import { descentParams, WolfeDescent, wolfeParams } from "./parts/wolfe-descent.js";

export const nonlinearCg = defineOptimizer({
  id: "nonlinear-cg",
  revision: 2,
  title: "Nonlinear conjugate gradients",
  source: {
    ref: "Nocedal & Wright, Numerical Optimization (2006), Algorithm 5.4, β of eqs. 5.41–5.49",
    url: "https://doi.org/10.1007/978-0-387-40065-5",
    departs:
      "where d is not a descent direction, or a search along it finds nothing, it is −g; where that leads nowhere the method gives up for good",
  },
  rule: `y = g − g₋, g₋ the g before;  fr: β = g·g/g₋·g₋;  pr-plus: β = max(0, g·y/g₋·g₋)
hs: β = g·y/d·y;  dy: β = g·g/d·y
d ← β·d − g;  x ← x + a·d,  a by a strong Wolfe search from a₋·min(2, (g·d)₋/g·d), at first from 0.01·‖x‖∞/‖g‖∞
d ← −g again where |g·g₋| ≥ 0.2·g·g: the two are orthogonal where f is quadratic`,
  params: {
    beta: choice({ values: CONJUGACIES, default: "pr-plus", doc: "which β" }),
    restart: number({
      default: null,
      range: "[0, inf)",
      integer: true,
      doc: "d = −g again every so many steps; 0: never; auto: where |g·g₋| ≥ 0.2·g·g",
    }),
    ...wolfeParams(0.1),
    ...descentParams,
  },
  state: ["d", "gBefore"],
  searches: true,
  create(dim, { beta: form, restart, ...params }, oracle) {
    const line = new WolfeDescent(oracle, params);
    const [d, gBefore] = zeros(dim, 2);
    let a = 0;
    return {
      state: () => ({ d, gBefore }),
      step(x, g, _lr, t) {
        if (!line.begin(x, g)) return;
        const isAnew = restart === null ? isFarFromConjugate(g, gBefore) : (t - 1) % restart === 0;
        const beta = t === 1 || isAnew ? 0 : conjugacy(form, g, gBefore, d);
        for (let i = 0; i < dim; i++) d[i] = beta * d[i] - g[i];
        const f = oracle.value;
        const ratio = line.slope / dot(g, d);
        const next =
          params.firstTrial === "taxicab" ? Math.min(1, 2 * (a * ratio)) : a * Math.min(2, ratio);
        gBefore.set(g);
        a = line.descend(x, f, g, d, t === 1 ? line.first(x, f, g) : next);
      },
    };
  },
});
