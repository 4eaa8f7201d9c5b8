import { plainNumber } from "../report/svg/axis.js";
import { pageTheme } from "../report/svg/theme.js";
import { h, svg } from "./element.js";
import { shapeOf, type Mark } from "./map-layers.js";
import type { Model } from "./model.js";
import type { PlotFrame } from "./plot-frame.js";
import { stepBuffer } from "./step-buffer.js";
import type { Texts } from "./texts.js";

/** What the marks of a map mean, and what its level lines are at. */
export function mapCaption(texts: Texts) {
  const marks = h("p", { class: "marks" });
  const words = h("p", { class: "note" });
  const root = h("figcaption", {}, [marks, words]);
  let shown = "";
  return {
    root,
    update({ scene, runs, t, lastT, step }: Model, { levels }: PlotFrame): void {
      const hasLost = runs.some(
        ({ status, points }) =>
          (status === "diverged" || status === "escaped") && t >= points.length / 2 - 1,
      );
      const kinds = new Set(scene.stationary.map(({ kind }) => kind));
      const hasArrows = t < lastT && step !== null;
      const buffer = (step === null ? null : stepBuffer(step))?.name ?? "";
      const key = [scene.name, levels, hasLost, hasArrows, buffer].join(" ");
      if (key === shown) return;
      shown = key;
      const height = scene.minimum === null ? texts.lowestInView : "f − f*";
      const values = levels.map((level) => plainNumber(level)).join(", ");
      marks.replaceChildren(
        legend(h("span", { class: "square", "aria-hidden": "true" }), texts.legendStart),
        ...(scene.minimisers.length > 0 ? [legend(mark("minimum"), texts.legendMinimum)] : []),
        ...(kinds.has("minimum") ? [legend(mark("local"), texts.legendLocal)] : []),
        ...(kinds.has("saddle") ? [legend(mark("saddle"), texts.legendSaddle)] : []),
        legend(dashes(), texts.legendDomain),
        ...(hasLost ? [legend(mark("lost"), texts.legendLost)] : []),
        ...(hasArrows ? arrowLegends(texts, buffer) : []),
      );
      words.textContent = [
        levels.length === 0 ? "" : texts.levels(height, values),
        scene.dim > 2 ? texts.otherCoordinates : "",
        scene.dim === 1 ? texts.graphHelp : texts.mapHelp,
      ]
        .filter((sentence) => sentence !== "")
        .join(" ");
    },
  };
}

function legend(sign: Element, words: string): HTMLElement {
  return h("span", { class: "legend" }, [sign, words]);
}

function drawn(...shapes: SVGElement[]): SVGSVGElement {
  const size = { width: 18, height: 14, viewBox: "-90 -70 180 140" };
  return svg("svg", { ...size, "aria-hidden": "true" }, shapes);
}

function mark(name: Mark): SVGSVGElement {
  const ink = pageTheme().stroke(name === "minimum" ? "text" : "muted");
  return drawn(svg("path", { d: shapeOf(name), fill: "none", "stroke-width": 1.6, ...ink }));
}

function dashes(): SVGSVGElement {
  const ink = pageTheme().stroke("muted");
  return drawn(
    svg("path", { d: "M-85 0H85", "stroke-width": 1.2, "stroke-dasharray": "3 3", ...ink }),
  );
}

function arrowLegends(texts: Texts, buffer: string): HTMLElement[] {
  const arrow = (name: string) =>
    drawn(
      svg("path", {
        class: `arrow ${name}`,
        d: "M-80 0H80L35-40M80 0L35 40",
        fill: "none",
        "stroke-width": 2,
      }),
    );
  return [
    legend(arrow("gradient"), texts.arrowDirection("−g")),
    ...(buffer === "" ? [] : [legend(arrow("buffer"), texts.arrowDirection(buffer))]),
    legend(arrow("step"), texts.arrowStep),
  ];
}
