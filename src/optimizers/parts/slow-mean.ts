import { number } from "../../core/define.js";
import { decayRate } from "../../core/hyper-parameters.js";
import { exp, ln } from "../../core/math.js";
import type { Params, Values } from "../../core/parameter.js";

/** The parameters of AdEMAMix's slow mean. */
export const slowMeanParams = {
  beta3: decayRate(0.9999, "decay of the slow mean"),
  alpha: number({ default: 2, range: "[0, inf)", doc: "α, weight of the slow mean" }),
  tAlphaBeta3: number({
    default: null,
    range: "[1, inf)",
    doc: "steps over which α and β₃ grow to their values; auto: they do not grow",
  }),
} satisfies Params;

/** How α and β₃ grow in the first steps: Pagliardini et al., ICLR 2025, section 3 and appendix A.1. */
export class SlowMean {
  beta3 = 0.5;
  alpha = 0.5;

  constructor(
    private readonly beta1: number,
    private readonly params: Values<typeof slowMeanParams>,
  ) {
    this.beta3 = params.beta3;
    this.alpha = params.alpha;
  }

  /** Goes on to step t = 1, 2, … */
  growTo(t: number): void {
    const { beta3, alpha, tAlphaBeta3 } = this.params;
    if (tAlphaBeta3 === null) return;
    const share = Math.min(t / tAlphaBeta3, 1);
    this.alpha = alpha * share;
    this.beta3 = share < 1 ? halfLifeBetween(this.beta1, beta3, share) : beta3;
  }
}

/** The decay whose half-life lies `share` of the way from that of β₁ to that of β₃. */
function halfLifeBetween(beta1: number, beta3: number, share: number): number {
  // a half-life of 0: what lies between is limited by the other alone
  if (beta3 === 0) return 0;
  if (beta1 === 0) return exp(ln(beta3) / share);
  const [ln1, ln3] = [ln(beta1), ln(beta3)];
  return Math.min(exp((ln1 * ln3) / ((1 - share) * ln3 + share * ln1)), beta3);
}
