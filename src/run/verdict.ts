import { maxNorm } from "../core/vector.js";
import { isWithin, whereTo } from "./bounds.js";
import { slopeAt } from "./measure.js";
import type { Standing } from "./parts.js";
import type { RunEnd, RunState } from "./state.js";

/** The verdict on a run that has made all the iterations or evaluations it may. */
export function verdictOn(
  parts: Standing,
  { origin }: RunState,
  t: number,
  f: number,
  measured: number,
): RunEnd {
  const { x, g, answerG, bound, oracle, progress, movement, problem } = parts;
  if (!isWithin(x, bound)) return diverged(whereTo(x, bound));
  if (progress.firstHit >= 0) return { status: "reached" };
  if (!isWithin(answerG ?? g, Number.MAX_VALUE)) return diverged("the gradient is not finite");
  if (oracle.stayed !== null) return stalled(oracle.stayed);
  const isStalled = progress.isStalled(t, measured, f);
  if (isStalled && maxNorm(g) === 0) return stalled("the gradient is 0");
  if (isStalled && slopeAt(x, g, problem.bounds) === 0) return stalled(AT_THE_SIDE);
  if (maxNorm(g) > 0 && movement.isNone(x, t - origin)) return stalled(NEVER_MOVED);
  if (!isStalled) return { status: "budget" };
  return movement.isStill(x)
    ? stalled("the last step was too small to move x")
    : { status: "stalled" };
}

const NEVER_MOVED =
  "x never moved: the steps are too small, or step() returned a new array: it must write into x";

const AT_THE_SIDE = "the projected gradient is 0: f falls only towards the outside";

function stalled(message: string): RunEnd {
  return { status: "stalled", message };
}

/** The end of a run that has left every bound. */
export function diverged(message: string): RunEnd {
  return { status: "diverged", message };
}
