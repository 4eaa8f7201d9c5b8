import { columnsOf } from "./fit-text.js";

/** A clean text with blanks after it, `width` columns in all; unchanged where it is wider. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columnsOf(text)));
}
