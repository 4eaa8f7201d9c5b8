import { slackOf } from "../core/slack.js";
import { LEAST_PRODUCT, LEAST_SHARE, shareOf } from "./area.js";
import { copy } from "../core/vector.js";
import { isWithin, refuseNoNumber, whereTo } from "./bounds.js";
import { escape } from "./escape.js";
import { measure } from "./measure.js";
import type { RunParts } from "./parts.js";
import { refuseReturned } from "./refuse-returned.js";
import type { RunEnd, RunState } from "./state.js";
import { diverged, verdictOn } from "./verdict.js";

/** In high dimensions x is looked at every ⌈n/256⌉ iterations, so that the look costs next to nothing. */
const LOOK_DIMENSIONS = 256;

/**
 * The loop that all methods and functions share: from where a run stands to iteration `end`. Its
 * state is in locals while it turns, and is written back when it ends, also when the user's code throws.
 *
 * @returns how the run has ended; null where it goes on
 */
export function iterateTo(end: number, parts: RunParts, state: RunState): RunEnd | null {
  const { objective, optimum, bounds = null, lr, schedule } = parts.problem;
  const { origin } = state;
  const { iterations, maxEvaluations, stopAtTarget, tolerance } = parts.settings;
  const {
    optimizer,
    oracle,
    progress,
    movement,
    metric,
    further,
    x,
    g,
    answerG,
    bestX,
    path,
    budget,
    bound,
  } = parts;
  const { area } = state;
  const minimum = optimum === null ? 0 : optimum.value;
  const floor = optimum === null ? -Infinity : optimum.value - slackOf(optimum);
  const lookEvery = Math.ceil(x.length / LOOK_DIMENSIONS);
  let untilLook = state.untilLook;
  let nextTarget = progress.nextTarget;
  let nextKept = state.nextKept;
  let best = state.best;
  let share = area.share;
  let product = area.product;
  let taken = area.taken;
  let bestStep = state.bestStep;
  let lastAbove = state.lastAbove;
  let lastWithin = state.lastWithin;
  let closest = state.closest;
  let t = state.t;
  let f = state.value;
  let measured = state.measured;
  try {
    while (t < end) {
      t++;
      if (t > origin) {
        const rate = schedule === null ? lr : schedule.rate(t - origin - 1, oracle.value);
        const returned: unknown = optimizer.step(x, g, rate, t - origin);
        if (returned !== undefined) refuseReturned(returned, x);
      }
      f = oracle.begin(x, g);
      if (share > LEAST_SHARE) {
        // the evaluations from the last iterate until this one, which is not looked at yet
        const until = Math.min(oracle.evaluations - 1, budget);
        if (until - taken === 1) product *= share;
        else product = area.add(product, share, until - taken);
        taken = until;
        if (product < LEAST_PRODUCT) product = area.add(product);
      }
      if (answerG !== null) {
        const answer = (t > origin && optimizer.answer) || x;
        f = (objective.exact ?? objective).valueAndGradient(answer, answerG);
      }
      if (path !== null) path.set((t > origin && optimizer.answer) || x, t * x.length);
      if (!(Math.abs(f) < Infinity)) {
        measured = NaN;
        if (isWithin(x, bound)) refuseNoNumber(f);
        return diverged("f is not finite");
      }
      measured =
        metric === "gap"
          ? f - minimum
          : measure(
              metric,
              optimum,
              (t > origin && optimizer.answer) || x,
              f,
              answerG ?? g,
              bounds,
            );
      if (f < best) {
        if (f < floor) return escape(parts.problem, (t > origin && optimizer.answer) || x, f);
        best = f;
        bestStep = t;
        if (bestX !== null) copy((t > origin && optimizer.answer) || x, bestX);
        share = shareOf(f - minimum);
      }
      if (measured < closest) closest = measured;
      if (measured <= tolerance) lastWithin = t;
      else lastAbove = t;
      if (measured <= nextTarget) {
        progress.hit(t, measured, oracle.evaluations);
        nextTarget = progress.nextTarget;
      }
      if (t === iterations - 1) movement.look(x);
      if (t === nextKept) {
        refuseNoNumber(f);
        nextKept = progress.keep(t, f, best, measured);
        if (further !== null) {
          const at = (t > origin && optimizer.answer) || x;
          progress.further(measure(further, optimum, at, f, answerG ?? g, bounds));
        }
      }
      if (--untilLook === 0) {
        untilLook = lookEvery;
        if (!isWithin(x, bound)) return diverged(whereTo(x, bound));
      }
      const hit = progress.firstHit >= 0;
      if (t === iterations || oracle.evaluations >= maxEvaluations || (hit && stopAtTarget)) {
        return verdictOn(parts, state, t, f, measured);
      }
    }
    return null;
  } finally {
    state.nextKept = nextKept;
    state.untilLook = untilLook;
    state.best = best;
    area.share = share;
    area.product = product;
    area.taken = taken;
    state.bestStep = bestStep;
    state.lastAbove = lastAbove;
    state.lastWithin = lastWithin;
    state.closest = closest;
    state.t = t;
    state.value = f;
    state.measured = measured;
  }
}
