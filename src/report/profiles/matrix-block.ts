import type { Profiles } from "../../records/profiles.js";
import type { CaseResult, Results } from "../../records/results.js";
import { METRIC_TEXT } from "../block-words.js";
import type { Look } from "../look.js";
import { brief } from "../numbers.js";
import { hasReached, hiddenNote } from "../only-reached.js";
import type { ScreenOptions } from "../screen-options.js";
import { wrap, wrapFacts } from "../wrap.js";
import { stepsMatrix } from "./steps-matrix.js";

/** All functions in one table, under a heading that says by what they are judged. Empty where there is no case. */
export function renderMatrixBlock(
  { cases, settings }: Results,
  { map = [], scores, cost }: Profiles,
  look: Look,
  { onlyReached = false }: Pick<ScreenOptions, "onlyReached"> = {},
): string {
  if (map.length === 0) return "";
  const atMost = look.ascii ? "<=" : "≤";
  const target = `target ${METRIC_TEXT[settings.metric]} ${atMost} ${brief(settings.tolerance)}`;
  const facts = [
    counted(map.length, "function"),
    ...severalOf(Math.max(...map.map((row) => startsOf(row.function, cases))), "start"),
    ...severalOf(new Set(cases.map(({ seed }) => seed)).size, "seed"),
    target + exceptions(cases),
    counted(settings.iterations, "iteration"),
  ];
  const heading = look.paint.strong(wrapFacts(facts, look.width));
  const reached = new Set(cases.flatMap((one) => (hasReached(one) ? one.function : [])));
  const shown = onlyReached ? map.filter((row) => reached.has(row.function)) : map;
  const hidden = hiddenNote(shown.length, map.length);
  const lines = [
    ...stepsMatrix(map, scores, cost, look, shown),
    ...(hidden === "" ? [] : [wrap(hidden, look.width)]),
  ];
  return `${heading}\n\n${lines.map((line) => `${line}\n`).join("")}`;
}

function startsOf(fn: string, cases: readonly CaseResult[]): number {
  const starts = cases.flatMap((one) => (one.function === fn ? one.start.join() : []));
  return new Set(starts).size;
}

/** Where the cases are not judged alike, in words. */
function exceptions(cases: readonly CaseResult[]): string {
  if (cases.some(({ settings }) => settings !== undefined)) return ", some by their own";
  const byGradient = new Set(
    cases.flatMap((one) => (one.metric === undefined ? [] : one.function)),
  );
  return byGradient.size === 0 ? "" : ` (${METRIC_TEXT.gradient} on ${byGradient.size}: no f*)`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function severalOf(count: number, what: string): string[] {
  return count > 1 ? [counted(count, what)] : [];
}
