import { passedOn } from "../core/passed-on.js";
import { choice, defineModifier, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import type { Params, Values } from "../core/parameter.js";
import type { Vec } from "../core/types.js";
import { maxNorm, safeNorm, taxicabNorm } from "../core/vector.js";

const clipParams = {
  norm: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "longest gradient" }),
  value: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "largest |gᵢ|" }),
  eps: number({
    default: 1e-6,
    range: "[0, inf)",
    scale: "log",
    doc: "ε, added to the norm; optax and Keras have none",
  }),
  normType: choice({ values: ["2", "1", "inf"], default: "2", doc: "p of the norm ‖g‖ₚ" }),
} satisfies Params;

export const clip = defineModifier({
  id: "clip",
  title: "Gradient clipping",
  source: {
    ref: "Pascanu, Mikolov & Bengio, ICML 2013, Algorithm 1; as torch.nn.utils.clip_grad_norm_ and clip_grad_value_",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    departs: "as in torch, ε is added to the norm, so that the result is a little shorter",
  },
  rule: `norm: g ← g·min(1, norm/(‖g‖ + ε))
value: gᵢ ← min(max(gᵢ, −value), value);  with both, norm comes first`,
  params: clipParams,
  coordinatewise: ({ norm: longest }) => longest === Infinity,
  lens(params) {
    const shorten = clipping(params);
    return { value: (f) => f, gradient: (_x, g) => shorten(g, g) };
  },
  wrap(inner, dim, params) {
    const shorten = clipping(params);
    const clipped = new Float64Array(dim);
    return {
      ...passedOn(inner, clipped),
      step(x, g, lr, t) {
        shorten(g, clipped);
        inner.step(x, clipped, lr, t);
      },
    };
  },
});

/** Writes the clipped g into `out`, which may be g itself. Throws a usage error without a bound. */
function clipping({ norm: longest, value, eps, normType }: Values<typeof clipParams>) {
  if (longest === Infinity && value === Infinity)
    throw usage("clip needs a bound: clip:norm=1 or clip:value=0.5");
  const measure = { "2": safeNorm, "1": taxicabNorm, inf: maxNorm }[normType];
  return (g: Vec, out: Vec) => {
    const share = longest === Infinity ? 1 : Math.min(1, longest / (measure(g) + eps));
    for (let i = 0; i < g.length; i++) out[i] = Math.min(Math.max(share * g[i], -value), value);
  };
}
