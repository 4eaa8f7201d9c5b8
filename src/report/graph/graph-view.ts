import type { Graph, GraphPath } from "./graph.js";

/** What of a function of one variable is in view. */
export interface GraphView {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** Points of the function from left to right. */
  readonly samples: readonly (readonly [x: number, f: number])[];
}

const MARGIN = 0.08;

/** A path may leave the domain by this share of its length and is still followed. */
const FOLLOWED = 0.5;

/** A function that rises steeply at its ends is cut off at this many times the height that runs saw. */
const HEADROOM = 1.2;

/**
 * The start, the minimisers and the paths as far as they stay near the domain, and of f what lies
 * between; the whole domain where there is no path.
 */
export function graphView(graph: Graph, paths: readonly GraphPath[], count: number): GraphView {
  const { lower, upper } = graph;
  const reach = (upper - lower) * FOLLOWED;
  const isNear = (x: number) => x >= lower - reach && x <= upper + reach;
  const seen = [
    graph.start,
    ...graph.minimisers,
    ...paths.flatMap(({ points }) => Array.from(points)),
  ].filter(isNear);
  const shown = paths.length === 0 ? [lower, upper, ...seen] : seen;
  const [low, high] = widened(shown.length === 0 ? [lower, upper] : shown, MARGIN);
  const samples = Array.from({ length: count + 1 }, (_, k) => {
    const x = low + ((high - low) * k) / count;
    return [x, graph.valueAt(x)] as const;
  });
  return {
    x: [low, high],
    y: heights(
      samples,
      seen.map((x) => graph.valueAt(x)),
    ),
    samples,
  };
}

function heights(
  samples: readonly (readonly [number, number])[],
  seen: readonly number[],
): readonly [number, number] {
  const all = samples.map(([, f]) => f).filter(Number.isFinite);
  const visited = seen.filter(Number.isFinite);
  if (all.length === 0) return [0, 1];
  const [low] = endsOf([...all, ...visited]);
  const [, top] = endsOf(all);
  const [, highest] = visited.length === 0 ? [0, top] : endsOf(visited);
  const cap = low + (highest - low) * HEADROOM;
  return widened(
    [low, highest > low ? Math.min(Math.max(top, highest), Math.max(cap, highest)) : top],
    MARGIN,
  );
}

function endsOf(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

function widened(values: readonly number[], share: number): [number, number] {
  const [low, high] = endsOf(values);
  const margin = (high > low ? high - low : 1) * share;
  return [low - margin, high + margin];
}
