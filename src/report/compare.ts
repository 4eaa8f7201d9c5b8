import type { ComparedSides, Comparison } from "../bench/compare.js";
import { markOf, principal } from "./check-words.js";
import { cleanText, columnsOf } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import { count, ratio } from "./numbers.js";
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
  const shown = pair.cases.filter(({ kind }) => !onlyChanged || kind !== "same");
  const functions = [...new Set(shown.map(({ id }) => id.split(" ")[0]))];
  const tables = functions.map((fn) => {
    const rows = shown.filter(({ id }) => id.split(" ")[0] === fn);
    return `${renderRows(clean(fn), names, rows, look, grid).join("\n")}\n`;
  });
  const heading = wrap(`${names[1]} against ${names[0]}, in steps to the target`, look.width);
  const successes = pair.success.map(
    ({ function: fn, optimizer, now, of, base }) =>
      `${clean(`${fn} ${optimizer}`)}: ${now} of ${of} runs reach the target, ${base} in ${names[0]}`,
  );
  const summary = [...successes, countWords(pair, names), meanOf(pair, names)].filter(
    (text) => text !== "",
  );
  return [
    `${look.paint.strong(heading)}\n`,
    ...tables,
    `${summary.map((text) => wrap(text, look.width)).join("\n")}\n`,
  ].join("\n");
}

function renderRows(
  fn: string,
  names: readonly string[],
  rows: readonly Comparison[],
  look: Look,
  grid: Grid,
): string[] {
  const cells = rows.map((one) => [
    ` ${markOf(one)}`,
    cleanText(one.id.split(" ").slice(1).join(" "), look.ascii),
    count(one.base?.steps ?? null),
    count(one.now?.steps ?? null),
    one.ratio === null ? "" : ratio(one.ratio),
    cleanText(describe(one, names), look.ascii),
  ]);
  const lines = grid(
    [["", fn, names[0], names[1], "ratio", ""], ...cells],
    ["left", "left", "right", "right", "right", "left"],
  );
  const paint = (text: string, { kind }: Comparison) =>
    kind === "regressed"
      ? look.paint.worse(text)
      : kind === "improved"
        ? look.paint.better(text)
        : text;
  if (lines.every((line) => columnsOf(line) <= look.width)) {
    return [look.paint.dim(lines[0]), ...rows.map((one, k) => paint(lines[k + 1], one))];
  }
  const stacked = rows.flatMap((one, k) => {
    const [mark, name, base, now, times, words] = cells[k];
    const numbers = [`${base} -> ${now}`, times, words].filter((text) => text !== "").join("  ");
    return [`${mark} ${name}`, `     ${numbers}`].map((text) =>
      paint(wrap(text, look.width, 5), one),
    );
  });
  return [look.paint.dim(wrap(`   ${fn}`, look.width)), ...stacked];
}

function describe(one: Comparison, [base, now]: readonly string[]): string {
  const finding = principal(one);
  const at =
    finding?.about === "hit"
      ? ` at target ${finding.target}: ${finding.base ?? "-"} -> ${finding.now ?? "-"}`
      : "";
  const status = finding?.about === "status" ? `: ${finding.base} -> ${finding.now}` : at;
  switch (one.kind) {
    case "same":
      return "same";
    case "allowed":
      return `as good${status}`;
    case "regressed":
      return `WORSE${status}`;
    case "improved":
      return `better${status}`;
    case "new":
      return `only in ${now}`;
    case "obsolete":
      return `only in ${base}`;
    case "incomparable":
      return `NOT COMPARABLE: ${finding?.base} -> ${finding?.now}`;
  }
}

function countWords({ cases }: ComparedSides, [base, now]: readonly string[]): string {
  const words = {
    regressed: "worse",
    improved: "better",
    allowed: "as good",
    same: "same",
    incomparable: "not comparable",
    new: `only in ${now}`,
    obsolete: `only in ${base}`,
  };
  const counts = Object.entries(words).flatMap(([kind, word]) => {
    const number = cases.filter((one) => one.kind === kind).length;
    return number === 0 ? [] : `${number} ${word}`;
  });
  return counts.length === 0 ? "no case" : counts.join(", ");
}

function meanOf({ geometricMean, ratios }: ComparedSides, [base, now]: readonly string[]): string {
  if (geometricMean === null) return "";
  const of = ratios === 1 ? "the one ratio" : `the ${ratios} ratios`;
  return `${now} / ${base}: ${ratio(geometricMean)}, the geometric mean of ${of}`;
}
