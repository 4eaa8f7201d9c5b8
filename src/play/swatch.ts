import { sampleLine } from "../report/svg/line-style.js";
import { pageTheme } from "../report/svg/theme.js";
import { svg } from "./element.js";

/** A piece of the line of the k-th method, as it is drawn in the map and the chart. */
export function swatch(k: number): SVGSVGElement {
  const line = svg("path", { d: "M1 5H27", fill: "none", ...sampleLine(k, pageTheme()) });
  return svg("svg", { class: "swatch", width: 28, height: 10, "aria-hidden": "true" }, [line]);
}
