import { defineFunction } from "../core/define.js";
import { cos, exp, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const ackley = defineFunction({
  id: "ackley",
  title: "Ackley (a = 20, b = 0.2, c = 2π)",
  example: "-f ackley -o adam,sgd+cosine --start random@20 -n 1000 --tune",
  source: {
    ref: "Ackley, A Connectionist Machine for Genetic Hillclimbing (1987); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Ackley Function",
    url: "https://www.sfu.ca/~ssurjano/ackley.html",
  },
  formula: "f = −20 e^(−r/5) − e^(1/n Σᵢ cos 2πxᵢ) + 20 + e,  r = √(1/n Σᵢ xᵢ²)",
  group: "multimodal",
  smoothness: "C0 (a cone of slope 4/√n at the minimiser, C-infinity elsewhere)",
  pitfalls:
    "not differentiable at its minimiser: gradient descent with a constant lr never reaches small targets",
  start: (n) => repeat([-2.5, 1.75], n),
  domain: (n) => cube(-32.768, 32.768, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n) {
    // the same exp as below, so that f is exactly 0 at the minimiser
    const e = exp(1);
    return {
      dim: n,
      valueAndGradient(x, g) {
        let squares = 0;
        let cosines = 0;
        for (let i = 0; i < n; i++) {
          squares += x[i] * x[i];
          cosines += cos(2 * Math.PI * x[i]);
        }
        const r = Math.sqrt(squares / n);
        const cone = exp(-r / 5);
        const ripple = exp(cosines / n);
        // the gradient at the tip of the cone is taken as 0
        const slope = r === 0 ? 0 : (4 * cone) / (n * r);
        const wave = (2 * Math.PI * ripple) / n;
        for (let i = 0; i < n; i++) g[i] = slope * x[i] + wave * sin(2 * Math.PI * x[i]);
        return 20 - 20 * cone + (e - ripple);
      },
    };
  },
});
