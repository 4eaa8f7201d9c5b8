import { number } from "../../core/define.js";
import * as param from "../../core/hyper-parameters.js";
import type { Params, Values } from "../../core/parameter.js";
import type { Oracle } from "../../core/types.js";

/** The parameters that end a step of several iterations, under the names of torch.optim.LBFGS. */
export const iterationLimits = {
  maxIter: param.count(1, "iterations a step"),
  maxEval: param.count(null, "evaluations after which a step ends; auto: ⌊1.25·max-iter⌋"),
  toleranceChange: number({
    default: 0,
    range: "[0, inf)",
    doc: "stops where x, f or the slope g·d change or fall by no more than this; 0: never",
  }),
} satisfies Params;

/** Says when the iterations of a step are over, as torch.optim.LBFGS does. */
export class IterationLimits {
  readonly #mostEvaluations: number;
  #evaluationsBefore = 0;
  #f = 0.5;

  constructor(
    private readonly oracle: Oracle,
    private readonly params: Values<typeof iterationLimits>,
  ) {
    this.#mostEvaluations = params.maxEval ?? Math.floor((params.maxIter * 5) / 4);
  }

  /** Begins a step. The evaluation at its start, which the loop has made, counts as the first. */
  begin(): void {
    this.#evaluationsBefore = this.oracle.evaluations - 1;
    this.#f = this.oracle.value;
  }

  /** Whether f falls so slowly along a direction, by the slope g·d, that no step is made. */
  isTooFlat(slope: number): boolean {
    const { toleranceChange } = this.params;
    return toleranceChange > 0 && slope > -toleranceChange;
  }

  /** Whether iteration k, over which x moved by `length` to where f is, is the step's last. */
  areReached(k: number, length: number, f: number): boolean {
    const { maxIter, toleranceChange } = this.params;
    const change = f - this.#f;
    this.#f = f;
    if (k === maxIter || this.oracle.evaluations - this.#evaluationsBefore >= this.#mostEvaluations)
      return true;
    return length <= toleranceChange || Math.abs(change) < toleranceChange;
  }
}
