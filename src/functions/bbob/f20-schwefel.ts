import { cos, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { composed, type Part } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { uniform, type Instance } from "./parts/instance.js";
import { conditioning, diagonal } from "./parts/linear.js";

export const f20Schwefel = defineBbob({
  number: 20,
  title: "Schwefel x sin x",
  names: ["schwefel"],
  formula:
    "h = 2 s ∘ x, sᵢ = ±1; ẑ₀ = h₀, ẑᵢ = hᵢ + ¼ (hᵢ₋₁ − m), z = 100 (Λ¹⁰ (ẑ − m) + m), m = 4.2096874637\nf = 0.01 (C − 1/n Σᵢ zᵢ sin √|zᵢ| + Σᵢ max(0, |zᵢ| − 500)²) + f_opt, C = 418.9828872724339",
  smoothness: "C1 (a kink of the slope where |zᵢ| = 500)",
  pitfalls: "the best minima lie near corners of the box, far from each other; so does x_opt",
  departs:
    "x_opt to all digits; COCO's is ±2.10484373165 in each coordinate, off by 2e-10, where f is the same",
  minimiser(instance) {
    const { n } = instance;
    const lambda = conditioning(10, n);
    const sign = signs(instance);
    const xOpt = new Float64Array(n);
    let h = M;
    for (let i = 0; i < n; i++) {
      h = M + (HIGHEST / 100 - M) / lambda[i] - 0.25 * (h - M);
      xOpt[i] = (sign[i] * h) / 2;
    }
    return xOpt;
  },
  create(instance) {
    const { n } = instance;
    const parts = [
      diagonal(signs(instance).map((sign) => 2 * sign)),
      chained(n),
      diagonal(conditioning(10, n)),
    ];
    return composed(n, parts, schwefel);
  },
});

/** COCO's m, a hundredth of the next constant to 11 digits. */
const M = 4.2096874637;
/** Where t sin √t is highest on [0, 500]; all zᵢ are this at x_opt. */
const HIGHEST = 420.96874635998205;

function signs({ n, seed }: Instance): Vec {
  return uniform(n, seed).map((u) => (u < 0.5 ? -1 : 1));
}

/** ẑ − m: each coordinate takes along a quarter of the one before it. */
function chained(n: number): Part {
  return {
    map(h, z) {
      z[0] = h[0] - M;
      for (let i = 1; i < n; i++) z[i] = h[i] + 0.25 * (h[i - 1] - M) - M;
    },
    pull(g, out) {
      for (let i = 0; i < n - 1; i++) out[i] = g[i] + 0.25 * g[i + 1];
      out[n - 1] = g[n - 1];
    },
  };
}

function schwefel(fromM: Vec, g: Vec): number {
  const n = fromM.length;
  let sum = 0;
  let penalty = 0;
  for (let i = 0; i < n; i++) {
    const z = 100 * (fromM[i] + M);
    const root = Math.sqrt(Math.abs(z));
    const beyond = Math.max(0, Math.abs(z) - 500);
    sum += z * sin(root);
    penalty += beyond * beyond;
    g[i] = 2 * beyond * Math.sign(z) - (sin(root) + (root * cos(root)) / 2) / n;
  }
  return 0.01 * (418.9828872724339 - sum / n + penalty);
}
