import type { ComparedSides, Comparison } from "../../records/compare.js";
import type { CaseResult, ResultSettings } from "../../records/results.js";
import { countWords, describe, meanOf, numbersIn, successWords } from "../compare-words.js";
import { ratio } from "../numbers.js";
import type { ScreenOptions } from "../screen-options.js";
import type { TableColumn } from "../table-column.js";
import { changedCurves } from "./changed-curves.js";
import { changedOf, changedSections, restWords, type Changed } from "./changed-sections.js";
import { html, htmlTable, paragraph, section } from "./markup.js";
import { pageOf } from "./page-document.js";

/** The results of one file of a comparison; a baseline has no cases. */
export interface SideResults {
  readonly cases: ReadonlyMap<string, CaseResult>;
  readonly settings: ResultSettings | null;
}

export interface CompareMaterial {
  readonly compared: readonly ComparedSides[];
  /** The first file, then those that are compared with it. */
  readonly sides: readonly SideResults[];
  readonly onlyChanged: boolean;
  readonly minimum: ScreenOptions["minimum"];
  /** SHA-256 of a text, in base64. */
  readonly digest: (text: string) => string;
}

/** The page of a comparison: a part for each file after the first, with both curves of what changed. */
export function renderComparePage(material: CompareMaterial): string {
  const { compared, sides, digest } = material;
  const parts = compared.map((pair, k) => {
    const changed = changedOf(pair.cases).map((one) => changedCase(one, pair, sides, k, material));
    const sections = changedSections(changed, `c${k + 1}-`);
    const names = [pair.base, pair.now];
    const words = [...successWords(pair, pair.base), countWords(pair, names), meanOf(pair, names)];
    const body = [
      ...words.filter((text) => text !== "").map((text) => paragraph(`${text}.`)),
      tableOf(pair, material.onlyChanged),
      paragraph(restWords(changed, sections.length)),
    ];
    const heading = compared.length === 1 ? "Summary" : `${pair.now} against ${pair.base}`;
    return { markup: section(`pair${k + 1}`, heading, body.join("")), sections };
  });
  const [{ base }] = compared;
  const title = `${compared.map(({ now }) => now).join(", ")} against ${base}`;
  const body = parts.flatMap(({ markup, sections }) => [
    markup,
    ...sections.map((one) => one.markup),
  ]);
  return pageOf(
    title,
    body,
    parts.flatMap(({ sections }) => sections),
    digest,
  );
}

function tableOf(pair: ComparedSides, onlyChanged: boolean): string {
  const shown = [...changedOf(pair.cases), ...pair.cases.filter(({ kind }) => kind === "same")];
  const rows = shown
    .filter(({ kind }) => !onlyChanged || kind !== "same")
    .map((one) => [
      `<code>${html(one.id)}</code>`,
      ...numbersIn(one).map(html),
      one.ratio === null ? "" : html(ratio(one.ratio)),
      html(describe(one, [pair.base, pair.now])),
    ]);
  return rows.length === 0 ? "" : htmlTable("Steps to the target", columnsOf(pair), rows);
}

function columnsOf({ base, now }: ComparedSides): TableColumn[] {
  const steps = "steps to the target, or how near it came where it was missed, in";
  return [
    { head: "case", align: "left", means: "a function, and a method with its settings" },
    { head: base, align: "right", means: `${steps} ${base}` },
    { head: now, align: "right", means: `${steps} ${now}` },
    { head: "ratio", align: "right", means: `steps divided by those of ${base}` },
    { head: "verdict", align: "left", means: `how ${now} stands to ${base}` },
  ];
}

function changedCase(
  one: Comparison,
  { base, now }: ComparedSides,
  [first, ...others]: readonly SideResults[],
  k: number,
  { minimum }: CompareMaterial,
): Changed {
  const words = describe(one, [base, now]);
  const { settings, cases } = others[k];
  const after = cases.get(one.now?.case ?? "");
  if (after === undefined || one.base === null || settings === null) {
    return { id: one.id, words, curves: null, hasBaseline: false };
  }
  const known = first.cases.get(one.base.case);
  const before =
    known === undefined ? { label: base, line: one.base } : { label: base, case: known };
  const own = { ...settings, ...after.settings };
  const curves = changedCurves(before, { label: now, case: after }, own, minimum);
  return { id: one.id, words, curves, hasBaseline: known === undefined };
}
