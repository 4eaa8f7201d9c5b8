import type { Optimum, Vec } from "../core/types.js";
import { norm } from "../core/vector.js";
import { LADDER } from "./ladder.js";
import { measure } from "./measure.js";
import type { Progress } from "./progress.js";
import type { Metric, Point, RunResult, RunSettings, Status } from "./types.js";

/** Where a run stood when it ended. */
export interface RunEnd {
  readonly status: Status;
  readonly message: string | undefined;
  readonly metric: Metric;
  readonly further: Metric | null;
  readonly settings: RunSettings;
  readonly optimum: Optimum | null;
  readonly progress: Progress;
  readonly evaluations: number;
  /** The last iteration, and the point, gradient, value and metric there. */
  readonly step: number;
  readonly x: Vec;
  readonly g: Vec;
  readonly value: number;
  readonly measured: number;
  readonly best: number;
  readonly bestStep: number;
  readonly aocc: number | null;
  /** The last iteration above the tolerance; −1 for none. */
  readonly lastAbove: number;
  readonly path: Vec | null;
}

/** What a run came to, in numbers that are finite or null. */
export function makeResult(end: RunEnd): RunResult {
  const { progress, settings, step, x, g, value, measured, path } = end;
  const hit = progress.firstHit >= 0;
  const endsBelow = hit && measured <= settings.tolerance;
  const settled = endsBelow ? end.lastAbove + 1 : null;
  return {
    status: end.status,
    metric: end.metric,
    steps: hit ? progress.firstHit : null,
    held: hit && settled === progress.firstHit,
    settled,
    evaluations: hit ? progress.evaluationsAtHit : end.evaluations,
    hits: settings.targets.map((target) => progress.hitOf(target)),
    ...(settings.ladder ? { ladder: LADDER.map((target) => progress.evaluationsTo(target)) } : {}),
    aocc: end.aocc,
    best: pointAt(end.bestStep, end.best, end.optimum),
    final: {
      ...pointAt(step, value, end.optimum),
      gradientNorm: finite(norm(g)),
      x: column(x, x.length),
    },
    ...(end.message === undefined ? {} : { message: end.message }),
    ...(settings.trial === true ? trialOf(end) : { curve: curveOf(end) }),
    ...(path === null ? {} : { path: path.subarray(0, (step + 1) * x.length) }),
  };
}

/** What a search asks for; a curve of one point takes the place of the others. */
function trialOf(end: RunEnd): Pick<RunResult, "trial" | "curve"> {
  const { step, value, best } = curveOf(end);
  const last = (values: readonly (number | null)[]) => values.slice(-1);
  return {
    trial: { evaluations: end.evaluations, measured: finite(end.measured) },
    curve: { step: step.slice(-1), value: last(value), best: last(best) },
  };
}

/** The kept points, and the last one. */
function curveOf({ progress, further, optimum, step, x, g, value, measured, best }: RunEnd) {
  const { curve } = progress;
  if (curve.push(step, value, best, measured) && further !== null) {
    progress.further(measure(further, optimum, x, value, g));
  }
  const { length } = curve;
  return {
    step: Array.from(curve.step.subarray(0, length)),
    value: column(curve.value, length),
    best: column(curve.best, length),
    ...(further === null ? {} : { measured: column(curve.further, length) }),
  };
}

/** The first numbers of a column. A loop: `Array.from` with a function takes five times as long. */
function column(values: Vec, length: number): (number | null)[] {
  const numbers: (number | null)[] = [];
  for (let k = 0; k < length; k++) numbers.push(finite(values[k]));
  return numbers;
}

function pointAt(step: number, value: number, optimum: Optimum | null): Point {
  const gap = optimum === null ? null : finite(value - optimum.value);
  return { step, value: finite(value), gap };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
