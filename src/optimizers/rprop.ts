import { defineOptimizer, flag, number } from "../core/define.js";
import * as param from "../core/hyper-parameters.js";

export const rprop = defineOptimizer({
  id: "rprop",
  title: "Rprop",
  source: {
    ref: "Riedmiller & Braun, ICNN 1993; without backtracking: iRprop⁻ of Igel & Hüsken, NC 2000",
    url: "https://doi.org/10.1109/ICNN.1993.298623",
    departs: "lr is the first step length only: no schedule acts on it",
  },
  rule: `s = sign(g·g₋);  d ← clamp(d·η₊, s > 0;  d·η₋, s < 0;  d, s = 0)
g ← 0 where s < 0;  x ← x − sign(g)·d   (delayed: by the move of the step before)`,
  params: {
    lr: param.positive(0.01, "d before the first step"),
    etaMinus: number({ default: 0.5, range: "(0, 1)", doc: "η₋, where the sign of g changes" }),
    etaPlus: number({ default: 1.2, range: "(1, inf)", doc: "η₊, where it does not" }),
    stepMin: param.epsilon(1e-6, "least d"),
    stepMax: param.positive(50, "largest d"),
    delayed: flag({ doc: "make each move one step late, as optax does" }),
  },
  state: ["d", "g₋"],
  coordinatewise: true,
  lrKey: null,
  create(dim, { lr, etaMinus, etaPlus, stepMin, stepMax, delayed }) {
    const lengths = new Float64Array(dim).fill(lr);
    /** The last gradient, 0 where the sign changed; when delayed, the last move. */
    const previous = new Float64Array(dim);
    if (delayed) {
      return {
        state: () => ({ d: lengths, "g₋": previous }),
        step(x, g) {
          const [d, last] = [lengths, previous];
          for (let i = 0; i < d.length; i++) {
            const s = g[i] * last[i];
            const length = d[i] * (s > 0 ? etaPlus : etaMinus);
            if (s !== 0) d[i] = Math.min(Math.max(length, stepMin), stepMax);
            if (s >= 0) x[i] -= last[i];
            last[i] = s < 0 ? 0 : d[i] * Math.sign(g[i]);
          }
        },
      };
    }
    return {
      state: () => ({ d: lengths, "g₋": previous }),
      step(x, g) {
        const [d, last] = [lengths, previous];
        const [grow, shrink, least, most] = [etaPlus, etaMinus, stepMin, stepMax];
        for (let i = 0; i < d.length; i++) {
          const s = g[i] * last[i];
          const length = d[i] * (s > 0 ? grow : s < 0 ? shrink : 1);
          const di = (d[i] = Math.min(Math.max(length, least), most));
          const gi = (last[i] = s < 0 ? 0 : g[i]);
          x[i] -= Math.sign(gi) * di;
        }
      },
    };
  },
});
