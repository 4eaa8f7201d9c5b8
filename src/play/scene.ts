import { bindFunction } from "../bench/bind.js";
import type { Objective } from "../core/types.js";
import type { ResolvedFunction } from "../plan/resolve.js";
import type { Point, View } from "../report/contour/contour-view.js";
import type { PlayState } from "./play-state.js";
import { functionNamed } from "./resolve-names.js";
import { minimaOfLine, stationaryPoints, type StationaryPoint } from "./stationary-points.js";

/** What a picture shows of a function: its values over a plane, and its places there. */
export interface Scene {
  readonly name: string;
  readonly formula: string;
  readonly dim: number;
  /** The function's own start, all coordinates. */
  readonly ownStart: readonly number[];
  /** f without noise. Of one variable, y is not looked at. */
  valueAt(x: number, y: number): number;
  readonly domain: View;
  /** The domain and the function's own start, with a margin. */
  readonly whole: View;
  /** The points with f*, in the plane. */
  readonly minimisers: readonly Point[];
  /** f*, or null where it is not known. */
  readonly minimum: number | null;
  /** Minima above f*, of two variables saddles too; nothing for more. */
  readonly stationary: readonly StationaryPoint[];
}

const MARGIN = 0.06;

/** The function of a state, seen in its plane. Throws a usage error for what cannot be read. */
export function sceneOf({ fn: text, start, plane }: PlayState): Scene {
  const fn = functionNamed(text);
  const { definition, dim, values, id } = fn;
  const bound = bindFunction(fn);
  const objective = bound.exact ?? bound;
  const own = Array.from(definition.start(dim, values));
  const domain = domainOf(fn, plane);
  const inPlane = (x: ArrayLike<number>) => pointOf(x, dim, plane);
  const optimum = definition.optimum(dim, values);
  const minimisers = (optimum?.points ?? []).map(inPlane);
  return {
    name: id,
    formula: definition.formulaAt?.(dim, values) ?? definition.formula,
    dim,
    ownStart: own,
    valueAt: valueIn(objective, start ?? own, plane),
    domain,
    whole: around(domain, inPlane(own)),
    minimisers,
    minimum: optimum?.value ?? null,
    stationary: besides(stationaryOf(objective, domain), minimisers, domain),
  };
}

/** The two coordinates of the picture; y is 0 for functions of one variable. */
export function pointOf(
  x: ArrayLike<number>,
  dim: number,
  [across, up]: PlayState["plane"],
): Point {
  return dim === 1 ? [x[0], 0] : [x[across], x[up]];
}

function domainOf({ definition, dim, values }: ResolvedFunction, plane: PlayState["plane"]): View {
  const { lower, upper } = definition.domain(dim, values);
  // a function of one variable has no second side: any will do
  if (dim === 1) return { lower: [lower[0], 0], upper: [upper[0], 1] };
  return { lower: pointOf(lower, dim, plane), upper: pointOf(upper, dim, plane) };
}

function valueIn(objective: Objective, start: readonly number[], [across, up]: PlayState["plane"]) {
  const { dim } = objective;
  const [at, g] = [Float64Array.from(start), new Float64Array(dim)];
  return (x: number, y: number) => {
    at[dim === 1 ? 0 : across] = x;
    if (dim > 1) at[up] = y;
    return objective.valueAndGradient(at, g);
  };
}

function around({ lower, upper }: View, start: Point): View {
  const low = ([0, 1] as const).map((k) => Math.min(lower[k], start[k]));
  const high = ([0, 1] as const).map((k) => Math.max(upper[k], start[k]));
  const margin = low.map((one, k) => (high[k] - one || 1) * MARGIN);
  return {
    lower: [low[0] - margin[0], low[1] - margin[1]],
    upper: [high[0] + margin[0], high[1] + margin[1]],
  };
}

/** Of more than two variables nobody looks for them. */
function stationaryOf(objective: Objective, domain: View): StationaryPoint[] {
  if (objective.dim === 1) return minimaOfLine(objective, domain.lower, domain.upper);
  return objective.dim === 2 ? stationaryPoints(objective, domain) : [];
}

/** What was found and is not one of the known minimisers. */
function besides(
  found: readonly StationaryPoint[],
  minimisers: readonly Point[],
  { lower, upper }: View,
): StationaryPoint[] {
  const near = [0, 1].map((k) => (upper[k] - lower[k]) * 1e-3);
  return found.filter(
    ({ kind, point: [x, y] }) =>
      kind === "saddle" ||
      !minimisers.some(([mx, my]) => Math.abs(mx - x) < near[0] && Math.abs(my - y) < near[1]),
  );
}

/** What of a state a scene depends on: a start that moves within the plane changes nothing. */
export function sceneKey({ fn, start, plane }: PlayState): string {
  const others = start?.map((xi, i) => (plane.includes(i) ? 0 : xi)) ?? null;
  return JSON.stringify([fn, plane, (start?.length ?? 0) > 2 ? others : null]);
}

/** x_0 of the runs, all coordinates. */
export function startOf({ start }: PlayState, { ownStart }: Scene): readonly number[] {
  return start ?? ownStart;
}

/** The part of the plane that a state shows. */
export function viewOf({ view }: PlayState, scene: Scene): View {
  if (view === null) return scene.whole;
  const [left, right, low, high] = view;
  return { lower: [left, low], upper: [right, high] };
}
