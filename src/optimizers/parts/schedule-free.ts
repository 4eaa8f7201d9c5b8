import { flag, number } from "../../core/define.js";
import { pow } from "../../core/math.js";
import type { Params, Values } from "../../core/parameter.js";
import { Scalar } from "./scalar.js";
import type { NamedValues, Vec } from "../../core/types.js";
import { zeros } from "../../core/vector.js";

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
  /** The base point and the average, both x₀ before the first step. */
  readonly z: Vec;
  readonly x: Vec;
  /**
   * The average is recovered from y = z + β·(x − z) as base + (y − z)·perBeta, so that what moves y
   * from outside is not undone. Where β = 0 y tells nothing of x: then base is x, and perBeta 0.
   */
  readonly base: Vec;
  readonly perBeta: number;
  /** The learning rate of this step, warm-up included. */
  rate = 0.5;
  /** cₜ₊₁, the share of z in the new average. */
  share = 0.5;
  readonly #largest = new Scalar(0);
  readonly #sum = new Scalar(0);

  /** @param beta share of the average in y */
  constructor(
    dim: number,
    readonly beta: number,
    private readonly params: Values<typeof averagingParams>,
  ) {
    [this.z, this.x] = zeros(dim, 2);
    this.base = beta > 0 ? this.z : this.x;
    this.perBeta = beta > 0 ? 1 / beta : 0;
  }

  /** z and x, and what else the method keeps. */
  state(others: NamedValues): NamedValues {
    return { z: this.z, x: this.x, ...others };
  }

  /** Goes on from the point y of the gradients to step t = 1, 2, … with the given rate. */
  next(y: Vec, lr: number, t: number): void {
    if (t === 1) {
      this.z.set(y);
      this.x.set(y);
    }
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
