import { seriesLine } from "../report/svg/line-style.js";
import { dotData, pathData, tenths, type Place } from "../report/svg/path-data.js";
import { pathPlaces } from "../report/svg/path-places.js";
import { pageTheme } from "../report/svg/theme.js";
import { setAttributes, svg } from "./element.js";
import { lostAt } from "./lost-at.js";
import { shapeOf } from "./map-layers.js";
import type { MethodRun } from "./compute-runs.js";
import type { PlotFrame } from "./plot-frame.js";

const theme = pageTheme();
const MOST_POINTS = 1500;
const SOLID = { fill: "none" };

/** The path of one method: all of it faintly, what was walked until t strongly. */
export class PathLayer {
  readonly root: SVGGElement;
  readonly #whole: SVGPathElement;
  readonly #walked: SVGPathElement;
  readonly #dots: SVGPathElement;
  readonly #here: SVGCircleElement;
  readonly #lost: SVGPathElement;

  constructor(k: number) {
    const line = { ...SOLID, ...seriesLine(k, theme, 1.7), "stroke-linejoin": "round" };
    this.#whole = svg("path", { ...line, opacity: 0.3 });
    this.#walked = svg("path", line);
    this.#dots = svg("path", {
      ...SOLID,
      ...theme.stroke(k),
      "stroke-width": 4.5,
      "stroke-linecap": "round",
    });
    this.#here = svg("circle", { r: 50, ...theme.fill(k), class: `here s${k % 7}` });
    this.#lost = svg("path", {
      ...SOLID,
      ...theme.stroke(k),
      d: shapeOf("lost"),
      "stroke-width": 3,
    });
    const parts = [this.#whole, this.#walked, this.#dots, this.#here, this.#lost];
    this.root = svg("g", {}, parts);
  }

  /** @param t how far it was walked */
  update(run: MethodRun, t: number, plot: PlotFrame): void {
    const places = placesOf(run.points, plot);
    const isWhole = t >= places.length - 1;
    const drawn = (some: readonly Place[]) => pathPlaces(some, MOST_POINTS, plot.area);
    const walked = drawn(isWhole ? places : places.slice(0, t + 1));
    setAttributes(this.#whole, { d: isWhole ? "" : pathData(drawn(places).line) });
    setAttributes(this.#walked, { d: pathData(walked.line) });
    setAttributes(this.#dots, { d: dotData(walked.dots) });
    put(this.#here, places[Math.min(t, places.length - 1)] ?? null);
    const isLost = run.status === "diverged" || run.status === "escaped";
    put(this.#lost, isLost && isWhole ? lostAt(places, plot.area) : null);
  }
}

function placesOf(points: Float64Array, plot: PlotFrame): Place[] {
  const places: Place[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const place = plot.placeOf([points[i], points[i + 1]]);
    places.push(place.every(Number.isFinite) ? place : null);
  }
  return places;
}

/** Moves a shape to a place, or hides it. */
function put(shape: SVGElement, place: Place): void {
  setAttributes(shape, {
    transform: place === null ? undefined : `translate(${tenths(place[0])} ${tenths(place[1])})`,
    visibility: place === null ? "hidden" : undefined,
  });
}
