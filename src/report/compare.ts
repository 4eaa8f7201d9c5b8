import { withoutFunction } from "../core/case-id.js";
import type { ComparedSides, Comparison } from "../records/compare.js";
import { groupedBy } from "../core/grouped-by.js";
import { functionOf, markOf } from "./check-words.js";
import { countWords, describe, meanOf, numbersIn, successWords } from "./compare-words.js";
import { externalWords } from "./external-words.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { ratio } from "./numbers.js";
import { verdictRows, type VerdictRow } from "./verdict-rows.js";
import { worstRows } from "./worst-rows.js";
import { wrap } from "./wrap.js";

/** The screen of `compare`: a part for every side after the first. */
export function renderComparison(
  sides: readonly ComparedSides[],
  onlyChanged: boolean,
  look: Look,
  grid: Grid,
): string {
  return sides.map((pair) => renderPair(pair, onlyChanged, look, grid)).join("\n");
}

function renderPair(pair: ComparedSides, onlyChanged: boolean, look: Look, grid: Grid): string {
  const clean = (text: string) => cleanText(text, look.ascii);
  const names = [clean(pair.base), clean(pair.now)];
  const wanted = pair.cases.filter(({ kind }) => !onlyChanged || kind !== "same");
  const { rows: worst, note } = worstRows(wanted);
  const shown = new Set(worst);
  const inOrder = wanted.filter((one) => shown.has(one));
  const tables = groupedBy(inOrder, functionOf).map((members) => {
    const head = { name: clean(functionOf(members[0])), base: names[0], now: names[1] };
    const rows = members.map((one) => rowOf(one, names, look));
    return `${verdictRows({ ...head, change: "ratio" }, rows, look, grid).join("\n")}\n`;
  });
  const heading = wrap(`${names[1]} against ${names[0]}, in steps to the target`, look.width);
  const successes = successWords(pair, names[0]).map(clean);
  const external = clean(
    externalWords(
      pair.cases.flatMap(
        ({ base, now }) =>
          [now, base].find((one) => one?.external !== undefined) ?? now ?? base ?? [],
      ),
    ),
  );
  const summary = [...successes, countWords(pair, names), meanOf(pair, names), external].filter(
    (text) => text !== "",
  );
  return [
    `${look.paint.strong(heading)}\n`,
    ...tables,
    ...note,
    `${summary.map((text) => wrap(text, look.width)).join("\n")}\n`,
  ].join("\n");
}

function rowOf(one: Comparison, names: readonly string[], { ascii }: Look): VerdictRow {
  const [base, now] = numbersIn(one);
  const change = one.ratio === null ? "" : ratio(one.ratio);
  const words = cleanText(describe(one, names), ascii);
  return {
    kind: one.kind,
    mark: markOf(one),
    name: cleanText(withoutFunction(one.id), ascii),
    base,
    now,
    change,
    words,
    line: [`${base} -> ${now}`, change, words].filter((text) => text !== "").join("  "),
  };
}
