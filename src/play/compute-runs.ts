import { messageOf } from "../core/errors.js";
import { minimize } from "../library/minimize.js";
import type { CaseResult } from "../records/results.js";
import type { Status } from "../run/types.js";
import type { PlayState } from "./play-state.js";

/** What runs depend on. */
export type RunRequest = Pick<
  PlayState,
  "fn" | "methods" | "start" | "iterations" | "settings" | "plane"
>;

/** One method's run, as far as it is drawn. */
export interface MethodRun {
  readonly text: string;
  readonly status: Status;
  readonly message: string | undefined;
  /** First t at which the target was hit. */
  readonly steps: number | null;
  readonly evaluations: number;
  readonly finalValue: number | null;
  readonly finalGap: number | null;
  /** Where the run ended, all coordinates. */
  readonly end: readonly number[];
  /** f at some of the iterations. */
  readonly curve: { readonly step: readonly number[]; readonly value: readonly (number | null)[] };
  /** x_0, y_0, x_1, …: the two coordinates of the picture; y is 0 for functions of one variable. */
  readonly points: Float64Array;
  /** Why it could not be run; everything else is then empty. */
  readonly refusal?: string;
}

/** Runs every method. */
export function computeRuns(request: RunRequest): MethodRun[] {
  return request.methods.map((text) => methodRun(request, text));
}

/** Runs one method. What it refuses stands in the run. */
export function methodRun(request: RunRequest, text: string): MethodRun {
  try {
    return toRun(text, runOf(request, text), request.plane);
  } catch (error) {
    return { ...NOTHING, text, refusal: messageOf(error) };
  }
}

/** A run before anything is known about it. */
export function unknownRun(text: string): MethodRun {
  return { ...NOTHING, text, status: "skipped" };
}

const NOTHING: Omit<MethodRun, "text"> = {
  status: "error",
  message: undefined,
  steps: null,
  evaluations: 0,
  finalValue: null,
  finalGap: null,
  end: [],
  curve: { step: [], value: [] },
  points: new Float64Array(0),
};

function runOf({ fn, start, iterations, settings }: RunRequest, text: string): CaseResult {
  const all = { ...settings, iterations, path: true };
  return minimize(fn, text, start === null ? all : { ...all, start });
}

function toRun(text: string, result: CaseResult, [across, up]: PlayState["plane"]): MethodRun {
  const { status, message, steps, evaluations, final, curve, path = [], dimension } = result;
  const points = new Float64Array(2 * path.length);
  path.forEach((x, i) => {
    points[2 * i] = x[dimension === 1 ? 0 : across] ?? NaN;
    points[2 * i + 1] = dimension === 1 ? 0 : (x[up] ?? NaN);
  });
  return {
    text,
    status,
    message,
    steps,
    evaluations,
    finalValue: final.value,
    finalGap: final.gap,
    end: final.x.map((xi) => xi ?? NaN),
    curve: { step: curve.step, value: curve.value },
    points,
  };
}
