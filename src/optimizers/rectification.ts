import { BiasCorrection } from "../core/bias-correction.js";

/**
 * The variance rectification of RAdam (Liu et al., ICLR 2020, eqs. 5–6): how many independent
 * gradients the second moment rests on, and the factor that makes up for there being few.
 */
export class Rectification {
  /** 1 − β₂ᵗ. */
  correction = 0.5;
  /** ρₜ, the length of the approximated simple moving average. */
  length = 0.5;
  readonly #correction: BiasCorrection;
  readonly #longest: number;
  #t = 0;

  constructor(beta2: number) {
    this.#correction = new BiasCorrection(beta2);
    this.#longest = 2 / (1 - beta2) - 1;
  }

  /** Goes on to the next step. */
  next(): void {
    this.#t++;
    this.correction = this.#correction.next();
    this.length = this.#longest - (2 * this.#t * (1 - this.correction)) / this.correction;
  }

  /** rₜ; only where `length` > 4. */
  factor(): number {
    const rho = this.length;
    const rhoInf = this.#longest;
    return Math.sqrt(((rho - 4) * (rho - 2) * rhoInf) / ((rhoInf - 4) * (rhoInf - 2) * rho));
  }
}
