import type { CaseResult, Results } from "../records/results.js";
import { csvTable, defused, type CsvColumn } from "./csv-table.js";

/** A row a case. */
export function renderCsv({ settings, cases }: Results): string {
  const targets = Object.keys(cases[0]?.hits ?? {});
  const columns: readonly CsvColumn<CaseResult>[] = [
    ["id", (one) => one.id],
    ["function", (one) => one.function],
    ["optimizer", (one) => one.optimizer],
    ["label", (one) => defused(one.label)],
    ["dimension", (one) => one.dimension],
    ["seed", (one) => one.seed],
    ["start", (one) => one.start.join(" ")],
    ["status", (one) => one.status],
    ["metric", (one) => one.metric ?? settings.metric],
    ["steps", (one) => one.steps],
    ["held", (one) => one.held],
    ["settled", (one) => one.settled],
    ["fragile", (one) => one.fragile],
    ["evaluations", (one) => one.evaluations],
    ...targets.map((key) => [`hit ${key}`, (one: CaseResult) => one.hits[key]] as const),
    ["aocc", (one) => one.aocc],
    ...(cases.some(({ restarts }) => restarts !== undefined)
      ? [["restarts", (one: CaseResult) => one.restarts] as const]
      : []),
    ["best step", (one) => one.best.step],
    ["best value", (one) => one.best.value],
    ["best gap", (one) => one.best.gap],
    ["best x", (one) => one.best.x?.join(" ")],
    ["final step", (one) => one.final.step],
    ["final value", (one) => one.final.value],
    ["final gap", (one) => one.final.gap],
    ["final gradient norm", (one) => one.final.gradientNorm],
    ["message", (one) => defused(one.message)],
  ];
  return csvTable(columns, cases);
}
