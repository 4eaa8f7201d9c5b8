import { choice, defineModifier, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import { maxNorm, norm, taxicabNorm } from "../core/vector.js";

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
  params: {
    norm: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "longest gradient" }),
    value: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "largest |gᵢ|" }),
    eps: number({
      default: 1e-6,
      range: "[0, inf)",
      scale: "log",
      doc: "ε, added to the norm; optax and Keras have none",
    }),
    normType: choice({ values: ["2", "1", "inf"], default: "2", doc: "p of the norm ‖g‖ₚ" }),
  },
  misleads: true,
  wrap(inner, dim, { norm: longest, value, eps, normType }) {
    if (longest === Infinity && value === Infinity)
      throw usage("clip needs a bound: clip:norm=1 or clip:value=0.5");
    const measure = { "2": norm, "1": taxicabNorm, inf: maxNorm }[normType];
    const clipped = new Float64Array(dim);
    return {
      ...(inner.answer === undefined ? {} : { answer: inner.answer }),
      step(x, g, lr, t) {
        const share = longest === Infinity ? 1 : Math.min(1, longest / (measure(g) + eps));
        for (let i = 0; i < dim; i++) {
          clipped[i] = Math.min(Math.max(share * g[i], -value), value);
        }
        inner.step(x, clipped, lr, t);
      },
    };
  },
});
