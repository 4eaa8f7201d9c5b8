import type { Vec } from "../../core/types.js";

/**
 * A moving average a ← keep·a + gain·g that starts at zero, and its bias correction 1 − βᵗ for
 * t = 1, 2, …
 *
 * βᵗ is a running product, so one multiplication a step and no pow. A field of a class and not a
 * variable of a closure, because V8 updates a double field in place.
 */
export class BiasCorrection {
  /** β. */
  readonly keep: number;
  /** 1 − β. */
  readonly gain: number;
  #betaT = 1.5;

  /** @param isOn false: the average is left as it is, and the correction is 1 */
  constructor(
    beta: number,
    private readonly isOn = true,
  ) {
    this.keep = beta;
    this.gain = 1 - beta;
    this.#betaT = 1;
  }

  /** βᵗ, after the last step; 1 before the first. */
  get power(): number {
    return this.#betaT;
  }

  /** 1 − βᵗ of the last step. */
  get last(): number {
    return this.isOn ? 1 - this.#betaT : 1;
  }

  /** The average without the bias of its start at zero, after the last step. */
  unbias(average: Vec): Vec {
    return unbiased(average, this.last);
  }

  /** 1 − βᵗ, for the next t. */
  next(): number {
    if (!this.isOn) return 1;
    this.#betaT *= this.keep;
    return 1 - this.#betaT;
  }
}

/** A moving average without the bias of its start at zero; `correction` is 1 − βᵗ. */
export function unbiased(average: Vec, correction: number): Vec {
  return average.map((one) => one / correction);
}

/** β₁ᵗ and β₂ᵗ under their names. */
export function powersOf(first: { readonly power: number }, second: BiasCorrection) {
  return { "β₁ᵗ": first.power, "β₂ᵗ": second.power };
}

/** One for each β. */
export function corrections(...betas: readonly number[]): BiasCorrection[] {
  return betas.map((beta) => new BiasCorrection(beta));
}

/** √(1−β₂ᵗ)/(1−β₁ᵗ), the bias corrections of Adam's two moments, as a factor of the learning rate. */
export class RateCorrection {
  readonly #correction1: BiasCorrection;
  readonly #correction2: BiasCorrection;

  /** @param isOn false: the factor is 1 */
  constructor(beta1: number, beta2: number, isOn: boolean) {
    this.#correction1 = new BiasCorrection(beta1, isOn);
    this.#correction2 = new BiasCorrection(beta2, isOn);
  }

  /** The factor of the last step. */
  get last(): number {
    return Math.sqrt(this.#correction2.last) / this.#correction1.last;
  }

  /** The factor, for the next t. */
  next(): number {
    return Math.sqrt(this.#correction2.next()) / this.#correction1.next();
  }
}

/** The bias correction of a moving average into which lr went with the gradient: lr over lr's average. */
export class AverageRate {
  #average = 0.5;

  constructor(private readonly beta: number) {
    this.#average = 0;
  }

  /** The factor, for the next lr. */
  next(lr: number): number {
    this.#average = this.beta * this.#average + (1 - this.beta) * lr;
    return this.last(lr);
  }

  /** The factor of the last step, lr being its own. */
  last(lr: number): number {
    return lr === 0 ? 1 : lr / this.#average;
  }
}
