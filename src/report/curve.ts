import { finiteOrNull } from "./plot/curve-columns.js";
import { curvePlot } from "./curve-plot.js";
import { curveWords } from "./curve-words.js";
import type { CurveOptions, CurveSeries } from "./curve-series.js";
import { cleanText, wrapText } from "./fit-text.js";
import { leftOutWords, letteredDozen } from "./dozen.js";
import { NO_LETTER } from "./letters.js";
import { lettersOf } from "./plot/layers.js";
import type { Look } from "./look.js";

/**
 * A sentence that says which runs reach the target and when; below it, unless the style is off, loss
 * curves on a log axis, with a legend where the names do not fit beside the curves. Empty where there
 * are no series.
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
  const named = series.map((one, k) => ({
    ...one,
    letter: one.letter === NO_LETTER ? NO_LETTER : letters[k].point,
  }));
  const sentence = cleanText(curveWords(named, options), look.ascii);
  const lines = wrapText(sentence, look.width);
  const { style } = options;
  if (style !== "off") {
    const isDrawable = series.some(({ value }) => value.some((one) => finiteOrNull(one) !== null));
    if (isDrawable) lines.push(...picture(series, { ...options, style }, look));
    else lines.push(...wrapText("There is no finite value to draw.", look.width));
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** The plot of a dozen at most, and before it what it leaves out. */
function picture(
  series: readonly CurveSeries[],
  options: CurveOptions & { readonly style: "ascii" | "braille" },
  look: Look,
): string[] {
  const drawn = letteredDozen(series, ({ hit, closest, value }) => [
    hit ?? Infinity,
    closest ?? value.findLast((one) => one !== null) ?? Infinity,
  ]);
  const ink = (k: number, text: string) => look.paint.series(drawn[k].series ?? k, text);
  const plot = curvePlot(drawn, options, { ...look, paint: { ...look.paint, series: ink } });
  const words = leftOutWords(series.length, "reach the target first or come closest");
  return ["", ...(words === "" ? [] : [...wrapText(words, look.width), ""]), ...plot];
}
