import type { Axis } from "./axis.js";
import type { Area } from "./frame.js";
import { TENTHS } from "./line-style.js";
import { decimal, element } from "./markup.js";

/** The inside of a plot: content is cut off at its edges, and its coordinates are tenths of a pixel. */
export function plotBox(
  { left, top, width, height }: Area,
  axes: { readonly x: Axis; readonly y: Axis },
  content: string,
): string {
  return element(
    "svg",
    {
      x: left,
      y: top,
      width,
      height,
      viewBox: `0 0 ${decimal(width * TENTHS)} ${decimal(height * TENTHS)}`,
      preserveAspectRatio: "none",
      "data-x": axes.x.data,
      "data-y": axes.y.data,
      fill: "none",
      "stroke-linejoin": "round",
    },
    content,
  );
}
