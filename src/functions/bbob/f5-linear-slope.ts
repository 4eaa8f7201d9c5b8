import { pow } from "../../core/math.js";
import type { Vec } from "../../core/types.js";
import type { Raw } from "./parts/composed.js";
import { defineBbob } from "./parts/define-bbob.js";
import { drawnPoint } from "./parts/instance.js";

export const f5LinearSlope = defineBbob({
  number: 5,
  title: "Linear slope",
  names: ["linear-slope"],
  formula:
    "f = Σᵢ 5 |sᵢ| − sᵢ zᵢ + f_opt, sᵢ = sign(x_optᵢ) 10^(i/(n−1)), i = 0 … n−1\nzᵢ = xᵢ where xᵢ x_optᵢ < 25, else x_optᵢ: flat from the bound on",
  smoothness: "piecewise linear",
  pitfalls:
    "x_opt is a corner of the box; every point beyond it is minimal too, so its distance says nothing outside the box",
  minimiser: ({ n, seed }) => drawnPoint(n, seed).map((x) => 5 * Math.sign(x)),
  create: ({ n }, xOpt) => slope(n, xOpt),
});

function slope(n: number, xOpt: Vec): Raw {
  const s = xOpt.map((corner, i) => Math.sign(corner) * pow(10, i / (n - 1)));
  return (x, g) => {
    let f = 0;
    for (let i = 0; i < n; i++) {
      const isBelow = x[i] * xOpt[i] < 25;
      f += 5 * Math.abs(s[i]) - s[i] * (isBelow ? x[i] : xOpt[i]);
      g[i] = isBelow ? -s[i] : 0;
    }
    return f;
  };
}
