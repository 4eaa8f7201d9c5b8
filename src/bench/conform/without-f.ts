import { usage } from "../../core/errors.js";
import type { Oracle } from "../../core/types.js";

/** The oracle of a method that gets prescribed gradients: there is no function to ask. */
export class WithoutF implements Oracle {
  readonly evaluations = 0;
  readonly domain = undefined;
  /** Whether the method asked for f or anything of the function. */
  wasAsked = false;

  constructor(readonly dim: number) {}

  get value(): number {
    this.wasAsked = true;
    return NaN;
  }

  get minimum(): undefined {
    this.wasAsked = true;
    return undefined;
  }

  get hessianVector(): undefined {
    this.wasAsked = true;
    return undefined;
  }

  valueAndGradient(): number {
    this.wasAsked = true;
    throw usage("there is no function to evaluate");
  }

  arriveAt(): void {}

  stay(): void {}
}
