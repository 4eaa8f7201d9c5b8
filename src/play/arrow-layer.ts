import { TENTHS } from "../report/svg/line-style.js";
import type { Recorded } from "../records/trace.js";
import { setAttributes, svg } from "./element.js";
import type { Model } from "./model.js";
import type { PlotFrame } from "./plot-frame.js";
import { pointOf } from "./scene.js";
import { stepBuffer } from "./step-buffer.js";

/** How long arrows are that show a direction alone, in pixels. */
const DIRECTION = 56;

const NAMES = ["gradient", "buffer", "step"] as const;

/** Arrows at the point of the active method: −g and its buffer as directions, Δx as it is. */
export class ArrowLayer {
  readonly root = svg("g");
  readonly #arrows = NAMES.map((name) => {
    const arrow = svg("path", {
      class: `arrow ${name}`,
      fill: "none",
    });
    this.root.append(arrow);
    return arrow;
  });

  update({ step, scene, state }: Model, plot: PlotFrame, isShown: boolean): void {
    const vectors = new Map(step?.vectors);
    const inPlane = (name: string) => planeOf(vectors.get(name), scene.dim, state.plane);
    const at = inPlane("x");
    const dx = inPlane("Δx");
    const g = inPlane("g");
    const buffer = planeOf(
      step === null ? undefined : stepBuffer(step)?.values,
      scene.dim,
      state.plane,
    );
    const pixels = ([x, y]: readonly [number, number]) => pixelsOf(x, y, scene.dim, plot);
    const ends = [
      g === null ? null : ofLength(pixels([-g[0], -g[1]]), DIRECTION),
      buffer === null ? null : ofLength(pixels(buffer), DIRECTION * 0.8),
      dx === null ? null : pixels(dx),
    ];
    this.#arrows.forEach((arrow, k) => {
      const end = ends[k];
      const d = !isShown || at === null || end === null ? "" : arrowData(plot.placeOf(at), end);
      setAttributes(arrow, { d });
    });
  }
}

function planeOf(
  values: readonly Recorded[] | undefined,
  dim: number,
  plane: Model["state"]["plane"],
): readonly [number, number] | null {
  if (values === undefined) return null;
  const [x, y] = pointOf(
    values.map((value) => value ?? NaN),
    dim,
    plane,
  );
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

/** A vector of the plane in pixels; of functions of one variable it lies flat. */
function pixelsOf(x: number, y: number, dim: number, plot: PlotFrame): readonly [number, number] {
  const across = (plot.x.place(x) - plot.x.place(0)) * plot.area.width;
  const up = dim === 1 ? 0 : (plot.y.place(y) - plot.y.place(0)) * plot.area.height;
  return [across, -up];
}

function ofLength([x, y]: readonly [number, number], length: number): readonly [number, number] {
  const size = Math.hypot(x, y);
  return size === 0 ? [0, 0] : [(x / size) * length, (y / size) * length];
}

function arrowData(
  [left, top]: readonly [number, number],
  [x, y]: readonly [number, number],
): string {
  const length = Math.hypot(x, y);
  if (length < 1 || length > 1e5) return "";
  const head = Math.min(9, length * 0.6);
  const [ux, uy] = [x / length, y / length];
  const tenths = (value: number) => Math.round(value * TENTHS);
  const barb = (side: number) =>
    `L${tenths(left + x - head * (ux - side * uy * 0.5))} ${tenths(top + y - head * (uy + side * ux * 0.5))}`;
  const end = `${tenths(left + x)} ${tenths(top + y)}`;
  return `M${tenths(left)} ${tenths(top)}L${end}${barb(1)}M${end}${barb(-1)}`;
}
