import { nextEvaluationTrigger } from "../core/evaluation-triggers.js";
import { LADDER } from "../core/ladder.js";
import { ln } from "../core/math.js";
import type { Objective, Vec } from "../core/types.js";

/** How many values per factor of ten are told apart, as in COCO's files. */
const LEVELS_PER_DECADE = 100;
/** What stands for a gap that is not a number, or infinite, in COCO's files. */
export const NO_GAP = 2e21;

/** Where a run stood at some of its evaluations: three columns of one length. */
export interface LoggedEvaluations {
  /** Which evaluation, from 1. */
  readonly evaluations: readonly number[];
  /** f − f* there; null where it is not a number. */
  readonly gap: readonly (number | null)[];
  /** The smallest f − f* so far. */
  readonly best: readonly number[];
}

/**
 * Looks at every evaluation that counts, those of a line search among them, and keeps what COCO's
 * files have: the first, the last, those that bring the best f − f* to another hundredth of a decade
 * or to a target of the ladder, and those at COCO's numbers of evaluations. Noise is not seen.
 */
export class EvaluationLog {
  readonly #evaluations: number[] = [];
  readonly #gaps: (number | null)[] = [];
  readonly #bests: number[] = [];
  readonly #scratch: Vec;
  #best = NO_GAP;
  #gap = NaN;
  #level = Infinity;
  #rung = 0;
  #nextTrigger = 1;

  constructor(
    private readonly objective: Objective,
    private readonly minimum: number,
  ) {
    this.#scratch = new Float64Array(objective.dim);
  }

  /** Takes in evaluation number `evaluation`, which gave `f` at `x`. */
  push(evaluation: number, x: Vec, f: number): void {
    const { exact } = this.objective;
    const value = exact === undefined ? f : exact.valueAndGradient(x, this.#scratch);
    this.#gap = value - this.minimum;
    const isBetter = this.#gap < this.#best;
    if (isBetter) this.#best = this.#gap;
    if ((isBetter && this.#isNewLevel()) || evaluation >= this.#nextTrigger) this.#keep(evaluation);
  }

  /** What was kept, and the last evaluation. */
  until(evaluation: number): LoggedEvaluations {
    if (evaluation > (this.#evaluations.at(-1) ?? 0)) this.#keep(evaluation);
    return { evaluations: this.#evaluations, gap: this.#gaps, best: this.#bests };
  }

  #isNewLevel(): boolean {
    const level =
      this.#best > 0 ? Math.ceil((LEVELS_PER_DECADE * ln(this.#best)) / Math.LN10) : -Infinity;
    const rung = this.#rung;
    while (this.#rung < LADDER.length && this.#best <= LADDER[this.#rung]) this.#rung++;
    if (level >= this.#level && this.#rung === rung) return false;
    this.#level = Math.min(level, this.#level);
    return true;
  }

  #keep(evaluation: number): void {
    this.#evaluations.push(evaluation);
    this.#gaps.push(Number.isFinite(this.#gap) ? this.#gap : null);
    this.#bests.push(this.#best);
    while (this.#nextTrigger <= evaluation) {
      this.#nextTrigger = nextEvaluationTrigger(evaluation, this.objective.dim);
    }
  }
}
