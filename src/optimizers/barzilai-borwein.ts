import { choice, defineOptimizer } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";
import { zeros } from "../core/vector.js";

export const barzilaiBorwein = defineOptimizer({
  id: "barzilai-borwein",
  title: "Barzilai–Borwein",
  source: {
    ref: "Barzilai & Borwein, Two-Point Step Size Gradient Methods, IMA J. Numer. Anal. 8 (1988), section 2",
    url: "https://doi.org/10.1093/imanum/8.1.141",
    departs: "where s·y ≤ 0 the last step length is kept; no line search",
  },
  rule: `s = x − x_before, y = g − g_before;  a = α₀ at first, and where s·y > 0:
bb1: a = s·s/s·y;  bb2: a = s·y/y·y
x ← x − a·g`,
  params: {
    form: choice({ values: ["bb1", "bb2"], default: "bb1", doc: "the long or the short step" }),
    alpha0: param.positive(1e-3, "the first step length"),
  },
  state: ["xBefore", "gBefore"],
  create(dim, { form, alpha0 }) {
    const [xBefore, gBefore] = zeros(dim, 2);
    let a = alpha0;
    return {
      state: () => ({ xBefore, gBefore, α: a }),
      step(x, g, _lr, t) {
        let ss = 0;
        let sy = 0;
        let yy = 0;
        for (let i = 0; i < dim; i++) {
          const s = x[i] - xBefore[i];
          const y = g[i] - gBefore[i];
          ss += s * s;
          sy += s * y;
          yy += y * y;
          xBefore[i] = x[i];
          gBefore[i] = g[i];
        }
        if (t > 1 && sy > 0) a = form === "bb1" ? ss / sy : sy / yy;
        for (let i = 0; i < dim; i++) x[i] -= a * g[i];
      },
    };
  },
});
