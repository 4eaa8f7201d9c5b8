import { passedOn } from "../core/passed-on.js";
import { choice, defineModifier } from "../core/define.js";
import { usage } from "../core/errors.js";

/** The least share of the coordinates that is counted as moving: the authors' clamp. */
const LEAST_SHARE = 1e-3;

export const cautious = defineModifier({
  id: "cautious",
  title: "Cautious updates",
  source: {
    ref: "Liang, Chen, Liu & Liu, Cautious Optimizers: Improving Training with One Line of Code (2024), Algorithm 1",
    url: "https://arxiv.org/abs/2411.16085",
    departs:
      "acts on the inner method's displacement, whatever that contains; the mean is clamped at 1e-3, as in the authors' code. scale=count is the paper's first version",
  },
  rule: `u = x − (x after the inner step);  φᵢ = 1 where uᵢ·gᵢ > 0, else 0
x ← x − φ·u/max(mean φ, 1e-3)   (scale=count: φ·u·n/(Σφ + 1))`,
  params: {
    scale: choice({
      values: ["mean", "count", "none"],
      default: "mean",
      doc: "how the remaining coordinates make up for the others",
    }),
  },
  coordinatewise: ({ scale }) => scale === "none",
  wrap(inner, dim, { scale }) {
    if (inner.answer !== undefined)
      throw usage("cautious needs a method whose answer is its iterate; this one keeps another");
    const before = new Float64Array(dim);
    const agrees = new Uint8Array(dim);
    return {
      ...passedOn(inner),
      step(x, g, lr, t) {
        before.set(x);
        inner.step(x, g, lr, t);
        let count = 0;
        for (let i = 0; i < dim; i++) {
          // written so that NaN is kept: a run that has broken down should be seen to have
          agrees[i] = Math.sign(before[i] - x[i]) * Math.sign(g[i]) <= 0 ? 0 : 1;
          count += agrees[i];
        }
        const share = Math.max(count / dim, LEAST_SHARE);
        const gain = scale === "mean" ? 1 / share : scale === "count" ? dim / (count + 1) : 1;
        for (let i = 0; i < dim; i++) {
          if (agrees[i] === 0) x[i] = before[i];
          else if (gain !== 1) x[i] = before[i] + gain * (x[i] - before[i]);
        }
      },
    };
  },
});
