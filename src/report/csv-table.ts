import { csvRow, type CsvCell } from "./csv-row.js";

export type CsvColumn<R> = readonly [name: string, cell: (row: R) => CsvCell];

/** Rows below the names of their columns, RFC 4180; an empty field where there is no value. */
export function csvTable<R>(columns: readonly CsvColumn<R>[], values: readonly R[]): string {
  const rows = values.map((one) => columns.map(([, cell]) => cell(one)));
  return [columns.map(([name]) => name), ...rows].map(csvRow).join("");
}
