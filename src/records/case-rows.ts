import type { CaseResult } from "./results.js";
import type { RunsHead } from "./runs-head.js";

/** The places of a row's whole numbers; the first hits of the further targets follow. */
export const COUNT = {
  /** What the case shares with others, by its place among all such. */
  shared: 0,
  /** Its message, by its place among all messages. */
  message: 1,
  /** Status and truths, a bit each. */
  said: 2,
  steps: 3,
  settled: 4,
  lostAt: 5,
  evaluations: 6,
  bestStep: 7,
  finalStep: 8,
  /** So many letters its id has in common with that of the first such case, … */
  idAlike: 9,
  /** … and there its own letters end. */
  idUntil: 10,
  hits: 11,
} as const;

/**
 * The places of a row's other numbers; x_0, the best and the last point follow, n numbers each, and
 * then what not all cases have.
 */
export const NUMBER = {
  seed: 0,
  aocc: 1,
  bestValue: 2,
  bestGap: 3,
  finalValue: 4,
  finalGap: 5,
  gradientNorm: 6,
  points: 7,
} as const;

/** The places of the points of a row. */
export const POINT = { start: 0, best: 1, final: 2, count: 3 } as const;

/** What cases share that differ in start and seed alone. */
export type SharedFields = RunsHead & {
  /** The id of the first of them. */
  readonly firstId: string;
  /** The further targets as keys, in their order. */
  readonly targets: readonly string[];
};

/** Cases in rows, and what their rows name by its place in a list. */
export interface Kept {
  readonly rows: CaseRows;
  /** The places of two numbers, where the cases have them. */
  readonly closestAt: number | null;
  readonly rateAt: number | null;
  readonly shared: readonly SharedFields[];
  readonly messages: readonly string[];
  /** Curves that are more than their end, by the row. */
  readonly curves: CaseResult["curve"][];
}

/** The bits of `COUNT.said`: the place of the status among all, and what is true of the case. */
export const SAID = { status: 7, isHeld: 8, hasBestPoint: 16, hasEnd: 32, hasCurve: 64 } as const;

/** Room for the letters of an id that are its own: there is more where they are longer. */
const LETTERS = 6;

/**
 * The numbers of some case results of one dimension and with as many targets, a row each: 200 bytes in
 * two dimensions. null is −1 in a count and NaN in another number; neither occurs otherwise.
 */
export class CaseRows {
  length = 0;
  readonly #counts: Int32Array;
  readonly #numbers: Float64Array;
  readonly #countsEach: number;
  readonly #numbersEach: number;
  #letters: Uint16Array;

  constructor(
    readonly capacity: number,
    private readonly dimension: number,
    targets: number,
    further: number,
  ) {
    this.#countsEach = COUNT.hits + targets;
    this.#numbersEach = NUMBER.points + POINT.count * dimension + further;
    this.#counts = new Int32Array(capacity * this.#countsEach);
    this.#numbers = new Float64Array(capacity * this.#numbersEach);
    this.#letters = new Uint16Array(capacity * LETTERS);
  }

  count(row: number, place: number): number | null {
    const found = this.#counts[row * this.#countsEach + place];
    return found < 0 ? null : found;
  }

  setCount(row: number, place: number, count: number | null | undefined): void {
    this.#counts[row * this.#countsEach + place] = count ?? -1;
  }

  number(row: number, place: number): number | null {
    const found = this.#numbers[row * this.#numbersEach + place];
    return Number.isNaN(found) ? null : found;
  }

  setNumber(row: number, place: number, number: number | null | undefined): void {
    this.#numbers[row * this.#numbersEach + place] = number ?? NaN;
  }

  point(row: number, place: number): (number | null)[] {
    const from = row * this.#numbersEach + NUMBER.points + place * this.dimension;
    const point: (number | null)[] = [];
    for (let i = from; i < from + this.dimension; i++) {
      const xi = this.#numbers[i];
      point.push(Number.isNaN(xi) ? null : xi);
    }
    return point;
  }

  setPoint(row: number, place: number, point: readonly (number | null)[]): void {
    const from = row * this.#numbersEach + NUMBER.points + place * this.dimension;
    for (let i = 0; i < this.dimension; i++) this.#numbers[from + i] = point[i] ?? NaN;
  }

  /** @param other the id of a case of which the row has told how much it is alike */
  id(row: number, other: string): CaseResult["id"] {
    const until = this.count(row, COUNT.idUntil)!;
    const from = row === 0 ? 0 : this.count(row - 1, COUNT.idUntil)!;
    const own = String.fromCharCode(...this.#letters.subarray(from, until));
    return other.slice(0, this.count(row, COUNT.idAlike)!) + own;
  }

  /** Rows are written one after the other. */
  setId(row: number, id: string, other: string): void {
    let alike = 0;
    while (alike < id.length && id.charCodeAt(alike) === other.charCodeAt(alike)) alike++;
    const from = row === 0 ? 0 : this.count(row - 1, COUNT.idUntil)!;
    const until = from + id.length - alike;
    if (until > this.#letters.length) {
      const more = new Uint16Array(2 * until);
      more.set(this.#letters);
      this.#letters = more;
    }
    for (let k = alike; k < id.length; k++) this.#letters[from + k - alike] = id.charCodeAt(k);
    this.setCount(row, COUNT.idAlike, alike);
    this.setCount(row, COUNT.idUntil, until);
  }
}
