import type { CaseKind } from "../plan/cases.js";
import type { Metric, Status } from "../run/types.js";
import { STATUSES, type CaseResult } from "./results.js";
import { AREA_UNIT, kindKey, type Histogram, type Tally } from "./tally.js";

/** A tally that grows. */
export class Counting {
  #metric: Metric | undefined;
  readonly #statuses = new Map<Status, number>();
  #lost = 0;
  #fragile = 0;
  readonly #steps = new Map<number, number>();
  readonly #evaluations = new Map<number, number>();
  readonly #hits = new Map<string, Map<number, number>>();
  #spent = 0n;
  #areas = 0;
  #area = 0n;

  constructor(private readonly kind: CaseKind) {}

  add({ metric, status, steps, settled, fragile, evaluations, hits, aocc }: CaseResult): void {
    this.#metric ??= metric;
    count(this.#statuses, status, 1);
    if (steps !== null) {
      count(this.#steps, steps, 1);
      count(this.#evaluations, evaluations, 1);
      if (settled === null) this.#lost++;
    }
    if (fragile === true) this.#fragile++;
    for (const [target, step] of Object.entries(hits)) {
      const own = this.#histogramOf(target);
      if (step !== null) count(own, step, 1);
    }
    this.#spent += BigInt(evaluations);
    if (aocc === null || aocc === undefined) return;
    this.#areas++;
    this.#area += BigInt(Math.round(aocc / AREA_UNIT));
  }

  addAll(tally: Tally): void {
    this.#metric ??= tally.metric;
    for (const status of STATUSES) count(this.#statuses, status, tally.statuses[status] ?? 0);
    this.#lost += tally.lost;
    this.#fragile += tally.fragile ?? 0;
    for (const [value, runs] of tally.steps) count(this.#steps, value, runs);
    for (const [value, runs] of tally.evaluations) count(this.#evaluations, value, runs);
    for (const [target, histogram] of Object.entries(tally.hits)) {
      const own = this.#histogramOf(target);
      for (const [value, runs] of histogram) count(own, value, runs);
    }
    this.#spent += BigInt(tally.spent);
    this.#areas += tally.area.runs;
    this.#area += BigInt(tally.area.sum);
  }

  tally(): Tally {
    const { function: fn, optimizer, label, written, dimension, settings } = this.kind;
    const statuses = STATUSES.flatMap((status) => {
      const runs = this.#statuses.get(status) ?? 0;
      return runs === 0 ? [] : [[status, runs] as const];
    });
    return {
      function: fn,
      optimizer,
      ...(label === undefined ? {} : { label }),
      ...(written === undefined ? {} : { written }),
      dimension,
      ...(settings === undefined ? {} : { settings }),
      ...(this.#metric === undefined ? {} : { metric: this.#metric }),
      statuses: Object.fromEntries(statuses),
      lost: this.#lost,
      ...(this.#fragile === 0 ? {} : { fragile: this.#fragile }),
      steps: ascending(this.#steps),
      evaluations: ascending(this.#evaluations),
      hits: Object.fromEntries([...this.#hits].map(([key, own]) => [key, ascending(own)])),
      spent: String(this.#spent),
      area: { runs: this.#areas, sum: String(this.#area) },
    };
  }

  #histogramOf(target: string): Map<number, number> {
    const own = this.#hits.get(target) ?? new Map<number, number>();
    this.#hits.set(target, own);
    return own;
  }
}

function count<K>(counts: Map<K, number>, key: K, more: number): void {
  if (more > 0) counts.set(key, (counts.get(key) ?? 0) + more);
}

function ascending(counts: ReadonlyMap<number, number>): Histogram {
  return [...counts].sort(([a], [b]) => a - b);
}

/** Counts cases by their kinds: a kind without a case is there too, so that parts can be added. */
export class Tallies {
  readonly #counts: ReadonlyMap<string, Counting>;

  constructor(kinds: Iterable<CaseKind>) {
    this.#counts = new Map([...kinds].map((kind) => [kindKey(kind), new Counting(kind)]));
  }

  add(one: CaseResult): void {
    this.#counts.get(kindKey(one))!.add(one);
  }

  /** Whether there is such a kind to add to. */
  addAll(tally: Tally): boolean {
    const counting = this.#counts.get(kindKey(tally));
    counting?.addAll(tally);
    return counting !== undefined;
  }

  list(): Tally[] {
    return [...this.#counts.values()].map((one) => one.tally());
  }
}
