import { SERIES_COLOURS, type Theme } from "./theme.js";
import type { Attributes } from "./markup.js";

/** Dashes and gaps in pixels: colour alone tells no series from another. */
const PATTERNS = [[], [7, 3], [2, 2.5], [9, 3, 2, 3], [4, 2], [12, 3], [6, 2, 2, 2, 2, 2]] as const;

/** Coordinates inside a plot are whole tenths of a pixel. */
export const TENTHS = 10;

/** How the line of series k looks: colour, width and pattern; past the colours, other patterns. */
export function seriesLine(k: number, theme: Theme, width = 1.6): Attributes {
  const turn = Math.floor(k / SERIES_COLOURS);
  const pattern = PATTERNS[(k + 2 * turn) % PATTERNS.length];
  return {
    ...theme.stroke(k),
    "stroke-width": inPlot(width, theme),
    "stroke-dasharray":
      pattern.length === 0 ? undefined : pattern.map((one) => inPlot(one, theme)).join(" "),
  };
}

/** A width of lines in the units of a plot. */
export function inPlot(pixels: number, { isInPage }: Theme): number {
  return isInPage ? pixels : pixels * TENTHS;
}

/** The line of series k outside of a plot, as a sample beside its name. */
export function sampleLine(k: number, theme: Theme): Attributes {
  const line = seriesLine(k, { ...theme, isInPage: true });
  return line;
}
