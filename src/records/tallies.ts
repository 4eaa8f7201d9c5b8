import type { CaseKind } from "../plan/cases.js";
import type { Metric, Status } from "../run/types.js";
import { STATUSES, type CaseResult } from "./results.js";
import { runsHead } from "./runs-head.js";
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
  readonly #spent = new WholeSum();
  #areas = 0;
  readonly #area = new WholeSum();

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
    for (const target of Object.keys(hits)) {
      const own = this.#histogramOf(target);
      const step = hits[target];
      if (step !== null) count(own, step, 1);
    }
    this.#spent.add(evaluations);
    if (aocc === null || aocc === undefined) return;
    this.#areas++;
    this.#area.add(Math.round(aocc / AREA_UNIT));
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
    this.#spent.addDigits(tally.spent);
    this.#areas += tally.area.runs;
    this.#area.addDigits(tally.area.sum);
  }

  tally(): Tally {
    const statuses = STATUSES.flatMap((status) => {
      const runs = this.#statuses.get(status) ?? 0;
      return runs === 0 ? [] : [[status, runs] as const];
    });
    return {
      ...runsHead(this.kind, this.#metric),
      statuses: Object.fromEntries(statuses),
      lost: this.#lost,
      ...(this.#fragile === 0 ? {} : { fragile: this.#fragile }),
      steps: ascending(this.#steps),
      evaluations: ascending(this.#evaluations),
      hits: Object.fromEntries([...this.#hits].map(([key, own]) => [key, ascending(own)])),
      spent: this.#spent.digits(),
      area: { runs: this.#areas, sum: this.#area.digits() },
    };
  }

  #histogramOf(target: string): Map<number, number> {
    let own = this.#hits.get(target);
    if (own === undefined) this.#hits.set(target, (own = new Map()));
    return own;
  }
}

/** A sum of whole numbers without rounding: a bigint, which is slow, only now and then. */
class WholeSum {
  #whole = 0n;
  #recent = 0;

  /** @param more whole, 0 … 2⁵³ − 1 */
  add(more: number): void {
    if (this.#recent + more > Number.MAX_SAFE_INTEGER) this.#settle();
    this.#recent += more;
  }

  addDigits(digits: string): void {
    this.#whole += BigInt(digits);
  }

  digits(): string {
    this.#settle();
    return String(this.#whole);
  }

  #settle(): void {
    this.#whole += BigInt(this.#recent);
    this.#recent = 0;
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
  /** The kind of the case before: its neighbours are often of the same kind, with the same texts. */
  #last: { readonly of: CaseResult; readonly counting: Counting } | undefined;

  constructor(kinds: Iterable<CaseKind>) {
    this.#counts = new Map([...kinds].map((kind) => [kindKey(kind), new Counting(kind)]));
  }

  add(one: CaseResult): void {
    if (this.#last === undefined || !isOneKind(one, this.#last.of)) {
      this.#last = { of: one, counting: this.#counts.get(kindKey(one))! };
    }
    this.#last.counting.add(one);
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

/** Whether they are surely of one kind: settings are the same object then. */
function isOneKind(a: CaseKind, b: CaseKind): boolean {
  return (
    a.function === b.function &&
    a.optimizer === b.optimizer &&
    a.dimension === b.dimension &&
    a.settings === b.settings
  );
}
