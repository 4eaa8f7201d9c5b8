import { defineFunction, number } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const michalewicz = defineFunction({
  id: "michalewicz",
  title: "Michalewicz",
  source: {
    ref: "Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs (1992)",
    url: "https://www.sfu.ca/~ssurjano/michal.html",
  },
  formula: "f = −Σᵢ sin xᵢ sin²ᵐ(i xᵢ²/π), i = 1 … n",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "n! local minima between flat areas where f and its gradient are almost 0; f* is the minimum of the box",
  params: {
    m: number({ default: 10, range: "[1, 100]", integer: true, doc: "steepness of the valleys" }),
  },
  start: (n) => repeat([2], n),
  domain: (n) => cube(0, Math.PI, n),
  optimum(n, { m }) {
    const point = new Float64Array(n);
    let value = 0;
    for (let i = 1; i <= n; i++) {
      point[i - 1] = highest(i, m);
      value -= height(i, m, point[i - 1]);
    }
    return { value, points: [point] };
  },
  create: (n, { m }) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 1; i <= n; i++) {
        const xi = x[i - 1];
        const u = (i * xi * xi) / Math.PI;
        const s = sin(u);
        const odd = power(s, 2 * m - 1);
        f -= sin(xi) * odd * s;
        g[i - 1] = -odd * (cos(xi) * s + ((4 * m * i * xi) / Math.PI) * sin(xi) * cos(u));
      }
      return f;
    },
  }),
});

/** s^k for a whole k > 0: the powers 2ʲ of s that k is made of, the largest first. */
function power(s: number, k: number): number {
  let product = 1;
  for (let bit = 128; bit >= 1; bit /= 2) {
    if (Math.floor(k / bit) % 2 === 0) continue;
    let square = s;
    for (let size = 1; size < bit; size *= 2) square *= square;
    product *= square;
  }
  return product;
}

/** sin x sin²ᵐ u, what coordinate i takes from f. */
function height(i: number, m: number, x: number): number {
  const s = sin((i * x * x) / Math.PI);
  return sin(x) * power(s, 2 * m - 1) * s;
}

/** Where coordinate i takes most: on one of the two humps next to π/2, as sin x favours. */
function highest(i: number, m: number): number {
  const h = Math.max(0, Math.floor(i / 4 - 0.5));
  const left = peak(i, m, h);
  const right = h + 1 < i ? peak(i, m, h + 1) : left;
  return height(i, m, left) > height(i, m, right) ? left : right;
}

/** The top of hump h, around u = (h + ½)π, by Newton's method with the curvature of sin²ᵐ u. */
function peak(i: number, m: number, h: number): number {
  const p = 2 * m;
  let x = Math.PI * Math.sqrt((h + 0.5) / i);
  for (let step = 0; step < 60; step++) {
    const u = (i * x * x) / Math.PI;
    const k = (2 * i * x) / Math.PI;
    x += (cos(x) * sin(u) + p * k * sin(x) * cos(u)) / (p * k * k * sin(x) * sin(u));
  }
  return x;
}
