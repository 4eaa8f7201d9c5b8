/**
 * 1 − βᵗ for t = 1, 2, …: the bias correction of a moving average that starts at zero.
 *
 * βᵗ is a running product, so one multiplication a step and no pow. A field of a class and not a
 * variable of a closure, because V8 updates a double field in place.
 */
export class BiasCorrection {
  #betaT = 1.5;

  constructor(private readonly beta: number) {
    this.#betaT = 1;
  }

  /** 1 − βᵗ, for the next t. */
  next(): number {
    this.#betaT *= this.beta;
    return 1 - this.#betaT;
  }
}
