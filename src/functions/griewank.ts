import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const griewank = defineFunction({
  id: "griewank",
  title: "Griewank",
  example: "-f griewank -o adam,l-bfgs --start 1,1 --tune",
  source: {
    ref: "Griewank, Generalized descent for global optimization, Journal of Optimization Theory and Applications 34 (1981)",
    url: "https://www.sfu.ca/~ssurjano/griewank.html",
  },
  formula: "f = 1/4000 Σᵢ xᵢ² − Πᵢ cos(xᵢ/√i) + 1, i = 1 … n",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls: "thousands of shallow local minima; for large n the cosines fade and it becomes easier",
  start: (n) => repeat([-7, 5], n),
  domain: (n) => cube(-600, 600, n),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create(n) {
    const c = new Float64Array(n);
    return {
      dim: n,
      valueAndGradient(x, g) {
        let squares = 0;
        let product = 1;
        let complement = 0;
        // Πⱼ≠ᵢ cos as the product before i times the product after i: a division by cos would fail
        // at its zeros. 1 − Π gathers 1 − cos = 2 sin² of the half angle, which does not cancel.
        for (let i = 0; i < n; i++) {
          const root = Math.sqrt(i + 1);
          const sinHalf = sin(x[i] / root / 2);
          const cosHalf = cos(x[i] / root / 2);
          c[i] = cosHalf * cosHalf - sinHalf * sinHalf;
          g[i] = (product * 2 * sinHalf * cosHalf) / root;
          squares += x[i] * x[i];
          complement += product * 2 * sinHalf * sinHalf;
          product *= c[i];
        }
        product = 1;
        for (let i = n - 1; i >= 0; i--) {
          g[i] = x[i] / 2000 + g[i] * product;
          product *= c[i];
        }
        return squares / 4000 + complement;
      },
    };
  },
});
