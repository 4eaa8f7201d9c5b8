import { flag, number } from "../core/define.js";
import { pow } from "../core/math.js";
import { Scalar } from "../core/scalar.js";
import type { Params, Values } from "../core/types.js";

/** The parameters that all schedule-free methods share. */
export const averagingParams = {
  warmupSteps: number({ default: 0, range: "[0, inf)", doc: "steps over which lr rises linearly" }),
  r: number({ default: 0, range: "[0, inf)", doc: "power of t in the averaging weight" }),
  weightLrPower: number({ default: 2, range: "[0, inf)", doc: "power of lr in it" }),
  lateWarmup: flag({
    doc: "lr lags a step behind its part in the weight, as in optax: 0 at first",
  }),
  average: flag({
    default: true,
    doc: "the answer is the average x; off: the point y of the gradients, which Keras' variable is",
  }),
} satisfies Params;

/**
 * The averaging of schedule-free methods (Defazio et al., The Road Less Scheduled, NeurIPS 2024,
 * eq. 5 and section 3): how far the average x moves to the base point z in each step.
 */
export class ScheduleFreeAveraging {
  /** The learning rate of this step, warm-up included. */
  rate = 0.5;
  /** cₜ₊₁, the share of z in the new average. */
  share = 0.5;
  readonly #largest = new Scalar(0);
  readonly #sum = new Scalar(0);

  constructor(private readonly params: Values<typeof averagingParams>) {}

  /** Goes on to step t = 1, 2, … with the given rate. */
  next(lr: number, t: number): void {
    const { warmupSteps, r, weightLrPower, lateWarmup } = this.params;
    const weighed = warmupSteps === 0 ? lr : lr * Math.min(1, t / warmupSteps);
    this.rate = lateWarmup && warmupSteps > 0 ? lr * Math.min(1, (t - 1) / warmupSteps) : weighed;
    const largest = (this.#largest.value = Math.max(this.#largest.value, weighed));
    const ofLr = weightLrPower === 2 ? largest * largest : pow(largest, weightLrPower);
    const weight = r === 0 ? ofLr : pow(t, r) * ofLr;
    const sum = (this.#sum.value += weight);
    this.share = sum === 0 ? 0 : weight / sum;
  }
}
