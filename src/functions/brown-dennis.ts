import { defineFunction } from "../core/define.js";
import { cos, exp, sin } from "../core/math.js";
import { cube } from "../core/vector.js";

export const brownDennis = defineFunction({
  id: "brown-dennis",
  title: "Brown-Dennis (m = 20)",
  source: {
    ref: "Brown & Dennis, New computational algorithms for minimizing a sum of squares of nonlinear functions, Yale University (1971); problem 16 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = Σ (u² + v²)²,  u = x₁ + t x₂ − eᵗ, v = x₃ + x₄ sin t − cos t
t = 0.2, 0.4, …, 4`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "f* = 85822.2: gaps below 1e-10 are below the rounding of f, so use relative gaps",
  dim: { min: 4, max: 4 },
  start: () => Float64Array.of(25, 5, -5, -1),
  domain: (n) => cube(-30, 30, n),
  optimum: () => ({
    value: 85822.20162635634,
    points: [
      Float64Array.of(
        -11.594439904762165,
        13.203630051207204,
        -0.40343948817685954,
        0.2367787744557363,
      ),
    ],
  }),
  create(n) {
    const t = Float64Array.from({ length: 20 }, (_, i) => (i + 1) / 5);
    const expT = t.map((ti) => exp(ti));
    const sinT = t.map((ti) => sin(ti));
    const cosT = t.map((ti) => cos(ti));
    return {
      dim: n,
      valueAndGradient(x, g) {
        let f = 0;
        g.fill(0);
        for (let i = 0; i < 20; i++) {
          const u = x[0] + t[i] * x[1] - expT[i];
          const v = x[2] + x[3] * sinT[i] - cosT[i];
          const s = u * u + v * v;
          const q = 4 * s;
          f += s * s;
          g[0] += q * u;
          g[1] += q * u * t[i];
          g[2] += q * v;
          g[3] += q * v * sinT[i];
        }
        return f;
      },
    };
  },
});
