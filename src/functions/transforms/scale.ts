import { defineTransform, number } from "../../core/define.js";
import { slackOf } from "../../core/slack.js";
import { isInside } from "../../core/is-inside.js";
import type { Objective, Optimum, Vec } from "../../core/types.js";
import { lift } from "./lift.js";

export const scale = defineTransform({
  id: "scale",
  title: "Scale the value or the space",
  source: { ref: "a change of units of f and of x: what invariance to scale is tested with" },
  formula: "F(x) = value·f(x/space); start, domain and minimiser grow with space, f* with value",
  params: {
    value: number({ default: 1, range: "(0, inf)", scale: "log", doc: "factor of f" }),
    space: number({ default: 1, range: "(0, inf)", scale: "log", doc: "factor of x" }),
  },
  apply({ start, domain, optimum }, { value, space }) {
    const moved = (x: Vec) => x.map((xi) => xi * space);
    return {
      place: {
        start: moved(start),
        domain: {
          lower: moved(domain.lower),
          upper: moved(domain.upper),
          contains: (x: Vec) =>
            isInside(
              domain,
              x.map((xi) => xi / space),
            ),
        },
        optimum: optimum && scaledOptimum(optimum, value, moved),
      },
      see: (inner) => lift(inner, (of) => scaled(of, value, space)),
    };
  },
});

function scaledOptimum(optimum: Optimum, value: number, moved: (x: Vec) => Vec): Optimum {
  return {
    value: optimum.value * value,
    points: optimum.points.map(moved),
    // the rounding of f grows with it
    slack: slackOf(optimum) * value,
  };
}

function scaled(inner: Objective, value: number, space: number): Objective {
  const n = inner.dim;
  const at = new Float64Array(n);
  const slope = value / space;
  const curvature = value / space / space;
  const hessian = inner.hessianVector?.bind(inner);
  return {
    dim: n,
    valueAndGradient(x, g) {
      for (let i = 0; i < n; i++) at[i] = x[i] / space;
      const f = inner.valueAndGradient(at, g);
      for (let i = 0; i < n; i++) g[i] *= slope;
      return value * f;
    },
    ...(hessian && {
      hessianVector(x: Vec, v: Vec, out: Vec) {
        for (let i = 0; i < n; i++) at[i] = x[i] / space;
        hessian(at, v, out);
        for (let i = 0; i < n; i++) out[i] *= curvature;
      },
    }),
  };
}
