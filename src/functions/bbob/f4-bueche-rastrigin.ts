import { composed, type Part } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { drawnPoint } from "./parts/instance.js";
import { conditioning, from } from "./parts/linear.js";
import { oscillated } from "./parts/oscillated.js";
import { penalised } from "./parts/penalised.js";
import { rastriginRaw } from "./parts/rastrigin-raw.js";

export const f4BuecheRastrigin = defineBbob({
  number: 4,
  title: "Büche-Rastrigin (skew)",
  names: ["bueche-rastrigin", "skew-rastrigin-bueche"],
  example: "-o adam,l-bfgs --start 2.3,2.3 --tune",
  formula:
    "z = S T_osz(x − x_opt), Sᵢ = 10^(i/(2(n−1))), ten times that where i is even and T_osz(…)ᵢ > 0\nf = 10 (n − Σᵢ cos 2πzᵢ) + ‖z‖² + 100 Σᵢ max(0, |xᵢ| − 5)² + f_opt, i = 0 … n−1",
  smoothness: "C1 (a kink of the slope where T_osz(…)ᵢ changes its sign)",
  pitfalls:
    "about 10ⁿ local minima, and a slope that leads past x_opt in half of the coordinates; x_opt is that of bbob-f3 with the even coordinates positive",
  minimiser: ({ n, seed }) => drawnPoint(n, seed).map((x, i) => (i % 2 === 0 ? Math.abs(x) : x)),
  create: ({ n }, xOpt) =>
    penalised(100, composed(n, [from(xOpt), oscillated(n), skewed(n)], rastriginRaw)),
});

/** The conditioning, and ten times as steep on the positive side of every other coordinate. */
function skewed(n: number): Part {
  const gentle = conditioning(10, n);
  const factors = new Float64Array(n);
  return {
    map(x, z) {
      for (let i = 0; i < n; i++) {
        factors[i] = i % 2 === 0 && x[i] > 0 ? 10 * gentle[i] : gentle[i];
        z[i] = factors[i] * x[i];
      }
    },
    pull(g, out) {
      for (let i = 0; i < n; i++) out[i] = factors[i] * g[i];
    },
  };
}
