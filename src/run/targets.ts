import { LADDER } from "../core/ladder.js";
import type { RunSettings } from "./types.js";

/** The targets of runs with the same settings from easy to hard, each once. */
export class Targets {
  readonly sorted: Float64Array;
  /** Where the further targets and those of the ladder stand among them, in their own order. */
  readonly asked: readonly number[];
  readonly ladder: readonly number[];

  constructor({ tolerance, targets, ladder }: RunSettings) {
    const rungs = ladder ? LADDER : [];
    this.sorted = Float64Array.from(new Set([tolerance, ...targets, ...rungs]))
      .sort()
      .reverse();
    this.asked = targets.map((target) => this.sorted.indexOf(target));
    this.ladder = rungs.map((target) => this.sorted.indexOf(target));
  }

  /** Those of some settings, which are made once: many runs share theirs. */
  static of(settings: RunSettings): Targets {
    let found = known.get(settings);
    if (found === undefined) known.set(settings, (found = new Targets(settings)));
    return found;
  }
}

const known = new WeakMap<RunSettings, Targets>();
