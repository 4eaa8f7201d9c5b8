import { passedOn } from "../core/passed-on.js";
import { defineModifier } from "../core/define.js";
import type { Vec } from "../core/types.js";

export const maximize = defineModifier({
  id: "maximize",
  title: "Climb instead of descend",
  example: "-f anisotropic -o adam:lr=0.1+maximize -n 30",
  source: {
    ref: "the maximize flag of torch.optim",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.optim.SGD.html",
  },
  rule: "g ← −g",
  coordinatewise: true,
  lens: () => ({
    value: (f) => -f,
    gradient: (_x, g) => negate(g, g),
    hessianVector: (_v, product) => negate(product, product),
  }),
  wrap(inner, dim) {
    const d = new Float64Array(dim);
    return {
      ...passedOn(inner, d),
      step(x, g, lr, t) {
        negate(g, d);
        inner.step(x, d, lr, t);
      },
    };
  },
});

function negate(g: Vec, out: Vec): void {
  for (let i = 0; i < g.length; i++) out[i] = -g[i];
}
