import { finiteOrNull } from "./plot/curve-columns.js";
import { curvePlot } from "./curve-plot.js";
import { curveSentence } from "./curve-words.js";
import type { CurveOptions, CurveSeries } from "./curve-series.js";
import { cleanText, wrapText } from "./fit-text.js";
import { lettersOf } from "./plot/layers.js";
import type { Look } from "./look.js";

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
