import { choice, defineOptimizer, number } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { dot, maxNorm, taxicabNorm, zeros } from "../core/vector.js";
import { StrongWolfe } from "./strong-wolfe.js";

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
    beta: choice({ values: ["fr", "pr-plus", "hs", "dy"], default: "pr-plus", doc: "which β" }),
    restart: number({
      default: 0,
      range: "[0, inf)",
      integer: true,
      doc: "d = −g again every so many steps; 0: never",
    }),
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, decrease asked for" }),
    c2: number({ default: 0.1, range: "(0, 1)", scale: "log", doc: "c₂, flatness asked for" }),
    toleranceGrad: number({ default: 1e-8, range: "[0, inf)", doc: "stays where ‖g‖∞ ≤ this" }),
  },
  state: ["d", "gBefore"],
  create(dim, { beta: form, restart, c1, c2, toleranceGrad }, oracle) {
    const search = new StrongWolfe(oracle, { c1, c2 });
    const [d, gBefore] = zeros(dim, 2);
    let a = 0;
    let slopeBefore = 0;

    function conjugacy(g: Vec): number {
      let gg = 0;
      let gy = 0;
      let dy = 0;
      for (let i = 0; i < dim; i++) {
        gg += g[i] * g[i];
        gy += g[i] * (g[i] - gBefore[i]);
        dy += d[i] * (g[i] - gBefore[i]);
      }
      if (form === "fr") return gg / dot(gBefore, gBefore);
      if (form === "pr-plus") return Math.max(0, gy / dot(gBefore, gBefore));
      return (form === "hs" ? gy : gg) / dy;
    }
    return {
      step(x, g, _lr, t) {
        const f = oracle.value;
        oracle.arriveAt(x, f, g);
        if (!(maxNorm(g) > toleranceGrad) || (t > 1 && a === 0)) return;
        const anew = t === 1 || (restart > 0 && (t - 1) % restart === 0);
        const beta = anew ? 0 : conjugacy(g);
        for (let i = 0; i < dim; i++) d[i] = beta * d[i] - g[i];
        let slope = dot(g, d);
        if (!(slope < 0)) {
          for (let i = 0; i < dim; i++) d[i] = -g[i];
          slope = -dot(g, g);
        }
        const trial = t === 1 ? 1 / taxicabNorm(g) : (2 * a * slopeBefore) / slope;
        a = search.search(x, d, Math.min(1, trial), f, g, slope);
        if (a === 0) return;
        slopeBefore = slope;
        gBefore.set(g);
        for (let i = 0; i < dim; i++) x[i] += a * d[i];
        oracle.arriveAt(x, search.value, search.gradient);
      },
    };
  },
});
