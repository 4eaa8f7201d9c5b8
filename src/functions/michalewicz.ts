import { defineFunction } from "../core/define.js";
import { cos, sin } from "../core/math.js";
import { cube, repeat } from "../core/vector.js";

export const michalewicz = defineFunction({
  id: "michalewicz",
  title: "Michalewicz (m = 10)",
  source: {
    ref: "Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs (1992)",
    url: "https://www.sfu.ca/~ssurjano/michal.html",
  },
  formula: "f = −Σᵢ sin xᵢ sin²⁰(i xᵢ²/π), i = 1 … n",
  group: "multimodal",
  smoothness: "C-infinity",
  pitfalls:
    "n! local minima between flat areas where f and its gradient are almost 0; f* is the minimum of the box",
  start: (n) => repeat([2], n),
  domain: (n) => cube(0, Math.PI, n),
  optimum(n) {
    const point = new Float64Array(n);
    let value = 0;
    for (let i = 1; i <= n; i++) {
      point[i - 1] = highest(i);
      value -= height(i, point[i - 1]);
    }
    return { value, points: [point] };
  },
  create: (n) => ({
    dim: n,
    valueAndGradient(x, g) {
      let f = 0;
      for (let i = 1; i <= n; i++) {
        const xi = x[i - 1];
        const u = (i * xi * xi) / Math.PI;
        const s = sin(u);
        const s19 = power19(s);
        f -= sin(xi) * s19 * s;
        g[i - 1] = -s19 * (cos(xi) * s + ((40 * i * xi) / Math.PI) * sin(xi) * cos(u));
      }
      return f;
    },
  }),
});

function power19(s: number): number {
  const s2 = s * s;
  const s4 = s2 * s2;
  const s8 = s4 * s4;
  return s8 * s8 * s2 * s;
}

/** sin x sin²⁰ u, what coordinate i takes from f. */
function height(i: number, x: number): number {
  const s = sin((i * x * x) / Math.PI);
  return sin(x) * power19(s) * s;
}

/** Where coordinate i takes most: on one of the two humps next to π/2, as sin x favours. */
function highest(i: number): number {
  const h = Math.max(0, Math.floor(i / 4 - 0.5));
  const left = peak(i, h);
  const right = h + 1 < i ? peak(i, h + 1) : left;
  return height(i, left) > height(i, right) ? left : right;
}

/** The top of hump h, around u = (h + ½)π, by Newton's method with the curvature of sin²⁰ u. */
function peak(i: number, h: number): number {
  let x = Math.PI * Math.sqrt((h + 0.5) / i);
  for (let step = 0; step < 60; step++) {
    const u = (i * x * x) / Math.PI;
    const k = (2 * i * x) / Math.PI;
    x += (cos(x) * sin(u) + 20 * k * sin(x) * cos(u)) / (20 * k * k * sin(x) * sin(u));
  }
  return x;
}
