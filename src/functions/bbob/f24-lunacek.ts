import { cos, sin } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import { composed, type Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { gauss, type Instance } from "./parts/instance.js";
import { conditioning, diagonal, matrix, product } from "./parts/linear.js";
import { penalised } from "./parts/penalised.js";

export const f24Lunacek = defineBbob({
  number: 24,
  title: "Lunacek bi-Rastrigin",
  names: ["lunacek", "lunacek-bi-rastrigin"],
  example: "-o adam,l-bfgs --start=-1.24,1.24 --tune",
  formula:
    "h = 2 s ∘ x, sᵢ = ±1; z = R Λ¹⁰⁰ Q (h − μ₀), μ₀ = 2.5, c = 1 − 1/(2 √(n + 20) − 8.2), μ₁ = −√((μ₀² − 1)/c)\nf = min(Σᵢ (hᵢ − μ₀)², n + c Σᵢ (hᵢ − μ₁)²) + 10 (n − Σᵢ cos 2πzᵢ) + 10⁴ Σᵢ max(0, |xᵢ| − 5)² + f_opt",
  smoothness: "C0 (a kink where the two bowls are equally deep)",
  pitfalls: "the wider of the two bowls is not that of x_opt, and both are full of local minima",
  minimiser: (instance) => signs(instance).map((sign) => 1.25 * sign),
  create(instance) {
    const { n } = instance;
    return penalised(
      1e4,
      composed(n, [diagonal(signs(instance).map((sign) => 2 * sign))], biRastrigin(instance)),
    );
  },
});

const MU0 = 2.5;

function signs({ n, seed }: Instance): Vec {
  return gauss(n, seed).map((drawn) => (drawn < 0 ? -1 : 1));
}

function biRastrigin({ n, R, Q }: Instance): Raw {
  const c = 1 - 1 / (2 * Math.sqrt(n + 20) - 8.2);
  const mu1 = -Math.sqrt((MU0 * MU0 - 1) / c);
  const fromMu0 = new Float64Array(n);
  const ripples = composed(n, [matrix(product(R(), conditioning(100, n), Q()))], cosines);
  return (h, g) => {
    let first = 0;
    let second = 0;
    for (let i = 0; i < n; i++) {
      fromMu0[i] = h[i] - MU0;
      first += fromMu0[i] * fromMu0[i];
      second += (h[i] - mu1) * (h[i] - mu1);
    }
    const rippled = ripples(fromMu0, g);
    const isFirst = first <= n + c * second;
    for (let i = 0; i < n; i++) g[i] += isFirst ? 2 * fromMu0[i] : 2 * c * (h[i] - mu1);
    return (isFirst ? first : n + c * second) + rippled;
  };
}

/** 10 (n − Σ cos 2πzᵢ). */
function cosines(z: Vec, g: Vec): number {
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    sum += cos(2 * Math.PI * z[i]);
    g[i] = 20 * Math.PI * sin(2 * Math.PI * z[i]);
  }
  return 10 * (z.length - sum);
}
