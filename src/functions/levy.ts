import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const levy = defineFunction({
  id: "levy",
  title: "Levy",
  source: {
    ref: "Levy & Montalvo, The tunneling algorithm for the global minimization of functions, SIAM Journal on Scientific and Statistical Computing 6 (1985); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Levy Function",
    url: "https://www.sfu.ca/~ssurjano/levy.html",
    departs:
      "the form of the library; Levy & Montalvo have sin² πwᵢ₊₁, without the + 1, in the middle terms",
  },
  formula: `f = sin² πw₁ + Σᵢ (wᵢ − 1)² (1 + 10 sin²(πwᵢ + 1)) + (wₙ − 1)² (1 + sin² 2πwₙ)
wᵢ = 1 + (xᵢ − 1)/4, i = 1 … n−1`,
  group: "multimodal",
  smoothness: "C-infinity",
  start: (n) => repeat([-4, 5], n),
  domain: (n) => cube(-10, 10, n),
  optimum: (n) => ({ value: 0, points: [repeat([1], n)] }),
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      // u = w − 1: the squared sines have the period π, and sin πu is exactly 0 at the minimiser
      const s1 = sin((Math.PI * (x[0] - 1)) / 4);
      const c1 = cos((Math.PI * (x[0] - 1)) / 4);
      let f = s1 * s1;
      for (let i = 0; i < n - 1; i++) {
        const u = (x[i] - 1) / 4;
        const S = sin(Math.PI * u + 1);
        const C = cos(Math.PI * u + 1);
        f += u * u * (1 + 10 * S * S);
        g[i] = (u * (1 + 10 * S * S) + 10 * Math.PI * u * u * S * C) / 2;
      }
      const u = (x[n - 1] - 1) / 4;
      const S = sin(2 * Math.PI * u);
      const C = cos(2 * Math.PI * u);
      f += u * u * (1 + S * S);
      g[n - 1] = (u * (1 + S * S) + 2 * Math.PI * u * u * S * C) / 2;
      g[0] += (Math.PI / 2) * s1 * c1;
      return f;
    },
  }),
});
