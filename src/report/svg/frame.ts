import type { Axis } from "./axis.js";
import { element } from "./markup.js";
import { text } from "./sheet.js";
import { textWidth } from "./text-width.js";
import type { Theme } from "./theme.js";

/** A rectangle of the sheet, in pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The room that a tick's label and the gaps around it take. */
const GAP = 6;

/** How wide the labels of the left axis are, with the gap to the plot. */
export function sideWidth(axis: Axis, height: number, size: number): number {
  const labels = axis.ticks(sideTicks(height, size)).map((tick) => textWidth(tick.text, size));
  return Math.max(0, ...labels) + GAP + 4;
}

function sideTicks(height: number, size: number): number {
  return Math.max(2, Math.floor(height / (size * 2.6)));
}

/** Grid lines, axes, ticks and titles around a plot. */
export function frameOf(area: Area, x: Axis, y: Axis, size: number, theme: Theme): string {
  const { left, top, width, height } = area;
  const bottom = top + height;
  const parts: string[] = [];
  const rows = y.ticks(sideTicks(height, size)).filter(({ value }) => isWithin(y.place(value)));
  const lines = rows.map(({ value }) => {
    const at = round(bottom - y.place(value) * height);
    return `M${left} ${at}h${round(width)}`;
  });
  if (lines.length > 0) {
    parts.push(element("path", { d: lines.join(""), fill: "none", ...theme.stroke("grid") }));
  }
  const labels = rows.map(({ value, text: words }) =>
    text(left - GAP, bottom - y.place(value) * height + size * 0.35, words, theme, {
      anchor: "end",
      ink: "muted",
    }),
  );
  parts.push(element("g", { "data-axis": "y" }, ...labels));
  parts.push(baseOf(area, x, size, theme));
  const axes = `M${round(left)} ${round(top)}V${round(bottom)}H${round(left + width)}`;
  parts.push(element("path", { d: axes, fill: "none", ...theme.stroke("frame") }));
  return parts.join("");
}

/** Ticks and labels of the lower axis; a label that would touch its neighbour is left out. */
function baseOf({ left, top, width, height }: Area, x: Axis, size: number, theme: Theme): string {
  const bottom = top + height;
  const marks: string[] = [];
  const labels: string[] = [];
  let free = -Infinity;
  for (const { value, text: words } of x.ticks(Math.max(2, Math.floor(width / (size * 4))))) {
    if (!isWithin(x.place(value))) continue;
    const at = left + x.place(value) * width;
    const half = textWidth(words, size) / 2;
    if (at - half < free) continue;
    marks.push(`M${round(at)} ${round(bottom)}v4`);
    labels.push(text(at, bottom + 6 + size, words, theme, { anchor: "middle", ink: "muted" }));
    free = at + half + size * 0.6;
  }
  return (
    element("path", { d: marks.join(""), fill: "none", ...theme.stroke("frame") }) +
    element("g", { "data-axis": "x" }, ...labels)
  );
}

function isWithin(place: number): boolean {
  return place >= -1e-9 && place <= 1 + 1e-9;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
