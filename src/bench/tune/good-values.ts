import type { Objective } from "../../records/tuning.js";
import type { Trial } from "./contest.js";
import { valueOf } from "./objective.js";

/** A value is good if it costs at most this many times the best. */
const GOOD_WITHIN = 2;

/**
 * From where to where the good values of a parameter go: those around the best one, without a gap,
 * whose trials reach the target in as many runs and cost at most twice as much; by area, miss at most
 * twice as much of it. Where several parameters were searched, the others are as they were tried.
 * Null where the best trial does not reach the target in all its runs.
 */
export function goodValues(
  trials: readonly Trial[],
  best: Trial,
  j: number,
  objective: Objective,
): [low: number, high: number] | null {
  const costOf = ({ runs }: Trial) => {
    const value = valueOf(runs, objective);
    return objective === "area" ? 1 - value : value;
  };
  // the first part of a score counts failures
  if (best.score[0] > 0) return null;
  const most = GOOD_WITHIN * costOf(best);
  const isGood = (one: Trial) => one.score[0] === 0 && costOf(one) <= most;
  const order = trials.toSorted((a, b) => a.values[j] - b.values[j]);
  const at = best.values[j];
  if (best.values.length > 1) {
    const good = order.filter(isGood).map(({ values }) => values[j]);
    return [good[0], good.at(-1)!];
  }
  const firstBad = order.find(({ values: [x] }, k) => x > at && !isGood(order[k]));
  const lastBad = order.findLast(({ values: [x] }, k) => x < at && !isGood(order[k]));
  const inside = order.filter(
    ({ values: [x] }) =>
      x > (lastBad?.values[0] ?? -Infinity) && x < (firstBad?.values[0] ?? Infinity),
  );
  return [inside[0].values[0], inside.at(-1)!.values[0]];
}
