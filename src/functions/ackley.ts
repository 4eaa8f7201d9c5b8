import { defineFunction, number } from "../core/define.js";
import { cos, exp, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const ackley = defineFunction({
  id: "ackley",
  title: "Ackley (b = 0.2, c = 2π)",
  example: "-f ackley -o adam,sgd+cosine --start random@20 -n 1000 --tune",
  source: {
    ref: "Ackley, A Connectionist Machine for Genetic Hillclimbing (1987); Surjanovic & Bingham, Virtual Library of Simulation Experiments, Ackley Function",
    url: "https://www.sfu.ca/~ssurjano/ackley.html",
  },
  formula: "f = −a e^(−r/5) − e^(1/n Σᵢ cos 2πxᵢ) + a + e,  r = √(1/n Σᵢ xᵢ²)",
  group: "multimodal",
  smoothness: "C0 (a cone of slope a/(5√n) at the minimiser, C-infinity elsewhere)",
  pitfalls:
    "not differentiable at its minimiser: gradient descent with a constant lr never reaches small targets",
  params: { a: number({ default: 20, range: "[0, inf)", doc: "depth of the cone" }) },
  start: (n) => repeat([-2.5, 1.75], n),
  domain: (n) => cube(-32.768, 32.768, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n, { a }) {
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
        const slope = r === 0 ? 0 : ((a / 5) * cone) / (n * r);
        const wave = (2 * Math.PI * ripple) / n;
        for (let i = 0; i < n; i++) g[i] = slope * x[i] + wave * sin(2 * Math.PI * x[i]);
        return a - a * cone + (e - ripple);
      },
    };
  },
});
