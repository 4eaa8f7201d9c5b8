import { streamsOf } from "../../core/random.js";
import type { Case } from "../../plan/cases.js";
import type { Settings } from "../../plan/settings.js";
import type { TuneOptions } from "../../records/tuning.js";
import { isSolved } from "../profiles/cost.js";
import type { Asking } from "./asking.js";
import { shareOf, valueAt } from "./axis-value.js";
import { withOptimizer, type Entry } from "./entries.js";
import { lookClosely } from "./fragile.js";
import { STRATEGIES } from "./methods.js";
import type { Near } from "./neighbours.js";
import { compareScores, scoreOf, type TrialRun } from "./objective.js";
import type { Point, Strategy, Tried } from "./strategy.js";

/** Values that are tried, with the share of the iterations. */
interface Values {
  readonly point: Point;
  readonly values: readonly number[];
  readonly share: number;
}

/** What came of them. */
export interface Trial extends Values, Tried {
  readonly runs: readonly TrialRun[];
}

/** What a search of one optimizer's values knows. */
export interface ContestOptions extends TuneOptions {
  /** For cases without settings of their own. */
  readonly settings: Pick<Settings, "iterations" | "cost">;
  /** The starts near a case. */
  readonly near: Near;
  /** Whether the leading trial must also do well when values and starts change a little. */
  readonly verifies: boolean;
}

/** After so many rounds without a new value the interval counts as exhausted. */
const MOST_STALE_ROUNDS = 20;
/** How many leading trials are examined closely. */
const MOST_LEADERS = 20;

/** The search for one optimizer's values: asks for cases to be run, and returns all trials. */
export function* contest(entry: Entry, options: ContestOptions): Asking<readonly Trial[]> {
  const trials: Trial[] = [];
  const strategy = strategyOf(entry, options);
  const seen = new Set<string>();
  const verified = new Set<string>();
  for (;;) {
    const round = nextValues(entry, strategy, trials, seen);
    if (round.length === 0) return trials;
    trials.push(...(yield* tried(round, entry, options)));
    while (options.verifies && verified.size < MOST_LEADERS) {
      const leader = bestOf(trials);
      if (leader === null || !leader.runs.some(isHit) || verified.has(leader.values.join())) break;
      verified.add(leader.values.join());
      trials[trials.indexOf(leader)] = yield* lookedAtClosely(leader, entry, options);
    }
  }
}

/** The best of the whole runs, of equal ones the first; null where there is none yet. */
export function bestOf(trials: readonly Trial[]): Trial | null {
  const whole = trials.filter(({ share }) => share === 1);
  if (whole.length === 0) return null;
  return whole.reduce((a, b) => (compareScores(b.score, a.score) < 0 ? b : a));
}

function strategyOf({ cases, function: fn, optimizer }: Entry, options: ContestOptions): Strategy {
  return STRATEGIES[options.method]({
    dimensions: optimizer.axes.length,
    trials: options.trials,
    iterations: Math.min(...cases.map((one) => iterationsOf(one, 1, options))),
    streams: streamsOf(cases[0].seed, `${fn ?? ""} ${optimizer.id}`),
  });
}

/** Runs values from the stated starts; where that hits the target, from starts nearby too. */
function* tried(
  round: readonly Values[],
  { cases, optimizer }: Entry,
  options: ContestOptions,
): Asking<readonly Trial[]> {
  const { objective, near, settings } = options;
  const isBySteps = objective === "steps";
  const at = (one: Case, { values, share }: Values, further: Case["settings"] = {}) => {
    const iterations = share < 1 ? { iterations: iterationsOf(one, share, options) } : {};
    const own = { ...one.settings, ...iterations, ...further };
    const named = withOptimizer(one, optimizer.at(values));
    return Object.keys(own).length === 0 ? named : { ...named, settings: own };
  };
  const stated = round.flatMap((values) => cases.map((one) => ({ one, values })));
  const results = yield stated.map(({ one, values }) => at(one, values));
  const further = stated.map(({ one, values }, k) =>
    (isBySteps ? results[k].steps : results[k].aocc) !== null
      ? // nearby it matters when the target is reached, not what comes after
        near.neighbours(one).map((other) => at(other, values, { stopAtTarget: isBySteps }))
      : [],
  );
  const queue = (yield further.flat()).values();
  const runs = stated.map(({ one, values }, k): TrialRun => ({
    result: results[k],
    nearby: further[k].map(() => queue.next().value!),
    isFragile: false,
    iterations: iterationsOf(one, values.share, options),
    cost: settings.cost,
  }));
  return round.map((values, k) => {
    const own = runs.slice(k * cases.length, (k + 1) * cases.length);
    return { ...values, runs: own, score: scoreOf(own, objective) };
  });
}

function isHit({ result, isFragile }: TrialRun): boolean {
  return isSolved(result) && !isFragile;
}

/** The trial with what is known of it when its values and its starts change a little. */
function* lookedAtClosely(
  trial: Trial,
  { cases, optimizer }: Entry,
  { objective, near }: ContestOptions,
): Asking<Trial> {
  const found = { optimizer, values: trial.values };
  const name = optimizer.at(trial.values);
  const hits = cases.flatMap((one, k) =>
    isHit(trial.runs[k]) ? { case: withOptimizer(one, name), found } : [],
  );
  const looks = (yield* lookClosely(hits, near)).values();
  const runs = trial.runs.map((run) => {
    if (!isHit(run)) return run;
    const { isFragile, results } = looks.next().value!;
    return { ...run, isFragile, close: results };
  });
  return { ...trial, runs, score: scoreOf(runs, objective) };
}

function nextValues(
  { optimizer: { axes } }: Entry,
  strategy: Strategy,
  trials: readonly Trial[],
  seen: Set<string>,
): Values[] {
  for (let stale = 0; stale < MOST_STALE_ROUNDS; stale++) {
    const round = strategy(trials);
    if (round === null) return [];
    const fresh = round.points.flatMap((point) => {
      const values = axes.map((axis, j) => valueAt(axis, point[j], round.spacing));
      const key = [round.share, ...values].join(" ");
      if (seen.has(key)) return [];
      seen.add(key);
      // where the rounded values lie, so that what is proposed next lies between them
      const at = axes.map((axis, j) => shareOf(axis, values[j]));
      return { point: at, values, share: round.share };
    });
    if (fresh.length > 0) return fresh;
  }
  return [];
}

function iterationsOf({ settings: own }: Case, share: number, { settings }: ContestOptions) {
  return Math.max(1, Math.round((own?.iterations ?? settings.iterations) * share));
}
