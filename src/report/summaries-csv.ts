import type { Results } from "../records/results.js";
import type { Summary } from "../records/summary.js";
import { csvTable, defused, type CsvColumn } from "./csv-table.js";

/** A row an optimizer and function, over starts and seeds; an empty field where there is no end. */
export function renderSummariesCsv({ settings, summaries = [] }: Results): string {
  const spread = (key: "steps" | "evaluations" | "best" | "final"): CsvColumn<Summary>[] => [
    [`${key}_median`, (one) => one[key].median],
    [`${key}_low`, (one) => one[key].interval?.[0]],
    [`${key}_high`, (one) => one[key].interval?.[1]],
    [`${key}_q25`, (one) => one[key].quartiles[0]],
    [`${key}_q75`, (one) => one[key].quartiles[1]],
    [`${key}_least`, (one) => one[key].range[0]],
    [`${key}_most`, (one) => one[key].range[1]],
  ];
  const figure = (key: "ert" | "par10" | "aocc"): CsvColumn<Summary>[] => [
    [key, (one) => one[key]?.value],
    [`${key}_low`, (one) => one[key]?.interval?.[0]],
    [`${key}_high`, (one) => one[key]?.interval?.[1]],
  ];
  const isExternal = summaries.some(({ external }) => external !== undefined);
  return csvTable<Summary>(
    [
      ["function", (one) => one.function],
      ["optimizer", (one) => one.optimizer],
      ["label", (one) => defused(one.label)],
      ["function_label", (one) => defused(one.functionLabel)],
      ["dimension", (one) => one.dimension],
      ["metric", (one) => one.metric ?? settings.metric],
      ["runs", (one) => one.runs],
      ["successes", (one) => one.successes],
      ["success_low", (one) => one.successInterval[0]],
      ["success_high", (one) => one.successInterval[1]],
      ["lost", (one) => one.lost],
      ["fragile", (one) => one.fragile],
      ...spread("steps"),
      ...spread("evaluations"),
      ...spread("best"),
      ...spread("final"),
      ...figure("ert"),
      ...figure("par10"),
      ...figure("aocc"),
      ["repeated", (one) => one.repeated ?? 0],
      ["standing", ({ standing }) => standing?.verdict],
      ["p", ({ standing }) => (standing?.verdict === "best" ? undefined : standing?.p)],
      ...(isExternal ? [["external", (one: Summary) => defused(one.external)] as const] : []),
    ],
    summaries,
  );
}
