import { epsilon } from "../../core/hyper-parameters.js";
import type { Params } from "../../core/parameter.js";
import type { Vec } from "../../core/types.js";
import { shrinkage, type DecayForm } from "../../core/weight-decay.js";

/** When Λ has settled. */
export const settlingParams = {
  atol: epsilon(1e-9, "when Λ has settled"),
  rtol: epsilon(0, "the same, relative to γ"),
} satisfies Params;

/** What the SGD that SWATS switches to takes over from its Adam. */
interface LearntSgdOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly atol: number;
  readonly rtol: number;
  readonly nesterov: boolean;
  readonly weightDecay: number;
  readonly decayForm: DecayForm;
}

/** The SGD to which SWATS switches, and the learning rate Λ that it learns from Adam's steps. */
export class LearntSgd {
  /** Whether Λ has settled. */
  isReady = false;
  #lambda = 0.5;
  /** Λ over the lr at the switch: a schedule of lr scales it from there. */
  #learnt = 0.5;
  /** Its momentum buffer. */
  readonly b: Vec;

  constructor(
    dim: number,
    private readonly options: LearntSgdOptions,
  ) {
    this.b = new Float64Array(dim);
    this.#lambda = 0;
  }

  /** Takes in Adam's step p by p·p and p·g; c₂ = 1 − β₂ᵗ. */
  learn(pp: number, pg: number, c2: number, lr: number, t: number): void {
    if (pg === 0) return;
    const { beta2, atol, rtol } = this.options;
    const gamma = pp / -pg;
    const lambda = (this.#lambda = beta2 * this.#lambda + (1 - beta2) * gamma);
    const isSettled = Math.abs(lambda / c2 - gamma) <= atol + rtol * Math.abs(gamma);
    this.isReady = t > 1 && lambda > 0 && isSettled;
    this.#learnt = lambda / c2 / lr;
  }

  /** Λ at that lr. */
  rate(lr: number): number {
    return this.#learnt * lr;
  }

  /** b ← β₁·b + g;  x ← x − (1−β₁)·Λ·b. */
  step(x: Vec, g: Vec, lr: number): void {
    const { beta1, nesterov, weightDecay, decayForm } = this.options;
    const b = this.b;
    const rate = this.rate(lr);
    const penalty = decayForm === "coupled" ? weightDecay : 0;
    const keep = shrinkage(weightDecay, decayForm, rate);
    const share = nesterov ? 1 : 1 - beta1;
    for (let i = 0; i < b.length; i++) {
      b[i] = beta1 * b[i] + g[i] + penalty * x[i];
      x[i] = x[i] * keep - rate * share * b[i];
    }
  }
}
