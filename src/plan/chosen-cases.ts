import { IndexedCases, type Case, type CaseKind, type Cases } from "./cases.js";
import { lastUpTo } from "./last-up-to.js";
import { placeInShard, sizeOfShard, type Shard } from "./shard.js";

/** Some of the cases of a list, in its order. */
class ChosenCases extends IndexedCases {
  /**
   * @param placeOf from a place among these to the one in the list
   * @param saying which they are, as JSON
   */
  constructor(
    readonly of: IndexedCases,
    readonly length: number,
    readonly placeOf: (place: number) => number,
    private readonly saying: unknown,
  ) {
    super();
  }

  caseAt(place: number): Case {
    return this.of.caseAt(this.placeOf(place));
  }

  idAt(place: number): string {
    return this.of.idAt(this.placeOf(place));
  }

  kindAt(place: number): CaseKind {
    return this.of.kindAt(this.placeOf(place));
  }

  said(hasAll: boolean): unknown {
    return { of: this.of.said(hasAll), only: this.saying };
  }
}

/** The cases of a shard. */
export function casesOfShard(cases: Cases, shard: Shard): Cases {
  if (shard.count === 1) return cases;
  const length = sizeOfShard(shard, cases.length);
  return chosen(cases, length, (place) => placeInShard(shard, place), shard);
}

/** The cases from a place on. */
export function casesFrom(cases: Cases, first: number): Cases {
  return chosen(cases, cases.length - first, (place) => first + place, { first });
}

/**
 * The cases whose ids are wanted: all are looked at once, and of the wanted ones it is kept where
 * they stand together.
 */
export function casesWith(cases: IndexedCases, isWanted: (id: string) => boolean): IndexedCases {
  const ranges = new Ranges();
  for (let k = 0; k < cases.length; k++) if (isWanted(cases.idAt(k))) ranges.add(k);
  if (ranges.length === cases.length) return cases;
  return new ChosenCases(cases, ranges.length, (place) => ranges.at(place), ranges.all());
}

/** The cases from a place on, before another. */
export function casesBetween(cases: Cases, from: number, to: number): Cases {
  return chosen(cases, to - from, (place) => from + place, { from, to });
}

/** Where cases that were chosen from others stand among these. Throws where they were not. */
export function placesIn(cases: Cases, whole: Cases): (place: number) => number {
  if (cases === whole) return (place) => place;
  if (!(cases instanceof ChosenCases)) throw new Error("these cases were chosen from others");
  const outer = placesIn(cases.of, whole);
  return (place) => outer(cases.placeOf(place));
}

/** The cases at some places. */
export function casesAt(cases: Cases, places: readonly number[]): Cases {
  return chosen(cases, places.length, (place) => places[place], places);
}

function chosen(
  cases: Cases,
  length: number,
  placeOf: (place: number) => number,
  saying: unknown,
): Cases {
  if (cases instanceof IndexedCases) return new ChosenCases(cases, length, placeOf, saying);
  return Array.from({ length }, (_, k) => cases.at(placeOf(k))!);
}

/** Growing whole numbers, kept as ranges. */
class Ranges {
  length = 0;
  /** The first number of each range, … */
  readonly #first: number[] = [];
  /** … and how many numbers come before it. */
  readonly #before: number[] = [];
  #last = NaN;
  /** Where the last number was found: the next is asked for next. */
  #found = 0;

  add(number: number): void {
    if (number !== this.#last + 1) {
      this.#first.push(number);
      this.#before.push(this.length);
    }
    this.#last = number;
    this.length++;
  }

  at(place: number): number {
    const before = this.#before;
    const isIn = (k: number) => before[k] <= place && place < (before[k + 1] ?? this.length);
    if (!isIn(this.#found)) {
      this.#found = isIn(this.#found + 1) ? this.#found + 1 : lastUpTo(before, place);
    }
    return this.#first[this.#found] + place - before[this.#found];
  }

  /** Each range as its first number and how many there are. */
  all(): number[][] {
    return this.#first.map((first, k) => [
      first,
      (this.#before[k + 1] ?? this.length) - this.#before[k],
    ]);
  }
}
