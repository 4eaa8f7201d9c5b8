import { defineModifier } from "../core/define.js";
import { usage } from "../core/errors.js";
import type { Box, Vec } from "../core/types.js";

export const project = defineModifier({
  id: "project",
  title: "Projection onto the domain",
  source: {
    ref: "Goldstein, Convex programming in Hilbert space, Bull. AMS 70 (1964); Bertsekas, On the Goldstein–Levitin–Polyak gradient projection method, IEEE Trans. Automat. Control 21 (1976)",
    url: "https://doi.org/10.1109/TAC.1976.1101194",
    departs: "after the step of any method, which keeps its own state as it is",
  },
  rule: `x ← P(x) after each step:  xᵢ ← min(max(xᵢ, lowerᵢ), upperᵢ), the domain that show prints
the gradient norm is that of x − P(x − ∇f), which is 0 where no step along −∇f stays inside`,
  bounds: true,
  coordinatewise: true,
  wrap(inner, dim, _, { domain }) {
    if (domain === undefined) throw usage("project needs a function with a domain");
    const { answer } = inner;
    const inside = answer === undefined ? null : new Float64Array(dim);
    return {
      ...(inside === null ? {} : { answer: inside }),
      step(x, g, lr, t) {
        inner.step(x, g, lr, t);
        clamp(x, domain, x);
        if (inside !== null) clamp(answer!, domain, inside);
      },
    };
  },
});

/** Writes the nearest point of the box into `out`, which may be x itself. NaN stays NaN. */
function clamp(x: Vec, { lower, upper }: Box, out: Vec): void {
  for (let i = 0; i < x.length; i++) out[i] = Math.min(Math.max(x[i], lower[i]), upper[i]);
}
