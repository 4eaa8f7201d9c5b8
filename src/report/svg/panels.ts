import { cutToWidth } from "./text-width.js";
import type { Area } from "./frame.js";
import { sampleLine } from "./line-style.js";
import { element } from "./markup.js";
import { text, type Sheet } from "./sheet.js";

/** One of several plots of the same ground. */
export interface Panel {
  readonly series: number | null;
  readonly label: string;
  /** The paths in it, as indices. */
  readonly members: readonly number[];
}

/** More panels than this are an album: the paths stand in one plot instead. */
export const MOST_PANELS = 9;

/** A panel for each path, or one for all. */
export function panelsOf(
  paths: readonly { readonly series?: number; readonly label: string }[],
  layout: "panels" | "overlay" | "auto",
): Panel[] {
  const isSplit = layout === "auto" ? paths.length <= MOST_PANELS : layout === "panels";
  if (!isSplit || paths.length < 2) {
    return [{ series: null, label: "", members: paths.map((_, k) => k) }];
  }
  return paths.map(({ series, label }, k) => ({ series: series ?? k, label, members: [k] }));
}

/** How panels stand: as square a block as the width allows. */
export function gridOf(
  count: number,
  width: number,
  size: number,
): { columns: number; rows: number } {
  const most = Math.max(1, Math.floor(width / (size * 17)));
  const square = count <= 3 ? count : Math.ceil(Math.sqrt(count));
  const columns = Math.max(1, Math.min(most, square));
  return { columns, rows: Math.ceil(count / columns) };
}

/** The name above a panel, with a piece of its line. */
export function panelName(
  { series, label }: Panel,
  { left, top, width }: Area,
  { size, theme }: Sheet,
): string {
  if (series === null) return "";
  const shown = cutToWidth(label, width - 28, size);
  const y = top - size * 0.6;
  return element(
    "g",
    { "data-s": series },
    element("path", {
      d: `M${left} ${(y - size * 0.35).toFixed(1)}h20`,
      fill: "none",
      ...sampleLine(series, theme),
    }),
    text(left + 26, y, shown, theme, shown === label ? {} : { whole: label }),
  );
}
