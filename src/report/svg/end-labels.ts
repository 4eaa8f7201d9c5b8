import { sampleLine } from "./line-style.js";
import { element } from "./markup.js";
import { text } from "./sheet.js";
import { cutToWidth, textWidth } from "./text-width.js";
import type { Theme } from "./theme.js";

/** A name beside the end of its line. */
export interface EndLabel {
  /** The number of the series, which chooses colour and pattern. */
  readonly series: number;
  readonly label: string;
  /** The height at which the line ends, in pixels of the sheet. */
  readonly y: number;
}

/** A piece of the line that leads to the name, with the gaps around it. */
const LEAD = 20;

/** The room for names of which none is wider than `most`. */
export function labelsWidth(labels: readonly string[], size: number, most: number): number {
  if (labels.length === 0) return 0;
  const widest = Math.max(...labels.map((label) => textWidth(label, size)));
  return Math.min(most, widest + LEAD + 4);
}

/**
 * Heights for names that do not touch: in the order of the ends of their lines, as near to these as it
 * goes. Null where there are too many.
 */
export function spread(
  wanted: readonly number[],
  top: number,
  bottom: number,
  apart: number,
): number[] | null {
  if (wanted.length * apart > bottom - top + apart) return null;
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const result = [...wanted];
  let free = top;
  for (const k of order) {
    result[k] = Math.max(wanted[k], free);
    free = result[k] + apart;
  }
  let limit = bottom;
  for (const k of order.toReversed()) {
    result[k] = Math.min(result[k], limit);
    limit = result[k] - apart;
  }
  return result;
}

/** Names to the right of a plot, each joined to the end of its line by a piece of it. */
export function endLabels(
  labels: readonly EndLabel[],
  heights: readonly number[],
  left: number,
  width: number,
  size: number,
  theme: Theme,
): string {
  return labels
    .map(({ series, label, y }, k) => {
      const shown = cutToWidth(label, width - LEAD, size);
      const lead = `M${left + 2} ${y.toFixed(1)}L${left + LEAD - 4} ${heights[k].toFixed(1)}`;
      return element(
        "g",
        { "data-s": series },
        element("path", { d: lead, fill: "none", ...sampleLine(series, theme) }),
        text(
          left + LEAD,
          heights[k] + size * 0.35,
          shown,
          theme,
          shown === label ? {} : { whole: label },
        ),
      );
    })
    .join("");
}
