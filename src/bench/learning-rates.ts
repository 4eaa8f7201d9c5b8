import type { ResolvedOptimizer } from "../plan/resolve.js";
import { bindSchedule } from "./bind.js";

/** The rates of the updates t of a run. */
export interface LearningRates {
  readonly t: readonly number[];
  readonly rate: readonly number[];
}

/** A line cannot show more points than this. */
const MOST_POINTS = 1000;

/**
 * What a method's schedules make of its learning rate over a run; null where it has none, or where
 * they look at the loss, so that no two runs need have the same rates.
 */
export function learningRates(
  optimizer: ResolvedOptimizer,
  iterations: number,
): LearningRates | null {
  const falling = ratesAt(optimizer, iterations, (t) => 1 / (t + 1));
  const level = ratesAt(optimizer, iterations, () => 1);
  if (falling === null || level === null) return null;
  return falling.rate.every((rate, k) => rate === level.rate[k]) ? falling : null;
}

function ratesAt(
  optimizer: ResolvedOptimizer,
  iterations: number,
  valueAt: (t: number) => number,
): LearningRates | null {
  const schedule = bindSchedule(optimizer, iterations);
  if (schedule === null) return null;
  const every = Math.ceil(iterations / MOST_POINTS);
  const [ts, rates]: [number[], number[]] = [[], []];
  // a schedule may need to be asked for every update in turn
  for (let t = 0; t < iterations; t++) {
    const rate = schedule.rate(t, valueAt(t));
    if (t % every !== 0 && t !== iterations - 1) continue;
    ts.push(t);
    rates.push(rate);
  }
  return { t: ts, rate: rates };
}
