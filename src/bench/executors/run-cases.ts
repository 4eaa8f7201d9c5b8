import { toCaseResult } from "../case-result.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case, Cases } from "../../plan/cases.js";
import type { Settings } from "../../plan/settings.js";
import type { CaseResult } from "../../records/results.js";
import type { Batch } from "../../run/batch.js";
import { resolveCase } from "../execute.js";
import { canBatch, lanesFor, startBatch } from "../start-batch.js";
import { Looks, runCase } from "./case-run.js";
import type { Strays } from "./strays.js";
import { turnsOf } from "./turns.js";

/** Cases that can be run together are looked for among the next ones: as many as take so long … */
const WINDOW_MS = 50;
/** … and no more, for their results wait for one another. */
const MOST_CASES = 1024;

/** Cases, each of which is asked for once. */
type SomeCases = Pick<Cases, "at">;
interface SomePlan {
  readonly cases: SomeCases;
  readonly settings: Settings;
}

/** What runs cases looks at now and then. */
export interface Outside {
  readonly catalogue: Catalogue;
  /** Milliseconds of any clock. */
  readonly now: () => number;
  readonly isInterrupted: () => boolean;
  readonly strays?: Strays | undefined;
  /** Hears which case is run next; null: several at once. */
  readonly onNext?: (place: number | null) => void;
}

/**
 * Runs the cases of a plan in this thread; results come in their order. Cases of one function and one
 * method are run as one where that gives the same results: they stand apart in the plan, so it is
 * gone through by windows. What is being run when `isInterrupted` says so is given up.
 */
export async function* runCases(
  { cases, settings }: SomePlan,
  outside: Outside,
): AsyncGenerator<CaseResult> {
  const { now, isInterrupted } = outside;
  const looks = new Looks(now);
  let size = 1;
  for (let from = 0, first = cases.at(0); first !== undefined;) {
    const { window, next } = windowOf(cases, from, first, size);
    const began = now();
    let given = 0;
    for await (const done of new Window(window, from, settings, outside, looks).results()) {
      given++;
      yield done;
      if (isInterrupted()) return;
    }
    if (given < window.length) return;
    // another function may take a thousand times as long
    const isSame = next !== undefined && isOneFunction(next, first);
    size = isSame ? nextSize(size, now() - began) : 1;
    from += window.length;
    first = next;
  }
}

function nextSize(size: number, elapsedMs: number): number {
  if (elapsedMs > WINDOW_MS) return Math.ceil(size / 2);
  return elapsedMs < WINDOW_MS / 2 ? Math.min(MOST_CASES, 2 * size) : size;
}

/** Cases from a place on, at most so many, all of one function; and the one after them. */
function windowOf(cases: SomeCases, from: number, first: Case, size: number) {
  const window = [first];
  for (;;) {
    const next = cases.at(from + window.length);
    if (window.length === size || next === undefined || !isOneFunction(next, first)) {
      return { window, next };
    }
    window.push(next);
  }
}

function isOneFunction(a: Case, b: Case): boolean {
  return a.function === b.function && a.dimension === b.dimension;
}

/** Some cases of one function. */
class Window {
  readonly #done: (CaseResult | undefined)[];

  constructor(
    private readonly cases: readonly Case[],
    private readonly from: number,
    private readonly settings: Settings,
    private readonly outside: Outside,
    private readonly looks: Looks,
  ) {
    this.#done = Array.from({ length: cases.length }, () => undefined);
  }

  /** In the order of the cases; fewer where it was interrupted. */
  async *results(): AsyncGenerator<CaseResult> {
    const blocks = this.#blocks();
    let next = 0;
    for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
      const left = await (block.length > 1 ? this.#runTogether(block) : this.#runAlone(block));
      if (left === null) return;
      if (left.length > 0) blocks.push(left);
      for (let one = this.#done[next]; one !== undefined; one = this.#done[++next]) {
        this.#done[next] = undefined;
        yield one;
      }
    }
  }

  /** The places of cases that are run together, those that come first at the end. */
  #blocks(): number[][] {
    const blocks: number[][] = [];
    const open = new Map<string, number[] | null>();
    for (const [place, one] of this.cases.entries()) {
      const key = one.settings === undefined ? one.optimizer : keyOf(one);
      let block = open.get(key);
      if (block === undefined) open.set(key, (block = this.#canBatch(one) ? [] : null));
      if (block === null) blocks.push([place]);
      else {
        if (block.length === 0) blocks.push(block);
        block.push(place);
        if (block.length === lanesFor(one.dimension)) open.set(key, []);
      }
    }
    return blocks.reverse();
  }

  #canBatch(one: Case): boolean {
    if (this.cases.length === 1) return false;
    return canBatch(resolveCase(one, this.outside.catalogue), this.settings);
  }

  /** Returns the places that must be run again; null if interrupted. */
  async #runTogether(places: readonly number[]): Promise<number[] | null> {
    const { catalogue, isInterrupted, strays, onNext } = this.outside;
    onNext?.(null);
    let batch: Batch;
    try {
      batch = startBatch(
        places.map((place) => resolveCase(this.cases[place], catalogue)),
        this.settings,
      );
      for (const _ of turnsOf(batch, Infinity)) {
        if (!this.looks.isDue()) continue;
        await this.looks.take();
        if (isInterrupted()) return null;
      }
    } catch {
      // run one by one, each says what is wrong with it
      return this.#runAlone(places);
    }
    if (strays !== undefined) {
      await this.looks.take();
      if (strays.takeRejection() !== null) return this.#runAlone(places);
    }
    const left: number[] = [];
    for (const [lane, result] of batch.results().entries()) {
      const place = places[lane];
      if (result === null) left.push(place);
      else this.#done[place] = toCaseResult(this.cases[place], this.settings, result);
    }
    return left;
  }

  async #runAlone(places: readonly number[]): Promise<number[] | null> {
    const { catalogue, isInterrupted, strays, onNext } = this.outside;
    for (const place of places) {
      onNext?.(this.from + place);
      const one = this.cases[place];
      const result = await runCase(
        one,
        this.settings,
        catalogue,
        this.looks,
        isInterrupted,
        strays,
      );
      if (result === null) return null;
      this.#done[place] = result;
    }
    return [];
  }
}

function keyOf({ optimizer, settings }: Case): string {
  return `${optimizer} ${JSON.stringify(settings)}`;
}
