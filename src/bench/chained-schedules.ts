import type { Schedule } from "../core/types.js";

/**
 * Several schedules as one. Each gives its share of the base rate, and the shares multiply; but
 * where one says how a rate goes on (`next`), each in turn takes the rate from where the others
 * have left it, as torch's ChainedScheduler does. That is then asked for t = 0, 1, … in order.
 */
export function chainedSchedules(base: number, schedules: readonly Schedule[]): Schedule {
  return schedules.some(({ next }) => next !== undefined)
    ? stepByStep(base, schedules)
    : product(base, schedules);
}

function product(base: number, schedules: readonly Schedule[]): Schedule {
  return {
    rate(t, value) {
      let rate = base;
      for (let k = 0; k < schedules.length; k++) rate *= schedules[k].rate(t, value) / base;
      return rate;
    },
  };
}

function stepByStep(base: number, schedules: readonly Schedule[]): Schedule {
  /** What each would have by itself. */
  const before = new Float64Array(schedules.length).fill(base);
  let rate = base;
  return {
    rate(t, value) {
      for (let k = 0; k < schedules.length; k++) {
        const schedule = schedules[k];
        const alone = schedule.rate(t, value);
        if (schedule.next !== undefined) rate = schedule.next(rate, t);
        // what has come to 0 by a factor stays there
        else if (before[k] !== 0) rate *= alone / before[k];
        before[k] = alone;
      }
      return rate;
    },
  };
}
