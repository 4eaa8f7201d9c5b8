import type { Objective, TunedOptimizer } from "../../records/tuning.js";
import { bestOf, type Trial } from "./contest.js";
import type { Entry } from "./entries.js";
import { goodValues } from "./good-values.js";
import { compareScores, runsOf, valueOf } from "./objective.js";

/** The best values that the trials of an optimizer found; of equally good ones the first. */
export function foundIn(
  trials: readonly Trial[],
  { optimizer, function: fn, functionLabel, dimension }: Entry,
  objective: Objective,
): TunedOptimizer {
  const best = bestOf(trials)!;
  const whole = trials.filter(({ share }) => share === 1);
  const { values, runs, score } = best;
  // a parameter without effect has no best value that could lie at an edge
  const isFlat = whole.every((one) => compareScores(one.score, score) === 0);
  return {
    optimizer: optimizer.id,
    ...(optimizer.label === undefined ? {} : { label: optimizer.label }),
    function: fn,
    ...(functionLabel === undefined ? {} : { functionLabel }),
    dimension,
    chosen: optimizer.at(values),
    parameters: optimizer.axes.map(({ name, low, high, allowed }, j) => {
      const tried = trials.map((one) => one.values[j]);
      const value = values[j];
      const isLowest = allowed.low < low && value === Math.min(...tried);
      const isHighest = allowed.high > high && value === Math.max(...tried);
      const atEdge = !isFlat && (isLowest || isHighest);
      return { name, low, high, value, atEdge, good: goodValues(whole, best, j, objective) };
    }),
    trials: new Set(trials.map((one) => one.values.join(" "))).size,
    evaluations: trials
      .flatMap((one) => one.runs.flatMap(runsOf))
      .reduce((sum, { trial }) => sum + (trial?.evaluations ?? 0), 0),
    runs: runs.length,
    reached: runs.filter(({ result }) => result.steps !== null).length,
    score: Number(valueOf(runs, objective).toPrecision(6)),
  };
}
