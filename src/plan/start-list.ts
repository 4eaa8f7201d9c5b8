import { usage } from "../core/errors.js";
import { lastUpTo } from "./last-up-to.js";
import { randomNumbers, type OneStart, type Start } from "./starts.js";

/** An entry of the list, and where it stands. */
interface Entry {
  readonly given: Start;
  /** The number of its first random start; null where it is not random. */
  readonly first: number | null;
  readonly length: number;
  /** How many starts come before it. */
  readonly from: number;
}

/** The starts of a plan, each by its place: "random@1e6" is one entry, not a million. */
export class StartList {
  readonly length: number;
  readonly #entries: readonly Entry[];
  readonly #from: readonly number[];

  /** Throws a usage error where a random one is given twice. */
  constructor(readonly given: readonly Start[]) {
    let length = 0;
    this.#entries = given.map((start) => {
      const [first, last] = randomNumbers(start, "starts") ?? [null, 0];
      const entry = {
        given: start,
        first,
        length: first === null ? 1 : last - first + 1,
        from: length,
      };
      length += entry.length;
      return entry;
    });
    this.length = length;
    this.#from = this.#entries.map(({ from }) => from);
    refuseTwice(this.#entries);
  }

  at(place: number): OneStart {
    const { given, first, from } = this.#entries[lastUpTo(this.#from, place)];
    return first === null ? (given as OneStart) : `random#${first + place - from}`;
  }

  /** The first start of each entry: the others of it are of the same sort. */
  *samples(): Generator<{ readonly place: number; readonly start: OneStart }> {
    for (const { from } of this.#entries) yield { place: from, start: this.at(from) };
  }

  /**
   * The place of the first start that another list has too; null where there is none.
   *
   * @param nameOf what tells starts apart that are not random
   */
  firstIn(others: StartList, nameOf: (start: OneStart) => string | undefined): number | null {
    for (const { given, first, length, from } of this.#entries) {
      for (const other of others.#entries) {
        if ((first === null) !== (other.first === null)) continue;
        if (first === null) {
          if (nameOf(given as OneStart) === nameOf(other.given as OneStart)) return from;
          continue;
        }
        const number = Math.max(first, other.first!);
        if (number < Math.min(first + length, other.first! + other.length)) {
          return from + number - first;
        }
      }
    }
    return null;
  }
}

function refuseTwice(entries: readonly Entry[]): void {
  const random = entries.filter(({ first }) => first !== null);
  for (const [k, one] of random.entries()) {
    let twice: { readonly number: number; readonly other: Start } | undefined;
    for (const other of random.slice(0, k)) {
      const number = Math.max(one.first!, other.first!);
      const last = Math.min(one.first! + one.length, other.first! + other.length) - 1;
      if (number > last || (twice !== undefined && twice.number <= number)) continue;
      twice = { number, other: other.given };
    }
    if (twice === undefined) continue;
    throw usage(`random#${twice.number} is given twice, in ${twice.other} and in ${one.given}`, {
      field: "starts",
    });
  }
}
