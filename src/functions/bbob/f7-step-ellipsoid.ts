import type { Vec } from "../../core/types.js";
import { dot } from "../../core/vector.js";
import type { Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import type { Instance } from "./parts/instance.js";
import { conditioning, scaledRows } from "./parts/linear.js";
import { penalised } from "./parts/penalised.js";
import { times } from "../transforms/orthogonal.js";

export const f7StepEllipsoid = defineBbob({
  number: 7,
  title: "Step ellipsoid",
  names: ["step-ellipsoid"],
  // on the plateau f is below the usual target already, and elsewhere nothing moves
  example: "-o adam,l-bfgs --start=-0.22,0.74 --tol 1e-9 --tune",
  formula:
    "h = Λ¹⁰ Q (x − x_opt), tᵢ = ⌊hᵢ + ½⌋ where |hᵢ| > ½, else ⌊10 hᵢ + ½⌋/10, z = R t\nf = 0.1 max(10⁻⁴ |h₀|, Σᵢ 100^(i/(n−1)) zᵢ²) + Σᵢ max(0, |xᵢ| − 5)² + f_opt, i = 0 … n−1",
  smoothness: "piecewise constant in the box, but for the plateau around x_opt",
  pitfalls: "whole steps are 10 times as wide as the tenths around x_opt",
  gradientReach: {
    step: 0.01,
    because:
      "it is exactly 0 almost everywhere, so a method that follows it stalls at its first step",
  },
  create: (instance, xOpt) => penalised(1, steps(instance, xOpt)),
});

function steps({ n, R, Q }: Instance, xOpt: Vec): Raw {
  const scaledQ = scaledRows(conditioning(10, n), Q());
  const rotation = R();
  const weights = conditioning(1e4, n);
  const [y, t] = [new Float64Array(n), new Float64Array(n)];
  return (x, g) => {
    for (let i = 0; i < n; i++) y[i] = x[i] - xOpt[i];
    times(scaledQ, y, t);
    const h0 = t[0];
    for (let i = 0; i < n; i++) {
      t[i] = Math.abs(t[i]) > 0.5 ? Math.floor(t[i] + 0.5) : Math.floor(10 * t[i] + 0.5) / 10;
    }
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const zi = dot(rotation[i], t);
      sum += weights[i] * zi * zi;
    }
    const plateau = 1e-4 * Math.abs(h0);
    const slope = plateau > sum ? 1e-5 * Math.sign(h0) : 0;
    for (let i = 0; i < n; i++) g[i] = slope * scaledQ[0][i];
    return 0.1 * Math.max(plateau, sum);
  };
}
