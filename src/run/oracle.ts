import type { Box, Objective, Optimum, Oracle, Vec } from "../core/types.js";
import type { EvaluationLog } from "./evaluation-log.js";

/**
 * Counted access to one objective, with the memory of the point at which a step arrives. A call of
 * value and gradient costs what the objective says, a product with the Hessian one evaluation.
 */
export class CountingOracle implements Oracle {
  readonly dim: number;
  readonly minimum: number | undefined;
  readonly domain: Box | undefined;
  readonly hessianVector: ((x: Vec, v: Vec, out: Vec) => void) | undefined;
  evaluations = 0;
  value = NaN;
  /** Why the last step left x where it is; null where it did not say so. */
  stayed: string | null = null;
  /** What a call of value and gradient costs, in evaluations. */
  readonly price: number;
  #why: string | null = null;
  #arrived = false;
  #arrivalX: Vec | undefined;
  #arrivalG: Vec | undefined;
  #arrivalValue = NaN;

  constructor(
    private readonly objective: Objective,
    optimum: Optimum | null,
    domain?: Box,
    private readonly log: EvaluationLog | null = null,
  ) {
    this.dim = objective.dim;
    this.minimum = optimum?.value;
    this.domain = domain;
    this.price = objective.evaluationsPerCall ?? 1;
    const product = objective.hessianVector?.bind(objective);
    this.hessianVector =
      product &&
      ((x, v, out) => {
        this.evaluations++;
        product(x, v, out);
      });
  }

  valueAndGradient(x: Vec, g: Vec): number {
    this.evaluations += this.price;
    const value = this.objective.valueAndGradient(x, g);
    if (this.log !== null) this.log.push(this.evaluations, x, value);
    return value;
  }

  arriveAt(x: Vec, value: number, g: Vec): void {
    this.#arrivalX ??= new Float64Array(this.dim);
    this.#arrivalG ??= new Float64Array(this.dim);
    this.#arrivalX.set(x);
    this.#arrivalG.set(g);
    this.#arrivalValue = value;
    this.#arrived = true;
  }

  stay(why: string): void {
    this.#why = why;
  }

  /** The run begins again elsewhere: what is known of the last point is of no use. */
  forget(): void {
    this.value = NaN;
    this.stayed = null;
    this.#why = null;
    this.#arrived = false;
  }

  /** The loop's evaluation at the start of a step: free when the last step arrived at this very point. */
  begin(x: Vec, g: Vec): number {
    this.stayed = this.#why;
    this.#why = null;
    if (this.#arrived) {
      this.#arrived = false;
      if (sameBits(x, this.#arrivalX!)) {
        g.set(this.#arrivalG!);
        return (this.value = this.#arrivalValue);
      }
      // a wrapped method (weight decay, averaging) has moved x after the inner one arrived
      this.stayed = null;
    }
    return (this.value = this.valueAndGradient(x, g));
  }
}

function sameBits(a: Vec, b: Vec): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
