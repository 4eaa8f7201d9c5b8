import type { MethodRun } from "./compute-runs.js";

/** What a task measures: steps to the target, the final height, a distance, … */
export type Quantity = "steps" | "height" | "distance" | "firstStep" | "difference";

/** How far a task is from being solved. */
export interface Progress {
  readonly of: Quantity;
  /** null where there is no number, such as the steps of a run that does not reach its target. */
  readonly now: number | null;
  readonly goal: number;
}

/** So near to a length that was asked for is as good as there: a slider cannot do better. */
const NEAR = 0.005;

/** Whether what is asked for has come true. */
export function isMet({ of, now, goal }: Progress): boolean {
  if (now === null) return false;
  return of === "firstStep" ? Math.abs(now - goal) < NEAR : now <= goal;
}

/** The fewest steps to the target. */
export function stepsOf(runs: readonly MethodRun[], goal: number): Progress {
  const steps = runs.flatMap((run) => (run.status === "reached" ? [run.steps ?? Infinity] : []));
  return { of: "steps", now: leastOf(steps), goal };
}

/** The least final height. */
export function heightOf(runs: readonly MethodRun[], goal: number): Progress {
  return { of: "height", now: leastOf(runs.map((run) => run.finalGap ?? Infinity)), goal };
}

/** The least distance from the end of a run to a point. */
export function distanceTo(
  runs: readonly MethodRun[],
  [toX, toY]: readonly [number, number],
  goal: number,
): Progress {
  const distances = runs.map(({ end: [x, y] }) => Math.hypot(x - toX, y - toY));
  return { of: "distance", now: leastOf(distances), goal };
}

/** How far the first step moves a coordinate: that which is farthest from the goal. */
export function firstStepOf(runs: readonly MethodRun[], goal: number): Progress {
  const moved = runs.flatMap(({ points }) =>
    points.length < 4
      ? []
      : [0, 1]
          .map((k) => Math.abs(points[k + 2] - points[k]))
          .reduce((a, b) => (Math.abs(b - goal) > Math.abs(a - goal) ? b : a)),
  );
  const best = moved.toSorted((a, b) => Math.abs(a - goal) - Math.abs(b - goal));
  return { of: "firstStep", now: leastOf(best.slice(0, 1)), goal };
}

/** How far two paths are apart at most; no number for paths of two lengths. */
export function differenceOf(a: MethodRun | undefined, b: MethodRun | undefined): Progress {
  if (a === undefined || b?.points.length !== a.points.length) return { ...DIFFERENCE, now: null };
  const { points } = b;
  const most = a.points.reduce((so, value, i) => Math.max(so, Math.abs(value - points[i])), 0);
  return { ...DIFFERENCE, now: leastOf([most]) };
}

const DIFFERENCE = { of: "difference", goal: 0 } as const;

function leastOf(values: readonly number[]): number | null {
  const least = Math.min(...values);
  return Number.isFinite(least) ? least : null;
}
