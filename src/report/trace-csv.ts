import type { CaseTrace, Recorded, RecordedValues, TraceStep } from "../records/trace.js";
import { csvTable, defused } from "./csv-table.js";

interface TraceRow {
  readonly one: CaseTrace;
  readonly t: number;
  readonly quantity: string;
  /** From 0; null for a number, which has no coordinate. */
  readonly coordinate: number | null;
  readonly value: Recorded;
}

/** The traces in long form: a line for each quantity, coordinate and step. */
export function renderTraceCsv(traces: readonly CaseTrace[]): string {
  return csvTable<TraceRow>(
    [
      ["function", ({ one }) => one.function],
      ["optimizer", ({ one }) => one.optimizer],
      ["label", ({ one }) => defused(one.label)],
      ["function_label", ({ one }) => defused(one.functionLabel)],
      ["seed", ({ one }) => one.seed],
      ["t", ({ t }) => t],
      ["quantity", ({ quantity }) => quantity],
      ["coordinate", ({ coordinate }) => coordinate],
      ["value", ({ value }) => value],
    ],
    traces.flatMap(rowsOf),
  );
}

function rowsOf(one: CaseTrace): TraceRow[] {
  return [...one.steps, one.end].flatMap((step) => {
    const {
      t,
      state = {},
      derived = {},
      ...own
    }: Partial<TraceStep> & { readonly t: number } = step;
    const quantities: RecordedValues = { ...own, ...state, ...derived };
    return Object.entries(quantities).flatMap(([quantity, value]): TraceRow[] => {
      const row = (each: Recorded, coordinate: number | null) => ({
        one,
        t,
        quantity,
        coordinate,
        value: each,
      });
      return Array.isArray(value)
        ? value.map((each: Recorded, i) => row(each, i))
        : [row(value as Recorded, null)];
    });
  });
}
