import { defineFunction } from "../core/define.js";
import type { Vec } from "../core/types.js";
import { cube } from "../core/vector.js";

// Newton's method at 50 digits and more, rounded. Sorted; every permutation is a minimiser too.
const MINIMISERS: Readonly<Record<number, readonly number[]>> = {
  1: [0.5],
  2: [0.2113248654051871, 0.7886751345948129],
  3: [0.14644660940672624, 0.5, 0.8535533905932737],
  4: [0.10267276385411694, 0.40620376295746, 0.5937962370425399, 0.8973272361458831],
  5: [0.08375125649950906, 0.31272929522320947, 0.5, 0.6872707047767905, 0.9162487435004909],
  6: [
    0.0668765909460897, 0.28874067311944424, 0.36668229924164764, 0.6333177007583524,
    0.7112593268805558, 0.9331234090539103,
  ],
  7: [
    0.05806914962097548, 0.2351716123574216, 0.3380440947400462, 0.5, 0.6619559052599538,
    0.7648283876425784, 0.9419308503790245,
  ],
  8: [
    0.04315276015101663, 0.1930908403841861, 0.26632870689027294, 0.5, 0.5, 0.7336712931097271,
    0.8069091596158139, 0.9568472398489833,
  ],
  9: [
    0.044205346135782767, 0.19949067230988096, 0.23561910847106, 0.416046907892598, 0.5,
    0.583953092107402, 0.76438089152894, 0.8005093276901191, 0.9557946538642172,
  ],
  10: [
    0.07474816621460248, 0.17151817694809265, 0.286434152584, 0.3596464506289341,
    0.47075052286659347, 0.616738335038745, 0.616738335038745, 0.7998108015386138,
    0.8448546422409267, 0.9670066269819255,
  ],
};

export const chebyquad = defineFunction({
  id: "chebyquad",
  title: "Chebyquad (m = n)",
  source: {
    ref: "Fletcher, Function minimization without evaluating derivatives: a review, The Computer Journal 8 (1965); problem 35 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = Σᵢ (1/n Σⱼ Tᵢ(2xⱼ − 1) + [i even]/(i² − 1))², i = 1 … n
T₀ = 1, T₁ = y, Tᵢ₊₁ = 2y Tᵢ − Tᵢ₋₁`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls:
    "Tᵢ grows like (4|x|)ⁱ outside [0, 1]; f* = 0 for n ≤ 7 and n = 9 only, and the 6.504e-3 often printed for n = 10 is a local minimum",
  dim: { default: 8 },
  start: (n) => Float64Array.from({ length: n }, (_, i) => (i + 1) / (n + 1)),
  domain: (n) => cube(0, 1, n),
  optimum(n) {
    const known = MINIMISERS[n];
    if (known === undefined) return null;
    const value = n === 8 ? 0.0035168737256779316 : n === 10 ? 0.004772713696375349 : 0;
    const point = Float64Array.from(known);
    const mirrored = point.map((xi) => 1 - xi).reverse();
    // f is symmetric about ½; of the listed points that of n = 10 alone is not
    return { value, points: n === 10 ? [point, mirrored] : [point] };
  },
  create(n) {
    const T = new Float64Array(n + 1);
    const D = new Float64Array(n + 1);
    const r = new Float64Array(n + 1);
    return {
      dim: n,
      valueAndGradient(x, g) {
        r.fill(0);
        for (let j = 0; j < n; j++) {
          chebyshev(x[j], T, D);
          for (let i = 1; i <= n; i++) r[i] += T[i] / n;
        }
        let f = 0;
        for (let i = 1; i <= n; i++) {
          if (i % 2 === 0) r[i] += 1 / (i * i - 1);
          f += r[i] * r[i];
        }
        for (let j = 0; j < n; j++) {
          chebyshev(x[j], T, D);
          g[j] = 0;
          for (let i = 1; i <= n; i++) g[j] += (2 * r[i] * D[i]) / n;
        }
        return f;
      },
    };
  },
});

/** T[i] = Tᵢ(2x − 1) and D[i] = its derivative by x, i = 0 … n. */
function chebyshev(x: number, T: Vec, D: Vec): void {
  const y = 2 * x - 1;
  T[0] = 1;
  T[1] = y;
  D[0] = 0;
  D[1] = 2;
  for (let i = 1; i < T.length - 1; i++) {
    T[i + 1] = 2 * y * T[i] - T[i - 1];
    D[i + 1] = 4 * T[i] + 2 * y * D[i] - D[i - 1];
  }
}
