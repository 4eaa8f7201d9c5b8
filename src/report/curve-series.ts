import type { Status } from "../run/types.js";

/** One curve, as thinned points. It holds its value between them: it is a step function. */
export interface CurveSeries {
  /** What stands for the curve in the plot: one character, a capital by custom; or `NO_LETTER`. */
  readonly letter: string;
  /** Its number, which chooses a colour; its place among those that are drawn where left out. */
  readonly series?: number;
  readonly label: string;
  /** Iterations, ascending. */
  readonly step: readonly number[];
  /** As long as `step`. Zero and below share the floor; null where the value is not finite. */
  readonly value: readonly (number | null)[];
  /** The first iteration that reaches the target. */
  readonly hit: number | null;
  /** From which iteration on a run that has hit the target is above it again until its end. */
  readonly lostAt?: number | undefined;
  /** Of a median that does not: how many runs reach it, "in 7 of 20 runs". */
  readonly partly?: string;
  /** The last iteration that was made; thinned curves of tables without a plot do not have it. */
  readonly end: number;
  /** Whether the value there is finite. */
  readonly endsFinite: boolean;
  /** The lowest value of what is judged; null where it is not known. */
  readonly closest: number | null;
  /** Why the curve ends before the others, in a verb: "diverged", "fell below f*". */
  readonly ending?: string;
}

const ENDINGS: Partial<Record<Status, string>> = {
  diverged: "diverged",
  escaped: "fell below f*",
  error: "ended in an error",
};

/** The verb for a curve whose run broke off. */
export function endingOf(status: Status): Pick<CurveSeries, "ending"> {
  const ending = ENDINGS[status];
  return ending === undefined ? {} : { ending };
}

export interface CurveOptions {
  /** What the values are: "best f - f*". */
  readonly title: string;
  /** "Medians of 20 runs", where the curves are such. */
  readonly medians?: string;
  /** Whether nobody chose the learning rates, so that the sentence says it first. */
  readonly areUntuned?: boolean | undefined;
  /** What is to be reached, in words: "f - f* ≤ 1e-6". */
  readonly aim: string;
  /** The target as a line of the plot; null where the plot shows something else. */
  readonly target: number | null;
  /** The most rows of the plot. Follows from the width where left out. */
  readonly height?: number;
  /** The last iteration in view. Where left out, a little after the last hit, or all. */
  readonly until?: number;
  /** off: the sentence alone. */
  readonly style: "ascii" | "braille" | "off";
}
