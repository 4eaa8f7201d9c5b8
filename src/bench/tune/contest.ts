import { streamsOf } from "../../core/random.js";
import type { Case } from "../../plan/cases.js";
import type { Settings } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";
import { shareOf, valueAt } from "./axis-value.js";
import { withOptimizer, type Entry } from "./entries.js";
import { STRATEGIES } from "./methods.js";
import { compareScores, scoreOf, valueOf, type TrialRun } from "./objective.js";
import type { Strategy, Tried } from "./strategy.js";
import type { TunedOptimizer, TuneOptions } from "../../records/tuning.js";

interface Trial extends Tried {
  readonly values: readonly number[];
  readonly runs: readonly TrialRun[];
}

/** After so many rounds that held nothing new the interval is taken to hold no more. */
const MOST_STALE_ROUNDS = 20;

/** The search for one optimizer's values: says which cases to run next, and takes in what came of them. */
export class Contest {
  readonly #trials: Trial[] = [];
  readonly #strategy: Strategy;
  readonly #seen = new Set<string>();
  #pending: Omit<Trial, "score" | "runs">[] = [];

  constructor(
    readonly entry: Entry,
    private readonly options: TuneOptions,
    /** Of a case that has none of its own. */
    private readonly settings: Pick<Settings, "iterations" | "cost">,
  ) {
    const [first] = entry.cases;
    this.#strategy = STRATEGIES[options.method]({
      dimensions: entry.optimizer.axes.length,
      trials: options.trials,
      iterations: Math.min(...entry.cases.map((one) => this.#iterationsOf(one, 1))),
      streams: streamsOf(first.seed, `${entry.function ?? ""} ${entry.optimizer.id}`),
    });
  }

  /** The cases of the next trials; none when the search is done. */
  propose(): Case[] {
    this.#pending = this.#nextTrials();
    return this.#pending.flatMap(({ values, share }) =>
      this.entry.cases.map((one) => {
        const settings = { ...one.settings, iterations: this.#iterationsOf(one, share) };
        const named = withOptimizer(one, this.entry.optimizer.at(values));
        return share < 1 ? { ...named, settings } : named;
      }),
    );
  }

  /** Takes in the results of the cases that were proposed, in their order. */
  take(results: readonly CaseResult[]): void {
    const { cases } = this.entry;
    this.#pending.forEach((trial, k) => {
      const runs = cases.map((one, i) => ({
        result: results[k * cases.length + i],
        iterations: this.#iterationsOf(one, trial.share),
        cost: this.settings.cost,
      }));
      this.#trials.push({ ...trial, runs, score: scoreOf(runs, this.options.objective) });
    });
    this.#pending = [];
  }

  /** What was found. Of equally good values the first, which are the smallest of those tried evenly. */
  result(): TunedOptimizer {
    const { optimizer, function: fn, dimension } = this.entry;
    const whole = this.#trials.filter(({ share }) => share === 1);
    const best = whole.reduce((a, b) => (compareScores(b.score, a.score) < 0 ? b : a));
    const { values, runs } = best;
    // a parameter without effect has no best value that could lie at an edge
    const isFlat = whole.every(({ score }) => compareScores(score, best.score) === 0);
    return {
      optimizer: optimizer.id,
      ...(optimizer.label === undefined ? {} : { label: optimizer.label }),
      function: fn,
      dimension,
      chosen: optimizer.at(values),
      parameters: optimizer.axes.map(({ name, low, high, hasBelow, hasAbove }, j) => {
        const tried = this.#trials.map((one) => one.values[j]);
        const value = values[j];
        const isLowest = hasBelow && value === Math.min(...tried);
        const isHighest = hasAbove && value === Math.max(...tried);
        return { name, low, high, value, atEdge: !isFlat && (isLowest || isHighest) };
      }),
      trials: new Set(this.#trials.map((one) => one.values.join(" "))).size,
      evaluations: this.#trials
        .flatMap((one) => one.runs)
        .reduce((sum, { result }) => sum + (result.trial?.evaluations ?? 0), 0),
      runs: runs.length,
      reached: runs.filter(({ result }) => result.steps !== null).length,
      score: Number(valueOf(runs, this.options.objective).toPrecision(6)),
    };
  }

  #nextTrials(): Omit<Trial, "score" | "runs">[] {
    for (let stale = 0; stale < MOST_STALE_ROUNDS; stale++) {
      const round = this.#strategy(this.#trials);
      if (round === null) return [];
      const fresh = round.points.flatMap((point) => {
        const values = this.entry.optimizer.axes.map((axis, j) =>
          valueAt(axis, point[j], round.spacing),
        );
        const key = [round.share, ...values].join(" ");
        if (this.#seen.has(key)) return [];
        this.#seen.add(key);
        // where the rounded values lie, so that what is proposed next lies between them
        const at = this.entry.optimizer.axes.map((axis, j) => shareOf(axis, values[j]));
        return { point: at, values, share: round.share };
      });
      if (fresh.length > 0) return fresh;
    }
    return [];
  }

  #iterationsOf({ settings }: Case, share: number): number {
    return Math.max(1, Math.round((settings?.iterations ?? this.settings.iterations) * share));
  }
}
