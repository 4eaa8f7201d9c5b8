import type { Vec } from "../../core/types.js";

/** AdaBound's bounds of the learning rate of a coordinate, which close in on that of SGD. */
export class LearningRateBounds {
  lower = 0.5;
  upper = 0.5;

  /** @param finalLr where they meet when lr is `baseLr`: a schedule of lr scales it */
  constructor(
    private readonly finalLr: number,
    private readonly baseLr: number,
    private readonly gamma: number,
  ) {}

  /** Goes on to step t = 1, 2, … */
  next(lr: number, t: number): void {
    const final = (this.finalLr * lr) / this.baseLr;
    this.lower = final * (1 - 1 / (this.gamma * t + 1));
    this.upper = final * (1 + 1 / (this.gamma * t));
  }

  /** Rates as the last step clipped them. */
  clip(rates: Vec): Vec {
    return rates.map((rate) => Math.min(Math.max(rate, this.lower), this.upper));
  }
}
