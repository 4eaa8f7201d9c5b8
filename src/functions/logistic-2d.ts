import { defineFunction } from "../core/define.js";
import { exp, ln } from "../core/math.js";
import { cube } from "../core/vector.js";

const A = [2, 1.5, 0.25, -0.5, -1.25, -2, 0.5, 1];
const B = [1, -0.5, 1.75, 0.75, 0.5, -1.5, -1, 0.25];
const Y = [1, 1, 1, 1, -1, -1, -1, -1];

export const logistic2d = defineFunction({
  id: "logistic-2d",
  title: "Logistic regression (8 points, ℓ₂ = 1/16)",
  source: { ref: "optbench" },
  formula: `f = ⅛ Σ ln(1 + e^(−y (ax + by))) + (x² + y²)/32 over the labelled points (a, b; y)
(2, 1; +) (1.5, −0.5; +) (0.25, 1.75; +) (−0.5, 0.75; +)
(−1.25, 0.5; −) (−2, −1.5; −) (0.5, −1; −) (1, 0.25; −)`,
  group: "convex",
  smoothness: "C-infinity",
  dim: { min: 2, max: 2 },
  start: () => Float64Array.of(-2, 1.5),
  domain: (n) => cube(-10, 10, n),
  optimum: () => ({
    value: 0.47944700571706467,
    points: [Float64Array.of(0.6619019613223016, 0.9720063944266956)],
  }),
  create: (n) => ({
    dim: n,
    valueAndGradient(p, g) {
      const x = p[0];
      const y = p[1];
      let f = (x * x + y * y) / 32;
      g[0] = x / 16;
      g[1] = y / 16;
      for (let k = 0; k < 8; k++) {
        const s = -Y[k] * (A[k] * x + B[k] * y);
        // e^(−|s|) never overflows: ln(1 + eˢ) = max(s, 0) + ln(1 + e^(−|s|))
        const e = exp(-Math.abs(s));
        const sigma = (s > 0 ? 1 : e) / (1 + e);
        f += (Math.max(s, 0) + ln(1 + e)) / 8;
        g[0] -= (Y[k] * sigma * A[k]) / 8;
        g[1] -= (Y[k] * sigma * B[k]) / 8;
      }
      return f;
    },
  }),
});
