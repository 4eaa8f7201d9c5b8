import { finiteOrNull } from "./curve-columns.js";
import { curvePlot } from "./curve-plot.js";
import { curveSentence } from "./curve-words.js";
import { cleanText, wrapText } from "./fit-text.js";
import { lettersOf } from "./layers.js";
import type { Look } from "./look.js";

/** One curve, as thinned points. It holds its value between them: it is a step function. */
export interface CurveSeries {
  /** What stands for the curve in the plot: one character, a capital by custom. */
  readonly letter: string;
  readonly label: string;
  /** Iterations, ascending. */
  readonly step: readonly number[];
  /** As long as `step`. Zero and below share the floor; null where the value is not finite. */
  readonly value: readonly (number | null)[];
  /** The first iteration that reaches the target. */
  readonly hit: number | null;
  /** Why the curve ends before the others, in a verb: "diverged", "stalled". */
  readonly ending?: string;
}

export interface CurveOptions {
  /** What the values are: "best f - f*". */
  readonly title: string;
  /** What the sentence begins with: "Medians of 20 runs: ". */
  readonly lead?: string;
  readonly target: number | null;
  /** The most rows of the plot. Follows from the width where left out. */
  readonly height?: number;
  /** The last iteration in view. Where left out, a little after the last hit, or all. */
  readonly until?: number;
  readonly style: "ascii" | "braille";
}

/**
 * Loss curves on a log axis: a sentence that says what is to be seen, the plot, and a legend where the
 * names do not fit beside the curves. Empty where there is no series.
 */
export function renderCurves(
  series: readonly CurveSeries[],
  options: CurveOptions,
  look: Look,
): string {
  if (series.length === 0) return "";
  const letters = lettersOf(
    series.map(({ letter }) => letter),
    look.ascii,
  );
  const named = series.map((one, k) => ({ ...one, letter: letters[k].point }));
  const sentence = cleanText(
    `${options.lead ?? ""}${curveSentence(named, options.target)}`,
    look.ascii,
  );
  const lines = wrapText(sentence, look.width);
  const isDrawable = series.some(({ value }) => value.some((one) => finiteOrNull(one) !== null));
  if (isDrawable) lines.push("", ...curvePlot(series, options, look));
  return lines.map((line) => `${line}\n`).join("");
}
