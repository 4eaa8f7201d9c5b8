import type { CaseSettings } from "./settings.js";

/**
 * One run to make. Plain JSON: everything is named, so a case crosses a thread or a file unchanged.
 */
export interface Case {
  /**
   * Unique in its plan: function, optimizer, start and seed, as far as they are not the usual ones.
   */
  readonly id: string;
  /** The canonical name of the function, which resolves again. */
  readonly function: string;
  /** The canonical name of the optimizer, which resolves again. */
  readonly optimizer: string;
  /** What the user calls the row. */
  readonly label?: string;
  /** What the user calls the function. */
  readonly functionLabel?: string;
  /** The optimizer with what the user wrote at its default, where that is not the canonical name. */
  readonly written?: string;
  /** The programs of other languages that compute a part of it: "Python 3.11.7". */
  readonly external?: string;
  /** n. */
  readonly dimension: number;
  /** x_0, length n. */
  readonly start: readonly number[];
  /** Seeds whatever is random in the case. */
  readonly seed: number;
  /** Where they are not those of the plan. */
  readonly settings?: CaseSettings;
}

/**
 * The cases of a plan, in their order. A plain array is one; a product of lists makes each when
 * asked.
 */
export interface Cases extends Iterable<Case> {
  readonly length: number;
  /** undefined where there is no such place; the first is 0. */
  at(place: number): Case | undefined;
  map<T>(of: (one: Case, place: number) => T): T[];
}

/** What of a case depends neither on its start nor on its seed. */
export type CaseKind = Omit<Case, "id" | "start" | "seed">;

/** Cases that are made when asked for: a million of them take no more memory than their lists. */
export abstract class IndexedCases implements Cases {
  abstract readonly length: number;

  /** The case at a place, which is there. */
  abstract caseAt(place: number): Case;
  /** Its id alone: without the point where it starts, which takes longer. */
  abstract idAt(place: number): string;
  /** The same object for all cases of a kind. */
  abstract kindAt(place: number): CaseKind;
  /** JSON that is the same for the same cases; `hasAll`: not only for the same ids. */
  abstract said(hasAll: boolean): unknown;

  /** Where each kind comes first. */
  *firstOfKinds(): Generator<number> {
    const seen = new Set<CaseKind>();
    for (let k = 0; k < this.length; k++) {
      if (seen.size < seen.add(this.kindAt(k)).size) yield k;
    }
  }

  at(place: number): Case | undefined {
    return place >= 0 && place < this.length ? this.caseAt(place) : undefined;
  }

  map<T>(of: (one: Case, place: number) => T): T[] {
    return Array.from({ length: this.length }, (_, k) => of(this.caseAt(k), k));
  }

  *[Symbol.iterator](): Generator<Case> {
    for (let k = 0; k < this.length; k++) yield this.caseAt(k);
  }
}

/** The ids of cases, in their order. */
export function* idsOf(cases: Cases): Generator<string> {
  if (!(cases instanceof IndexedCases)) for (const { id } of cases) yield id;
  else for (let k = 0; k < cases.length; k++) yield cases.idAt(k);
}

/** Whether some case has an id that is looked for. */
export function hasId(cases: Cases, isIt: (id: string) => boolean): boolean {
  for (const id of idsOf(cases)) if (isIt(id)) return true;
  return false;
}

/** Each kind of case that occurs; of a plain list, every case is one. */
export function* kindsOf(cases: Cases): Generator<CaseKind> {
  if (!(cases instanceof IndexedCases)) yield* cases;
  else for (const place of cases.firstOfKinds()) yield cases.kindAt(place);
}

/** The first case of each kind; of a plain list, every case. */
export function* samplesOf(cases: Cases): Generator<Case> {
  if (!(cases instanceof IndexedCases)) yield* cases;
  else for (const place of cases.firstOfKinds()) yield cases.caseAt(place);
}

/** JSON that is the same for the same cases. */
export function saidOf(cases: Cases, hasAll: boolean): unknown {
  if (cases instanceof IndexedCases) return cases.said(hasAll);
  return hasAll ? [...cases] : [...idsOf(cases)];
}
