import { functionName } from "../../core/function-name.js";
import { bindFunction } from "../../bench/bind.js";
import type { Field } from "../../report/contour/contour-field.js";
import type { Graph } from "../../report/graph/graph.js";
import type { Group } from "../../report/group.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { functionOf, optimumOf, orNull } from "../output/problem.js";

type Ground = Omit<Group, "rows">;

/** What a contour needs of a function; null where it has not two variables. */
export function fieldOf(group: Ground, catalogue: Catalogue): Field | null {
  const bound = boundOf(group, catalogue, 2);
  if (bound === null) return null;
  const { valueAt, lower, upper, optimum } = bound;
  const pair = (v: ArrayLike<number>) => [v[0], v[1]] as [number, number];
  return {
    title: functionName(group),
    valueAt: (x, y) => valueAt(x, y),
    box: { lower: pair(lower), upper: pair(upper) },
    start: pair(group.start),
    minimisers: (optimum?.points ?? []).map(pair),
    minimum: optimum?.value ?? null,
  };
}

/**
 * The plane of the first two variables through a minimiser, or through the start where none is known,
 * for functions of more than two. Marks the minimiser, or the start where none is known; the other
 * points lie outside the plane.
 */
export function planeOf(group: Ground, catalogue: Catalogue): Field | null {
  const bound = boundOf(group, catalogue, group.dimension);
  if (bound === null) return null;
  const minimiser = bound.optimum?.points[0];
  const through = minimiser ?? group.start;
  const { valueAt, lower, upper, optimum } = bound;
  const pair = (v: ArrayLike<number>) => [v[0], v[1]] as [number, number];
  const [, , ...others] = through;
  return {
    title: `${functionName(group)}: x1 and x2, the others as at its ${minimiser === undefined ? "start" : "minimum"}`,
    valueAt: (x, y) => valueAt(x, y, ...others),
    box: { lower: pair(lower), upper: pair(upper) },
    start: minimiser === undefined ? pair(group.start) : [NaN, NaN],
    minimisers: minimiser === undefined ? [] : [pair(minimiser)],
    // a plane through the start may be high above f*, where no level of f − f* comes
    minimum: minimiser === undefined ? null : (optimum?.value ?? null),
  };
}

/** What the graph of a function needs; null where it has more than one variable. */
export function graphOf(group: Ground, catalogue: Catalogue): Graph | null {
  const bound = boundOf(group, catalogue, 1);
  if (bound === null) return null;
  const { valueAt, lower, upper, optimum } = bound;
  return {
    title: functionName(group),
    valueAt: (x) => valueAt(x),
    lower: lower[0],
    upper: upper[0],
    start: group.start[0],
    minimisers: (optimum?.points ?? []).map((point) => point[0]),
  };
}

function boundOf(group: Ground, catalogue: Catalogue, dim: number) {
  const fn = functionOf(group, catalogue);
  if (fn?.dim !== dim) return null;
  const [at, g] = [new Float64Array(dim), new Float64Array(dim)];
  const optimum = optimumOf(group, catalogue);
  return orNull(() => {
    const objective = bindFunction(fn);
    const exact = objective.exact ?? objective;
    const valueAt = (...x: number[]): number => {
      at.set(x);
      // a user's function may throw at a point of the picture: it has no value there
      return orNull(() => exact.valueAndGradient(at, g)) ?? NaN;
    };
    return { valueAt, optimum, ...fn.definition.domain(dim, fn.values) };
  });
}
