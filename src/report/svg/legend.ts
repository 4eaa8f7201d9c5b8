import type { EndLabel } from "./end-labels.js";
import { sampleLine } from "./line-style.js";
import { element } from "./markup.js";
import { text } from "./sheet.js";
import { cutToWidth, textWidth } from "./text-width.js";
import type { Theme } from "./theme.js";

const SAMPLE = 26;
const GAP = 14;

interface Layout {
  readonly columns: number;
  readonly column: number;
  readonly rows: number;
}

function layOut(labels: readonly string[], width: number, size: number): Layout {
  const widest = Math.max(...labels.map((label) => textWidth(label, size)));
  const column = Math.min(width, SAMPLE + widest + GAP);
  const columns = Math.max(1, Math.floor((width + GAP) / column));
  return { columns, column, rows: Math.ceil(labels.length / columns) };
}

/** How high a legend of these names is. */
export function legendHeight(labels: readonly string[], width: number, size: number): number {
  return labels.length === 0 ? 0 : layOut(labels, width, size).rows * size * 1.5;
}

/** The names in columns, each beside a piece of its line. */
export function legend(
  labels: readonly Omit<EndLabel, "y">[],
  place: { readonly left: number; readonly top: number; readonly width: number },
  size: number,
  theme: Theme,
): string {
  const layout = layOut(
    labels.map(({ label }) => label),
    place.width,
    size,
  );
  return labels
    .map(({ series, label }, k) => {
      const x = place.left + Math.floor(k / layout.rows) * layout.column;
      const y = place.top + ((k % layout.rows) + 0.5) * size * 1.5;
      const shown = cutToWidth(label, layout.column - SAMPLE - 2, size);
      return element(
        "g",
        { "data-s": series },
        element("path", {
          d: `M${x} ${y.toFixed(1)}h20`,
          fill: "none",
          ...sampleLine(series, theme),
        }),
        text(x + SAMPLE, y + size * 0.35, shown, theme, shown === label ? {} : { whole: label }),
      );
    })
    .join("");
}
