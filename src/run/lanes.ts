import type { Progress } from "./progress.js";
import type { RunState } from "./state.js";
import { Targets } from "./targets.js";
import type { RunSettings } from "./types.js";
import type { Vec } from "../core/types.js";

/**
 * The traces of R runs side by side: of all that `RunState` and `Progress` hold of one run a column,
 * whose r-th number is that of lane r.
 */
export class Lanes {
  /** Iterations made; −1 before x_0 is evaluated. */
  t = -1;
  /** The lanes that go on: the first `going` numbers. */
  readonly order: Int32Array;
  going: number;
  readonly value: Vec;
  readonly measured: Vec;
  readonly best: Vec;
  readonly bestStep: Vec;
  readonly closest: Vec;
  readonly lastAbove: Vec;
  readonly lastWithin: Vec;
  /** As in `Area`. */
  readonly share: Vec;
  readonly product: Vec;
  readonly taken: Vec;
  readonly logs: Vec;
  readonly firstHit: Vec;
  /** The easiest target that is not hit yet, and its place among all. */
  readonly nextTarget: Vec;
  readonly nextPlace: Int32Array;
  /** First hits: R numbers for each of the targets; −1 where not hit. */
  readonly hits: Vec;
  readonly targets: Targets;

  constructor(count: number, settings: RunSettings) {
    const column = (value: number) => new Float64Array(count).fill(value);
    this.targets = Targets.of(settings);
    const { sorted } = this.targets;
    this.order = Int32Array.from({ length: count }, (_, r) => r);
    this.going = count;
    this.value = column(NaN);
    this.measured = column(NaN);
    this.best = column(Infinity);
    this.bestStep = column(0);
    this.closest = column(Infinity);
    this.lastAbove = column(-1);
    this.lastWithin = column(-1);
    this.share = column(1);
    this.product = column(1);
    this.taken = column(0);
    this.logs = column(0);
    this.firstHit = column(-1);
    this.nextTarget = column(sorted[0]);
    this.nextPlace = new Int32Array(count);
    this.hits = new Float64Array(count * sorted.length).fill(-1);
  }

  /** Takes out the lanes that have ended; the others keep their order. */
  closeUp(hasEnded: (lane: number) => boolean): void {
    let kept = 0;
    for (let k = 0; k < this.going; k++) {
      const r = this.order[k];
      if (!hasEnded(r)) this.order[kept++] = r;
    }
    this.going = kept;
  }

  /** Takes in an iterate of lane r that hits its next target, and perhaps harder ones. */
  hit(r: number, t: number, measured: number, tolerance: number): void {
    if (measured <= tolerance && this.firstHit[r] < 0) this.firstHit[r] = t;
    const { sorted } = this.targets;
    let place = this.nextPlace[r];
    while (place < sorted.length && measured <= sorted[place]) {
      this.hits[place++ * this.value.length + r] = t;
    }
    this.nextPlace[r] = place;
    this.nextTarget[r] = place < sorted.length ? sorted[place] : -Infinity;
  }

  /**
   * What lane r has learnt of its targets.
   *
   * @param price of an iteration, in evaluations; x_0 has one too
   */
  copyHits(r: number, progress: Progress, price: number): void {
    progress.firstHit = this.firstHit[r];
    progress.evaluationsAtHit = price * (this.firstHit[r] + 1);
    for (let k = 0; k < progress.hits.length; k++) {
      const hit = this.hits[k * this.value.length + r];
      progress.hits[k] = hit;
      progress.evaluations[k] = hit < 0 ? -1 : price * (hit + 1);
    }
  }

  /** Where lane r stands. */
  copyState(r: number, state: RunState): void {
    state.t = this.t;
    state.value = this.value[r];
    state.measured = this.measured[r];
    state.best = this.best[r];
    state.bestStep = this.bestStep[r];
    state.closest = this.closest[r];
    state.lastAbove = this.lastAbove[r];
    state.lastWithin = this.lastWithin[r];
    const { area } = state;
    area.share = this.share[r];
    area.product = this.product[r];
    area.taken = this.taken[r];
    area.logs = this.logs[r];
  }
}
