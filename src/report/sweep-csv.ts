import type { Results } from "../records/results.js";
import type { SweepCurve } from "../records/sweep-result.js";
import { csvTable, defused } from "./csv-table.js";

/** A sweep in long form: a row for each value of the parameter, optimizer and function. */
export function renderSweepCsv({ sweep, environment }: Results): string {
  const { parameter, curves } = sweep!;
  const rows = curves.flatMap((curve) => curve.value.map((value, k) => ({ curve, value, k })));
  const isExternal = curves.some(({ external }) => external !== undefined);
  type Row = { readonly curve: SweepCurve; readonly value: number; readonly k: number };
  return csvTable<Row>(
    [
      ["function", ({ curve }) => curve.function],
      ["dimension", ({ curve }) => curve.dimension],
      ["optimizer", ({ curve }) => curve.optimizer],
      ["label", ({ curve }) => defused(curve.label)],
      ["function_label", ({ curve }) => defused(curve.functionLabel)],
      ["parameter", () => parameter],
      ["value", ({ value }) => value],
      ["runs", ({ curve }) => curve.runs],
      ["reached", ({ curve, k }) => curve.reached[k]],
      ["steps_median", ({ curve, k }) => curve.steps[k]],
      ["evaluations_median", ({ curve, k }) => curve.evaluations?.[k]],
      ["final_median", ({ curve, k }) => curve.final[k]],
      ...(isExternal ? [["external", ({ curve }: Row) => defused(curve.external)] as const] : []),
      ["version", () => environment.optbench],
    ],
    rows,
  );
}
