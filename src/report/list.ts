import { cleanText, fitText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";

/** Names under a heading. */
export interface ListSection {
  readonly heading: string;
  readonly entries: readonly { readonly id: string; readonly title: string }[];
}

/** Names and one-liners, in aligned columns; what does not fit is cut. */
export function renderList(sections: readonly ListSection[], look: Look, grid: Grid): string {
  const { width, ascii, paint } = look;
  return sections
    .map(({ heading, entries }) => {
      const rows = entries.map(({ id, title }) => ["", id, cleanText(title, ascii)]);
      const lines = rows.length === 0 ? ["   none"] : grid(rows, ["left", "left", "left"]);
      const fitting = lines.map((line) => fitText(line, width, ascii).trimEnd());
      return `${paint.strong(fitText(heading, width, ascii))}\n${fitting.join("\n")}\n`;
    })
    .join("\n");
}
