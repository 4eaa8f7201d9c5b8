import { visible } from "../core/visible.js";
import { jsonText, numberText } from "../core/json-text.js";

export type CsvColumn<R> = readonly [name: string, cell: (row: R) => CsvCell];

/** Rows below the names of their columns, RFC 4180; an empty field where there is no value. */
export function csvTable<R>(columns: readonly CsvColumn<R>[], values: readonly R[]): string {
  const rows = values.map((one) => columns.map(([, cell]) => cell(one)));
  return [columns.map(([name]) => name), ...rows].map(csvRow).join("");
}

/** A list is written as JSON, "[2.3]": never like a number. */
export type CsvCell = string | number | boolean | null | undefined | readonly unknown[];

/** A line of RFC 4180; an empty field where there is no value. */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(field).join(",")}\r\n`;
}

/**
 * A text of somebody else's that no spreadsheet takes for a formula: what begins as one does gets an
 * apostrophe before it. Our own cells need none, and stay numbers.
 */
export function defused(text: string | undefined): string | undefined {
  return text !== undefined && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function field(cell: CsvCell): string {
  const text = cell === null || cell === undefined ? "" : visible(textOf(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(cell: Exclude<CsvCell, null | undefined>): string {
  if (typeof cell === "number") return numberText(cell);
  return typeof cell === "object" ? jsonText(cell) : String(cell);
}
