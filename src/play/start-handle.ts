import { h } from "./element.js";
import type { Actions, Model } from "./model.js";
import type { PlotFrame } from "./plot-frame.js";
import { pointOf } from "./scene.js";
import type { Texts } from "./texts.js";
import { plainNumber } from "../report/svg/axis.js";

interface Shown {
  readonly model: Model;
  readonly plot: PlotFrame;
}

/** The square at the start: dragged with a mouse or a finger, moved with arrow keys. */
export function startHandle(texts: Texts, shown: () => Shown | null, actions: Actions) {
  const handle = h("button", { type: "button", class: "handle" });
  const surface = h("div", { class: "surface" }, [handle]);
  let isDragging = false;
  const moveTo = (x: number, y: number) => {
    const now = shown();
    if (now !== null) actions.set({ start: startAt(now, [x, y]) });
  };
  const follow = (event: PointerEvent) => {
    const now = shown();
    if (now === null) return;
    const box = surface.getBoundingClientRect();
    const { area } = now.plot;
    const left = inside(event.clientX - box.left, area.width);
    const top = inside(event.clientY - box.top, area.height);
    moveTo(...now.plot.pointAt(left, top));
  };
  surface.addEventListener("pointerdown", (event) => {
    // a finger on the map scrolls the page; on the square it drags
    if (event.button !== 0 || (event.pointerType === "touch" && event.target !== handle)) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    isDragging = true;
    surface.setPointerCapture(event.pointerId);
    if (event.target !== handle) follow(event);
  });
  surface.addEventListener("pointermove", (event) => {
    if (isDragging) follow(event);
  });
  for (const end of ["pointerup", "pointercancel"] as const)
    surface.addEventListener(end, () => (isDragging = false));
  surface.addEventListener("click", (event) => {
    const isTap = event instanceof PointerEvent && event.pointerType === "touch";
    if (isTap && event.target !== handle) follow(event);
  });
  handle.addEventListener("keydown", (event) => {
    const now = shown();
    const way = WAYS[event.key];
    if (now === null || way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { view, scene, start, state } = now.model;
    const share = event.shiftKey ? 500 : 50;
    const [x, y] = pointOf(start, scene.dim, state.plane);
    const reach = ([0, 1] as const).map((k) => (view.upper[k] - view.lower[k]) / share);
    moveTo(x + way[0] * reach[0], y + way[1] * reach[1]);
  });
  return { root: surface, update: (model: Model, plot: PlotFrame) => place(model, plot) };

  function place(model: Model, plot: PlotFrame): void {
    const { area } = plot;
    const { start, scene, state } = model;
    const point = pointOf(start, scene.dim, state.plane);
    const [left, top] = plot.placeOf(point);
    Object.assign(surface.style, {
      left: `${area.left}px`,
      top: `${area.top}px`,
      width: `${area.width}px`,
      height: `${area.height}px`,
    });
    const [across, down] = [
      inside(left, area.width),
      inside(Number.isFinite(top) ? top : 0, area.height),
    ];
    // a transform moves it without a new layout
    handle.style.transform = `translate(${across}px, ${down}px)`;
    const help = scene.dim === 1 ? texts.graphHelp : texts.mapHelp;
    const numbers = scene.dim === 1 ? [point[0]] : point;
    const where = `${texts.start} (${numbers.map(plainNumber).join(", ")})`;
    handle.setAttribute("aria-label", `${where}. ${help}`);
    handle.title = where;
  }
}

function inside(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The start with the plane's coordinates at a point, in as few digits as a pixel deserves. */
function startAt({ model }: Shown, point: readonly [number, number]): number[] {
  const { start, view, scene, state } = model;
  const coordinates = scene.dim === 1 ? [0] : state.plane;
  return start.map((xi, i) => {
    const axis = coordinates.indexOf(i);
    if (axis < 0) return xi;
    const pixel = (view.upper[axis] - view.lower[axis]) / 1000;
    const digits = Math.min(15, Math.max(0, Math.ceil(-Math.log10(pixel))));
    return Number(point[axis].toFixed(digits)) + 0;
  });
}
