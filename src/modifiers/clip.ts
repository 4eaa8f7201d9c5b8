import { choice, defineModifier, number } from "../core/define.js";
import { usage } from "../core/errors.js";
import { maxNorm, norm, taxicabNorm } from "../core/vector.js";

/** Added to the norm, so that a gradient of 0 divides by something: torch's constant. */
const TINY = 1e-6;

export const clip = defineModifier({
  id: "clip",
  title: "Gradient clipping",
  source: {
    ref: "Pascanu, Mikolov & Bengio, ICML 2013, Algorithm 1; as torch.nn.utils.clip_grad_norm_ and clip_grad_value_",
    url: "https://docs.pytorch.org/docs/stable/generated/torch.nn.utils.clip_grad_norm_.html",
    departs: "as in torch, 1e-6 is added to the norm, so that the result is a little shorter",
  },
  rule: `norm: g ← g·min(1, norm/(‖g‖ + 1e-6))
value: gᵢ ← min(max(gᵢ, −value), value);  with both, norm comes first`,
  params: {
    norm: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "longest gradient" }),
    value: number({ default: Infinity, range: "(0, inf]", scale: "log", doc: "largest |gᵢ|" }),
    normType: choice({ values: ["2", "1", "inf"], default: "2", doc: "p of the norm ‖g‖ₚ" }),
  },
  wrap(inner, dim, { norm: longest, value, normType }) {
    if (longest === Infinity && value === Infinity)
      throw usage("clip needs a bound: clip:norm=1 or clip:value=0.5");
    const measure = { "2": norm, "1": taxicabNorm, inf: maxNorm }[normType];
    const clipped = new Float64Array(dim);
    return {
      ...(inner.answer === undefined ? {} : { answer: inner.answer }),
      step(x, g, lr, t) {
        const share = longest === Infinity ? 1 : shareWithin(longest, measure(g));
        for (let i = 0; i < dim; i++) {
          clipped[i] = Math.min(Math.max(share * g[i], -value), value);
        }
        inner.step(x, clipped, lr, t);
      },
    };
  },
});

function shareWithin(longest: number, length: number): number {
  return Math.min(1, longest / (length + TINY));
}
