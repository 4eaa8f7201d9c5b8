import { slackOf } from "../core/slack.js";
import { LEAST_PRODUCT, LEAST_SHARE, shareOf } from "./area.js";
import { ln } from "../core/math.js";
import type { BatchParts } from "./batch-parts.js";
import { isWithin, refuseNoNumber, whereTo } from "./bounds.js";
import { escape } from "./escape.js";
import { measure } from "./measure.js";
import { refuseReturned } from "./refuse-returned.js";
import type { RunEnd } from "./state.js";
import { diverged } from "./verdict.js";

/** Hears that a lane has ended; null: it has made all iterations it may, and wants a verdict. */
type EndLane = (lane: number, end: RunEnd | null) => void;

/**
 * One more iteration of all lanes, in the order and with the arithmetic of `iterateTo`: a step of the
 * long vector, then of each lane what a run learns of an iterate. Throws what the method or the
 * function throws; nothing is known of the lanes then.
 */
export function iterateLanes(parts: BatchParts, onEnd: EndLane): void {
  const { lanes, optimizer, problem, settings, x, g, before } = parts;
  const { lr, schedule } = problem;
  const t = ++lanes.t;
  if (t > 0) {
    // no value: the rate is the same for all lanes
    const rate = schedule === null ? lr : schedule.rate(t - 1, NaN);
    const returned: unknown = optimizer.step(x, g, rate, t);
    if (returned !== undefined) refuseReturned(returned, x);
  }
  evaluate(parts, t);
  addShares(parts, t);
  if (t === settings.iterations - 1) before.set(x);
  observe(parts, t, onEnd);
}

/** What the area knows of the evaluations until this iterate, which is not looked at yet. */
function addShares({ lanes, price, budget }: BatchParts, t: number): void {
  const { order, going, share, product, taken, logs } = lanes;
  const until = Math.min(price * (t + 1) - 1, budget);
  for (let k = 0; k < going; k++) {
    const r = order[k];
    if (!(share[r] > LEAST_SHARE)) continue;
    const times = until - taken[r];
    taken[r] = until;
    if (times === 1) product[r] *= share[r];
    if (times === 1 && !(product[r] < LEAST_PRODUCT)) continue;
    logs[r] += ln(product[r]);
    product[r] = 1;
    if (times > 1 && share[r] < 1) logs[r] += times * ln(share[r]);
  }
}

/** f and ∇f of each lane at its iterate, and at its answer where that is another point. */
function evaluate(parts: BatchParts, t: number): void {
  const { lanes, problem, xs, gs, answers, answerGs, exact } = parts;
  const { order, going, value } = lanes;
  const { objectives } = problem;
  for (let k = 0; k < going; k++) {
    const r = order[k];
    const f = objectives[r].valueAndGradient(xs[r], gs[r]);
    // a column of numbers would hide that it is not a number
    refuseNoNumber(f);
    value[r] = f;
  }
  if (answerGs === null) return;
  for (let k = 0; k < going; k++) {
    const r = order[k];
    const f = exact[r].valueAndGradient(t > 0 ? answers[r] : xs[r], answerGs[r]);
    refuseNoNumber(f);
    value[r] = f;
  }
}

/** What a run learns of one iterate, of each lane. */
function observe(parts: BatchParts, t: number, onEnd: EndLane): void {
  const { lanes, curves, problem, settings, metric, further, dim, bestX, bounds, x, xs } = parts;
  const { optimum, bounds: box = null } = problem;
  const { order, value, measured, best, bestStep, share, firstHit, nextTarget } = lanes;
  const { closest, lastAbove, lastWithin } = lanes;
  const { tolerance, stopAtTarget, iterations, maxEvaluations } = settings;
  const points = t > 0 ? parts.answers : xs;
  const gradients = parts.answerGs ?? parts.gs;
  const minimum = optimum === null ? 0 : optimum.value;
  const floor = optimum === null ? -Infinity : optimum.value - slackOf(optimum);
  const isKept = t === curves.next;
  if (isKept) curves.open(t);
  const isLast = t === iterations || parts.price * (t + 1) >= maxEvaluations;
  for (let k = 0; k < lanes.going; k++) {
    const r = order[k];
    const f = value[r];
    if (!(Math.abs(f) < Infinity)) {
      measured[r] = NaN;
      onEnd(r, diverged("f is not finite"));
      continue;
    }
    const m =
      metric === "gap" ? f - minimum : measure(metric, optimum, points[r], f, gradients[r], box);
    measured[r] = m;
    if (f < best[r]) {
      if (f < floor) {
        onEnd(r, escape(problem, points[r], f));
        continue;
      }
      best[r] = f;
      bestStep[r] = t;
      if (bestX !== null) {
        const point = points[r];
        for (let i = 0; i < dim; i++) bestX[r * dim + i] = point[i];
      }
      share[r] = shareOf(f - minimum);
    }
    if (m < closest[r]) closest[r] = m;
    if (m <= tolerance) lastWithin[r] = t;
    else lastAbove[r] = t;
    if (m <= nextTarget[r]) lanes.hit(r, t, m, tolerance);
    if (isKept) {
      const more =
        further === null ? 0 : measure(further, optimum, points[r], f, gradients[r], box);
      curves.push(r, f, best[r], m, more);
    }
    const at = r * dim;
    if (!isWithin(x, bounds[r], at, at + dim)) onEnd(r, diverged(whereTo(xs[r], bounds[r])));
    else if (isLast || (stopAtTarget && firstHit[r] >= 0)) onEnd(r, null);
  }
}
