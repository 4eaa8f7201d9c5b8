import { defineFunction } from "../core/define.js";
import { cube } from "../core/vector.js";

// Newton's method at 80 digits and more, rounded; the global optimality is not proved.
const MINIMA: Readonly<Record<number, { value: number; point: number[] }>> = {
  2: { value: 0.5466078558746469, point: [-0.5013670075219627, 1.0736498384595432] },
  3: {
    value: 0.47139972252095674,
    point: [-0.3757330057951052, 0.9277884537947423, 0.1716430245881916],
  },
  6: {
    value: 0.0022876700535524363,
    point: [
      -0.015725086401458456, 1.0124348693691099, -0.2329916259567377, 1.2604300877996084,
      -1.5137289227222797, 0.9929964324311346,
    ],
  },
  9: {
    value: 1.39976013809902e-6,
    point: [
      -1.5307036521394342e-5, 0.9997897039319483, 0.014763963693556958, 0.14634232829936222,
      1.0008211030047092, -2.617731140519015, 4.104403164478857, -3.1436122785564424,
      1.0526264080101668,
    ],
  },
  10: {
    value: 1.0193951822515345e-7,
    point: [
      -1.222489868281421e-6, 1.0000445056463398, -0.005084900593391747, 0.41742934014826355,
      -0.5884434848596963, 2.3019728017792627, -4.562454099553693, 5.591973718994012,
      -3.6404071475659388, 1.0423710465777989,
    ],
  },
  12: {
    value: 4.722381105891757e-10,
    point: [
      -6.638060464520687e-9, 1.000001644117862, -0.0005639322103423058, 0.34782054050404243,
      -0.15673150409616513, 1.0528151772071777, -3.2472711534596677, 7.288434897938061,
      -10.271848241321724, 9.074113647075317, -4.541375466692512, 1.0120118885528104,
    ],
  },
};

export const watson = defineFunction({
  id: "watson",
  title: "Watson",
  source: {
    ref: "Kowalik & Osborne, Methods for Unconstrained Optimization Problems (1968); problem 20 of Moré, Garbow & Hillstrom, ACM TOMS 7 (1981)",
    url: "https://doi.org/10.1145/355934.355936",
  },
  formula: `f = Σᵢ (Σⱼ (j−1) xⱼ tʲ⁻² − (Σⱼ xⱼ tʲ⁻¹)² − 1)² + x₁² + (x₂ − x₁² − 1)²
t = i/29, i = 1 … 29, j = 1 … n`,
  group: "least squares",
  smoothness: "C-infinity",
  pitfalls: "the condition number at the minimiser explodes: 8.5e4 for n = 6, 1.7e9 for n = 9",
  dim: { min: 2, max: 31, default: 6 },
  start: (n) => new Float64Array(n),
  domain: (n) => cube(-2, 2, n),
  optimum(n) {
    const known = MINIMA[n];
    if (known === undefined) return null;
    return { value: known.value, points: [Float64Array.from(known.point)] };
  },
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      const q = x[1] - x[0] * x[0] - 1;
      let f = x[0] * x[0] + q * q;
      g.fill(0);
      g[0] = 2 * x[0] - 4 * x[0] * q;
      g[1] = 2 * q;
      for (let i = 1; i <= 29; i++) {
        const t = i / 29;
        let derivative = 0;
        let polynomial = x[0];
        let power = 1;
        for (let j = 1; j < n; j++) {
          derivative += j * x[j] * power;
          power *= t;
          polynomial += x[j] * power;
        }
        const r = derivative - polynomial * polynomial - 1;
        f += r * r;
        g[0] -= 4 * r * polynomial;
        power = 1;
        for (let j = 1; j < n; j++) {
          g[j] += 2 * r * power * (j - 2 * polynomial * t);
          power *= t;
        }
      }
      return f;
    },
  }),
});
