import { ArrowLayer } from "./arrow-layer.js";
import { h, setAttributes, svg } from "./element.js";
import { groundMarkup, marksMarkup, paintDepth } from "./map-layers.js";
import { mapCaption } from "./map-caption.js";
import type { Actions, Model, Part } from "./model.js";
import { PathLayer } from "./path-layer.js";
import { LETTERS, plotFrame, type PlotFrame } from "./plot-frame.js";
import { startHandle } from "./start-handle.js";
import type { Texts } from "./texts.js";
import { watchedSize } from "./watched-size.js";

/** The map: f by colour and level lines, paths, arrows, and the start that can be dragged. */
export function mapPart(texts: Texts, actions: Actions): Part {
  const canvas = h("canvas", { class: "depth", "aria-hidden": "true" });
  const [ground, marks] = [svg("g"), svg("g")];
  const inside = svg("svg", { class: "inside" });
  const picture = svg("svg", { class: "picture", role: "img", "font-size": LETTERS }, [
    ground,
    inside,
  ]);
  const arrows = new ArrowLayer();
  const caption = mapCaption(texts);
  let layers: PathLayer[] = [];
  let model: Model | undefined;
  let plot: PlotFrame | undefined;
  let drawn: readonly unknown[] = [];
  const handle = startHandle(texts, () => (model && plot ? { model, plot } : null), actions);
  const box = h("div", { class: "map" }, [canvas, picture, handle.root]);

  const draw = () => {
    if (model === undefined) return;
    const [width, height] = size();
    if (width === 0) return;
    const { scene, view, runs } = model;
    const key = [scene, view.lower.join(), view.upper.join(), width, height];
    if (plot === undefined || key.some((part, i) => part !== drawn[i])) {
      drawn = key;
      plot = plotFrame(scene, view, width, height);
      layOut(plot, { canvas, picture, inside }, width, height);
      ground.innerHTML = groundMarkup(scene, view, plot);
      marks.innerHTML = marksMarkup(scene, view, plot);
      paintDepth(canvas, plot);
    }
    if (layers.length !== runs.length) {
      layers = runs.map((_, k) => new PathLayer(k));
      inside.replaceChildren(...layers.map(({ root }) => root), marks, arrows.root);
    }
    const { t, lastT } = model;
    for (const [k, layer] of layers.entries()) layer.update(runs[k], t, plot);
    arrows.update(model, plot, t < lastT);
    handle.update(model, plot);
    setAttributes(picture, { "aria-label": texts.map(scene.name) });
    caption.update(model, plot);
  };
  const size = watchedSize(box, draw);
  return {
    root: h("figure", { class: "map-figure" }, [box, caption.root]),
    update(next) {
      model = next;
      draw();
    },
  };
}

interface Layers {
  readonly canvas: HTMLCanvasElement;
  readonly picture: SVGSVGElement;
  readonly inside: SVGSVGElement;
}

function layOut({ area }: PlotFrame, layers: Layers, width: number, height: number): void {
  const { canvas, picture, inside } = layers;
  // a map that stays in sight must not cover what has the focus
  document.documentElement.style.setProperty("--map", `${height}px`);
  setAttributes(picture, { width, height, viewBox: `0 0 ${width} ${height}` });
  setAttributes(inside, {
    x: area.left,
    y: area.top,
    width: area.width,
    height: area.height,
    viewBox: `0 0 ${area.width * 10} ${area.height * 10}`,
    preserveAspectRatio: "none",
  });
  Object.assign(canvas.style, {
    left: `${area.left}px`,
    top: `${area.top}px`,
    width: `${area.width}px`,
    height: `${area.height}px`,
  });
}
