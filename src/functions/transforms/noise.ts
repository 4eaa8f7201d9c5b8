import { choice, defineTransform, number } from "../../core/define.js";
import type { Values } from "../../core/parameter.js";
import type { Random, Streams } from "../../core/random.js";
import type { Objective } from "../../core/types.js";

const params = {
  sigma: number({ default: 0.1, range: "[0, inf)", scale: "log", doc: "σ, size of the noise" }),
  on: choice({
    values: ["gradient", "value", "both"],
    default: "gradient",
    doc: "what is noisy to the method",
  }),
  form: choice({
    values: ["additive", "multiplicative"],
    default: "additive",
    doc: "added: q + σ·ξ.  in proportion: q·(1 + σ·ξ)",
  }),
  tail: number({
    default: Infinity,
    range: "[1, inf]",
    integer: true,
    scale: "log",
    doc: "degrees of freedom of ξ: inf is normal, few are a heavy tail (1 Cauchy, 2 no variance)",
  }),
  mask: number({
    default: 0,
    range: "[0, 1)",
    doc: "chance of a coordinate of g to be left out; the others grow by 1/(1 − mask)",
  }),
};

export const noise = defineTransform({
  id: "noise",
  title: "Noise in the gradient or the value",
  source: {
    ref: "Robbins & Monro, A Stochastic Approximation Method, Ann. Math. Statist. 22 (1951); heavy tails after Zhang et al., Why are adaptive methods good for attention models?, NeurIPS 2020",
    departs:
      "drawn afresh in every evaluation, by seed and case; what is measured is the exact function, and ∇²f·v stays exact",
  },
  formula: "F(x), G(x): f and ∇f + σ·ξ, ξ normal or Student's t; a masked coordinate of G is 0",
  params,
  apply: (place, values) => ({
    place,
    see: (inner, streams) => noisy(inner, values, streams),
  }),
});

function noisy(inner: Objective, values: Values<typeof params>, streams: Streams): Objective {
  const { sigma, on, form, tail, mask } = values;
  const isProportional = form === "multiplicative";
  const ofValue = sigma > 0 && on !== "gradient" ? streams("value") : null;
  const ofGradient = sigma > 0 && on !== "value" ? streams("gradient") : null;
  const ofMask = mask > 0 ? streams("mask") : null;
  const hessian = inner.hessianVector?.bind(inner);
  return {
    dim: inner.dim,
    exact: inner.exact ?? inner,
    ...(hessian && { hessianVector: hessian }),
    valueAndGradient(x, g) {
      const f = inner.valueAndGradient(x, g);
      if (ofGradient !== null) {
        for (let i = 0; i < g.length; i++) {
          const xi = sigma * draw(ofGradient, tail);
          g[i] += isProportional ? g[i] * xi : xi;
        }
      }
      if (ofMask !== null) {
        for (let i = 0; i < g.length; i++) {
          g[i] = ofMask.uniform() < mask ? 0 : g[i] / (1 - mask);
        }
      }
      if (ofValue === null) return f;
      const xi = sigma * draw(ofValue, tail);
      return f + (isProportional ? f * xi : xi);
    },
  };
}

/** A normal number, or one of Student's t: a normal over the root of a mean of `tail` squares. */
function draw(random: Random, tail: number): number {
  const z = random.normal();
  if (tail === Infinity) return z;
  let squares = 0;
  for (let k = 0; k < tail; k++) {
    const w = random.normal();
    squares += w * w;
  }
  return z / Math.sqrt(squares / tail);
}
