import { visible } from "../core/visible.js";
import { jsonText, numberText } from "../core/json-text.js";

export type CsvColumn<R> = readonly [name: string, cell: (row: R) => CsvCell];

/** Rows below the names of their columns, RFC 4180; an empty field where there is no value. */
export function csvTable<R>(columns: readonly CsvColumn<R>[], values: readonly R[]): string {
  const head = csvRow(columns.map(([name]) => name));
  // row by row: the cells of all would take several times the memory of their text
  return head + values.map((one) => csvRow(columns.map(([, cell]) => cell(one)))).join("");
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
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return numberText(cell);
  const text = visible(typeof cell === "object" ? jsonText(cell) : String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
