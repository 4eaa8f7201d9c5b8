import type { CurveOptions, CurveSeries } from "./curve-series.js";
import { fitText } from "./fit-text.js";
import { NO_LETTER } from "./letters.js";
import { listed } from "./listed.js";
import { scientific } from "./numbers.js";
import { amount } from "./summary-words.js";

/** How many series a sentence names before it counts the rest. */
const NAMED = 4;

/** A name of the user's own should not fill the sentence. */
const NAME_WIDTH = 40;

/** The runs in words: which reach the target and when, which do not, which broke off. */
export function curveWords(
  series: readonly CurveSeries[],
  { aim, medians = "", areUntuned = false }: Pick<CurveOptions, "aim" | "medians" | "areUntuned">,
): string {
  const lead = leadOf(medians, areUntuned, series.length);
  return lead + curveSentence(series, aim, lead === "");
}

/** "Medians of 20 runs at their published rates: "; "" where there is nothing to say first. */
function leadOf(medians: string, areUntuned: boolean, count: number): string {
  const rates = count === 1 ? "its published rate" : "their published rates";
  if (medians === "") return areUntuned ? `At ${rates}, ` : "";
  return areUntuned ? `${medians} at ${rates}: ` : `${medians}: `;
}

/** @param isFirst whether it begins with a capital */
function curveSentence(series: readonly CurveSeries[], aim: string, isFirst: boolean): string {
  const longest = Math.max(0, ...series.map(({ end }) => end));
  const hits = series.filter(({ hit }) => hit !== null).sort((a, b) => a.hit! - b.hit!);
  const broken = series.filter((one) => one.hit === null && brokeOff(one, longest));
  const slow = series.filter((one) => one.hit === null && !brokeOff(one, longest));
  const never = slow.filter(({ partly }) => partly === undefined);
  const parts =
    hits.length > 0
      ? [hitSentence(hits, series.length, aim, isFirst), slowSentence(never, longest)]
      : [closestSentence(series, aim, broken.length === series.length ? null : longest, isFirst)];
  return [...parts, lostSentence(hits), partSentence(series), brokenSentence(broken)]
    .filter((part) => part !== "")
    .join(" ");
}

function hitSentence(
  hits: readonly CurveSeries[],
  outOf: number,
  aim: string,
  isFirst: boolean,
): string {
  const when = `at iteration ${amount(hits[0].hit)}`;
  const first = hits.filter(({ hit }) => hit === hits[0].hit);
  const later = hits.slice(first.length).map((one) => `${shortOf(one)} at ${amount(one.hit)}`);
  const names = listed(first.map(nameOf), 2);
  const reach = first.length === 1 ? "reaches" : "reach";
  if (later.length > 0)
    return `${names} ${reach} ${aim} first, ${when}; then ${listed(later, NAMED)}.`;
  if (outOf > first.length)
    return `${isFirst ? "Only" : "only"} ${names} ${reach} ${aim}, ${when}.`;
  return `${names} ${reach} ${aim} ${when}.`;
}

function slowSentence(slow: readonly CurveSeries[], longest: number): string {
  if (slow.length === 0) return "";
  const names = listed(slow.map(shortOf), NAMED);
  return `${names} ${slow.length === 1 ? "does" : "do"} not within ${iterationsText(longest)}.`;
}

/** Runs that reach the target and do not stay there. */
function lostSentence(hits: readonly CurveSeries[]): string {
  const lost = hits.filter(({ lostAt }) => lostAt !== undefined);
  if (lost.length === 0) return "";
  const clauses = lost.map(
    (one, k) => `${shortOf(one)} from ${k === 0 ? "iteration " : ""}${one.lostAt}`,
  );
  return `Not held: ${listed(clauses, NAMED)}.`;
}

/** Medians that do not reach the target, though some of their runs do. */
function partSentence(series: readonly CurveSeries[]): string {
  const some = series.filter(({ hit, partly }) => hit === null && partly !== undefined);
  if (some.length === 0) return "";
  const [first, ...rest] = some;
  const clauses = rest.map((one) => `${shortOf(one)} ${one.partly}`);
  return `${listed([`${shortOf(first)} reaches it ${first.partly}`, ...clauses], NAMED)}.`;
}

/**
 * Where no run reaches the target: which comes closest.
 *
 * @param longest the iterations that were made; null where every run broke off, and none made those
 *   that it was given
 */
function closestSentence(
  series: readonly CurveSeries[],
  aim: string,
  longest: number | null,
  isFirst: boolean,
): string {
  const within = longest === null ? "" : ` within ${iterationsText(longest)}`;
  const known = series.filter(({ closest }) => closest !== null);
  const [lowest] = known.toSorted((a, b) => a.closest! - b.closest!);
  const value = lowest === undefined ? "" : scientific(lowest.closest);
  if (series.length === 1) {
    const gets = value === "" ? "" : `; it gets to ${value}`;
    return `${nameOf(series[0])} does not reach ${aim}${within}${gets}.`;
  }
  const closest = value === "" ? "" : `; ${nameOf(lowest)} gets closest, to ${value}`;
  const some = series.some(({ partly }) => partly !== undefined);
  const none = `${isFirst ? "N" : "n"}${some ? "o median" : "one"}`;
  return `${none} reaches ${aim}${within}${closest}.`;
}

function brokenSentence(broken: readonly CurveSeries[]): string {
  if (broken.length === 0) return "";
  const clauses = broken.map((one) => {
    const how = one.ending ?? (one.endsFinite ? "ends" : "is no longer finite");
    return `${shortOf(one)} ${how} at iteration ${one.end}`;
  });
  return `${listed(clauses, NAMED)}.`;
}

function nameOf({ letter, label }: CurveSeries): string {
  const name = fitText(label, NAME_WIDTH, false);
  return letter === NO_LETTER ? name : `${letter} ${name}`;
}

function shortOf(one: CurveSeries): string {
  return one.letter === NO_LETTER ? nameOf(one) : one.letter;
}

/** Whether a run ends before the others do, or in no finite value. */
function brokeOff({ end, endsFinite, ending }: CurveSeries, longest: number): boolean {
  return ending !== undefined || end < longest || !endsFinite;
}

function iterationsText(count: number): string {
  return count === 1 ? "1 iteration" : `${count} iterations`;
}
