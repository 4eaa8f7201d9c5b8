import { finiteOrNull } from "./plot/curve-columns.js";
import type { CurveSeries } from "./curve-series.js";
import { fitText } from "./fit-text.js";
import { listed } from "./listed.js";
import { numberText, scientificText } from "./plot/ticks.js";

/** How many series a sentence names before it counts the rest. */
const NAMED = 4;

/** A name of the user's own should not fill the sentence. */
const NAME_WIDTH = 40;

/** What the plot shows, in words: who reaches the target and when, who does not, who broke off. */
export function curveSentence(series: readonly CurveSeries[], target: number | null): string {
  if (!series.some(({ value }) => value.some((one) => finiteOrNull(one) !== null)))
    return "There is no finite value to draw.";
  const longest = Math.max(0, ...series.map(lastStep));
  const hits = series.filter(({ hit }) => hit !== null).sort((a, b) => a.hit! - b.hit!);
  const broken = series.filter((one) => one.hit === null && brokeOff(one, longest));
  const slow = series.filter((one) => one.hit === null && !brokeOff(one, longest));
  const parts =
    hits.length > 0
      ? [hitSentence(hits, series.length, target), slowSentence(slow, longest)]
      : [closestSentence(series, target, broken.length === series.length ? null : longest)];
  return [...parts, brokenSentence(broken)].filter((part) => part !== "").join(" ");
}

function hitSentence(hits: readonly CurveSeries[], outOf: number, target: number | null): string {
  const aim = target === null ? "the target" : scientificText(target);
  const when = `at iteration ${hits[0].hit}`;
  const first = hits.filter(({ hit }) => hit === hits[0].hit);
  const later = hits.slice(first.length).map(({ letter, hit }) => `${letter} at ${hit}`);
  const names = listed(first.map(nameOf), 2);
  const reach = first.length === 1 ? "reaches" : "reach";
  if (later.length > 0)
    return `${names} ${reach} ${aim} first, ${when}; then ${listed(later, NAMED)}.`;
  if (outOf > first.length) return `Only ${names} ${reach} ${aim}, ${when}.`;
  return `${names} ${reach} ${aim} ${when}.`;
}

function slowSentence(slow: readonly CurveSeries[], longest: number): string {
  if (slow.length === 0) return "";
  const letters = listed(
    slow.map(({ letter }) => letter),
    NAMED,
  );
  return `${letters} ${slow.length === 1 ? "does" : "do"} not within ${iterationsText(longest)}.`;
}

/**
 * For a plot in which nobody reaches the target, or which has none.
 *
 * @param longest the iterations that were made; null where every run broke off, and none made those
 *   that it was given
 */
function closestSentence(
  series: readonly CurveSeries[],
  target: number | null,
  longest: number | null,
): string {
  const within = longest === null ? "" : ` within ${iterationsText(longest)}`;
  const lowest = series.reduce((best, one) => (lowestOf(one) < lowestOf(best) ? one : best));
  const name = nameOf(lowest);
  const value = numberText(lowestOf(lowest));
  if (target === null) return `${name} gets lowest, to ${value}${within}.`;
  const aim = scientificText(target);
  return series.length === 1
    ? `${name} does not reach ${aim}${within}; it gets to ${value}.`
    : `None reaches ${aim}${within}; ${name} gets closest, to ${value}.`;
}

function brokenSentence(broken: readonly CurveSeries[]): string {
  if (broken.length === 0) return "";
  const clauses = broken.map((one) => {
    const isFinite = finiteOrNull(one.value[one.step.length - 1]) !== null;
    const ending = one.ending ?? (isFinite ? "ends" : "is no longer finite");
    return `${one.letter} ${ending} at iteration ${lastStep(one)}`;
  });
  return `${listed(clauses, NAMED)}.`;
}

function nameOf({ letter, label }: CurveSeries): string {
  return `${letter} ${fitText(label, NAME_WIDTH, false)}`;
}

function lastStep({ step }: CurveSeries): number {
  return step.length === 0 ? 0 : step[step.length - 1];
}

function lowestOf({ value }: CurveSeries): number {
  return value.reduce<number>((low, one) => Math.min(low, finiteOrNull(one) ?? Infinity), Infinity);
}

/** Whether a curve ends before the others do, or in no finite value. */
function brokeOff(one: CurveSeries, longest: number): boolean {
  const last = finiteOrNull(one.value[one.step.length - 1]);
  return one.ending !== undefined || lastStep(one) < longest || last === null;
}

function iterationsText(count: number): string {
  return count === 1 ? "1 iteration" : `${count} iterations`;
}
