import type { Grid } from "./grid.js";
import type { Look } from "./look.js";

/** Names under a heading. */
export interface ListSection {
  readonly heading: string;
  readonly entries: readonly { readonly id: string; readonly title: string }[];
}

/** Names and one-liners, in aligned columns; what does not fit is cut. */
export function renderList(sections: readonly ListSection[], look: Look, grid: Grid): string {
  return sections
    .map(({ heading, entries }) => {
      const rows = entries.map(({ id, title }) => ["", id, title]);
      const lines = grid(rows, ["left", "left", "left"]).map((line) => cut(line, look));
      return `${look.paint.strong(heading)}\n${lines.join("\n")}\n`;
    })
    .join("\n");
}

function cut(line: string, { width, ascii }: Look): string {
  const glyphs = [...line];
  if (glyphs.length <= width) return line;
  const mark = ascii ? "..." : "…";
  return (
    glyphs
      .slice(0, width - mark.length)
      .join("")
      .trimEnd() + mark
  );
}
