import type { Box, Objective, Optimum, Vec } from "../../core/types.js";

/** Steps that a method made, with all that it was given: another can be put in its place at each of them. */
export interface RecordedRun {
  readonly name: string;
  /** What is peculiar to its gradients. */
  readonly about: string;
  readonly dim: number;
  /** Where the gradients were taken, x_0 to x_T: one more than there are steps. */
  readonly x: readonly Vec[];
  /** The answers, where they are known to differ from x or not to; answer k is that after k steps. */
  readonly answers: readonly Vec[] | null;
  /** The gradient that update k + 1 was given. */
  readonly g: readonly Vec[];
  /** Its learning rate; null: each method's own. */
  readonly rates: readonly number[] | null;
  /**
   * Whether the gradients are only those at x: a method that takes them elsewhere, and whose answer
   * x is, then goes its own way on the function.
   */
  readonly isAtX?: boolean;
  /** The function, where the gradients are one's; else methods that ask for f cannot be compared. */
  readonly problem: RecordedFunction | null;
}

/** A function, and what methods may ask of it besides values. */
export interface RecordedFunction {
  readonly objective: Objective;
  readonly optimum: Optimum | null;
  readonly domain: Box | undefined;
}
