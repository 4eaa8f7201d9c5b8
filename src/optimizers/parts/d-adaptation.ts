import { number } from "../../core/define.js";
import * as param from "../../core/hyper-parameters.js";
import type { Params } from "../../core/parameter.js";

/** The parameters of the estimate d of how far x* is. */
export const distanceParams = {
  d0: param.positive(1e-6, "first estimate of ‖x₀ − x*‖"),
  growthRate: number({ default: Infinity, range: "(1, inf]", doc: "most that d grows in a step" }),
} satisfies Params;

/**
 * The lower bound d of the distance from x₀ to x* that takes the place of a learning rate
 * (Defazio & Mishchenko, Learning-Rate-Free Learning by D-Adaptation, ICML 2023). It never falls.
 */
export class Distance {
  d = 0.5;
  /** d before the last step. */
  before = 0.5;

  constructor(
    d0: number,
    private readonly growthRate = Infinity,
  ) {
    this.d = this.before = d0;
  }

  /** d ← max(d, min(d̂, growth-rate·d)). */
  learn(estimate: number): void {
    this.before = this.d;
    this.d = Math.max(this.d, Math.min(estimate, this.d * this.growthRate));
  }
}

/** d̂ = N/((1−β)·‖s‖₁), N being an average of λ·u·s over the moves u: Algorithm 5. */
export class AveragedDistance extends Distance {
  #numerator = 0.5;

  constructor(
    private readonly beta: number,
    d0: number,
    growthRate?: number,
  ) {
    super(d0, growthRate);
    this.#numerator = 0;
  }

  /** @param us u·s, s before this step; @param s1 ‖s‖₁ after it */
  learnFrom(lambda: number, us: number, s1: number): void {
    this.#numerator = this.beta * this.#numerator + (1 - this.beta) * lambda * us;
    this.learn(this.#numerator / ((1 - this.beta) * s1));
  }
}

/** d̂ = (Σ s²/D/gain − G)/‖s‖₁, G ← keep·G + gain·λ²·Σ g²/D, D the scale of each coordinate: Algorithm 3. */
export class ScaledDistance extends Distance {
  #gradients = 0.5;

  constructor(
    private readonly keep: number,
    private readonly gain: number,
    d0: number,
    growthRate: number,
  ) {
    super(d0, growthRate);
    this.#gradients = 0;
  }

  /** @param g2 Σ g²/D; @param s2 Σ s²/D; @param s1 ‖s‖₁ */
  learnFrom(lambda: number, g2: number, s2: number, s1: number): void {
    this.#gradients = this.keep * this.#gradients + this.gain * lambda * lambda * g2;
    this.learn((s2 / this.gain - this.#gradients) / s1);
  }
}
