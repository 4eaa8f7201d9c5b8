import { BiasCorrection } from "./bias-correction.js";
import type { Vec } from "../../core/types.js";
import { flag, number } from "../../core/define.js";
import type { Params, Values } from "../../core/parameter.js";

/** The parameters of a method that can be rectified as RAdam is. */
export const rectificationParams = {
  rectify: flag({ doc: "RAdam's rectification, from ρₜ ≥ n-sma-threshold on" }),
  nSmaThreshold: number({
    default: 5,
    range: "[4, inf)",
    doc: "the ρₜ from which the second moment is trusted",
  }),
  degeneratedToSgd: flag({ default: true, doc: "move by lr·m̂ while it is not trusted" }),
} satisfies Params;

/**
 * The variance rectification of RAdam (Liu et al., ICLR 2020, eqs. 5–6): how many independent
 * gradients the second moment rests on, and the factor that makes up for there being few.
 */
export class Rectification {
  /** 1 − β₂ᵗ. */
  correction = 0.5;
  /** β₂ and 1 − β₂. */
  readonly keep: number;
  readonly gain: number;
  /** ρₜ, the length of the approximated simple moving average. */
  length = 0.5;
  readonly #correction: BiasCorrection;
  readonly #longest: number;
  #t = 0;

  constructor(beta2: number) {
    this.#correction = new BiasCorrection(beta2);
    this.keep = this.#correction.keep;
    this.gain = this.#correction.gain;
    this.#longest = 2 / (1 - beta2) - 1;
  }

  /** Goes on to the next step. */
  next(): void {
    this.#t++;
    this.correction = this.#correction.next();
    this.length = this.#longest - (2 * this.#t * (1 - this.correction)) / this.correction;
  }

  /** The second moment without the bias of its start at zero. */
  unbias(v: Vec): Vec {
    return this.#correction.unbias(v);
  }

  /** rₜ; only where `length` > 4. */
  factor(): number {
    const rho = this.length;
    const rhoInf = this.#longest;
    return Math.sqrt(((rho - 4) * (rho - 2) * rhoInf) / ((rhoInf - 4) * (rhoInf - 2) * rho));
  }
}

/** The same where it is a choice, and as a factor of the learning rate. */
export class OptionalRectification extends Rectification {
  /** Whether the step divides by the second moment. */
  isTrusted = true;

  constructor(
    beta2: number,
    private readonly params: Values<typeof rectificationParams>,
  ) {
    super(beta2);
  }

  /** Goes on to the next step: lr·rₜ·√(1 − β₂ᵗ), or what stands in its place. */
  rate(lr: number): number {
    this.next();
    const { rectify, nSmaThreshold, degeneratedToSgd } = this.params;
    this.isTrusted = !rectify || this.length >= nSmaThreshold;
    if (!this.isTrusted) return degeneratedToSgd ? lr : 0;
    const rate = lr * Math.sqrt(this.correction);
    return rectify ? rate * this.factor() : rate;
  }
}
