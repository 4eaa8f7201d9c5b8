import { defineFunction } from "../core/define.js";
import { exp } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

// Newton's method at 110 digits, rounded; the global optimality is not proved.
const MINIMA: Readonly<Record<number, { value: number; point: number[] }>> = {
  2: { value: 8.066390041118848e-7, point: [0.2000002053277478, 0.95916622198851] },
  3: {
    value: 3.1981283323529775e-6,
    point: [0.19999991961497013, 0.525605020390509, 0.5722578991308919],
  },
  4: {
    value: 9.376293007355442e-6,
    point: [0.1999993333503804, 0.19131670099277245, 0.48010148533262315, 0.5188454043902005],
  },
  10: {
    value: 0.00029366053745674594,
    point: [
      0.1999836051978236, 0.010350648471292297, 0.019604934480438402, 0.03208906722068565,
      0.049932677399641294, 0.07651399515399361, 0.11862407286950417, 0.19214487233557667,
      0.34732058694184365, 0.3691643741593508,
    ],
  },
};

export const penalty2 = defineFunction({
  id: "penalty-2",
  title: "Penalty II",
  source: {
    ref: "Gill, Murray & Pitfield, The implementation of two revised quasi-Newton algorithms for unconstrained optimization, National Physical Laboratory (1972); problem 24 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = (x₁ − 0.2)² + 10⁻⁵ Σᵢ (e^(xᵢ/10) + e^(xᵢ₋₁/10) − yᵢ)² + (e^(xᵢ/10) − e^(−1/10))²
    + (Σⱼ (n−j+1) xⱼ² − 1)²,  yᵢ = e^(i/10) + e^((i−1)/10), i = 2 … n, j = 1 … n`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "a nearly singular valley: Hessian eigenvalues 3.1e-6 … 18 at the minimiser for n = 4",
  dim: { min: 2, default: 4 },
  start: (n) => repeat([0.5], n),
  domain: (n) => cube(-2, 2, n),
  optimum(n) {
    const known = MINIMA[n];
    if (known === undefined) return null;
    return { value: known.value, points: [Float64Array.from(known.point)] };
  },
  create(n) {
    const y = Float64Array.from({ length: n }, (_, i) => exp((i + 1) / 10) + exp(i / 10));
    const c = exp(-0.1);
    const e = new Float64Array(n);
    return {
      dim: n,
      valueAndGradient(x, g) {
        let q = -1;
        for (let i = 0; i < n; i++) {
          e[i] = exp(x[i] / 10);
          q += (n - i) * x[i] * x[i];
        }
        for (let i = 0; i < n; i++) g[i] = 4 * q * (n - i) * x[i];
        let small = 0;
        for (let i = 1; i < n; i++) {
          const r = e[i] + e[i - 1] - y[i];
          const s = e[i] - c;
          small += r * r + s * s;
          g[i] += 2e-6 * e[i] * (r + s);
          g[i - 1] += 2e-6 * e[i - 1] * r;
        }
        const first = x[0] - 0.2;
        g[0] += 2 * first;
        return first * first + 1e-5 * small + q * q;
      },
    };
  },
});
