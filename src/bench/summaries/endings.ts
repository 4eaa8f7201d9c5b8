import { ln } from "../../core/math.js";
import type { Box, Optimum } from "../../core/types.js";
import type { CaseResult } from "../../records/results.js";
import type { Ending } from "../../records/summary.js";

/**
 * Runs within this share of the domain's width in every coordinate end in one place, if they are
 * as high there: within this share of |f|, or of 1 where |f| is less.
 */
const NEAR = 1e-3;

/** What is known about a function; null if unknown. */
export interface Landscape {
  readonly optimum: Optimum | null;
  readonly domain: Box | null;
}

/**
 * Where runs ended: the known minimisers first, then other places, each by the number of runs. A
 * place that is not a known minimiser counts when one of its runs had come to rest there: a run on its
 * way through a valley ended nowhere, and so did one that escaped, diverged or threw.
 */
export function endingsOf(cases: readonly CaseResult[], { optimum, domain }: Landscape): Ending[] {
  const { isNear, longest, cellOf } = nearness(domain);
  // where no run has come to rest, none but minimisers count
  const hasResting = cases.some((one) => isAtRest(one, longest));
  const places: Place[] = [];
  const near = new Cells(cellOf);
  const add = (place: Place) => {
    near.add(place.x, places.length);
    places.push(place);
  };
  for (const point of optimum?.points ?? []) {
    add({ x: Array.from(point), minimiser: true, value: optimum!.value, runs: 0, isRest: true });
  }
  for (const one of cases) {
    const { status, final } = one;
    if (status === "escaped" || status === "diverged" || status === "error" || final.value === null)
      continue;
    if (final.x.includes(null)) continue;
    const x = final.x as readonly number[];
    const { value } = final;
    const first = near.firstAround(x, (k) => {
      const known = places[k];
      return isNear(x, known.x) && (isAsHigh(value, known) || hasArrived(one, known));
    });
    if (first < Infinity) {
      places[first].runs++;
      places[first].isRest ||= isAtRest(one, longest);
    } else if (hasResting) {
      add({ x, minimiser: false, value, runs: 1, isRest: isAtRest(one, longest) });
    }
  }
  return places
    .filter(({ runs, isRest }) => runs > 0 && isRest)
    .map(({ x, minimiser, value, runs }) => ({ x, minimiser, value, runs }))
    .sort((a, b) => Number(b.minimiser) - Number(a.minimiser) || b.runs - a.runs);
}

/** In badly scaled coordinates a point near a minimiser may lie far above it. */
function isAsHigh(f: number, { value }: Place): boolean {
  return Math.abs(f - value) <= NEAR * Math.max(1, Math.abs(value));
}

/** What the user's own target calls close enough has arrived. */
function hasArrived({ settled }: CaseResult, { minimiser }: Place): boolean {
  return minimiser && settled !== null;
}

/** With a slope this small, a path as long as the domain would not lead down to f*. */
function isAtRest({ status, final: { gap, gradientNorm } }: CaseResult, longest: number): boolean {
  if (status === "stalled") return true;
  return gap !== null && gradientNorm !== null && gradientNorm * longest <= gap;
}

/** A cell is a little wider than what is near, so that rounding moves nothing past a neighbour. */
const CELL = 1.01;
/** So many coordinates choose a cell: each has three neighbours in each of them. */
const COORDINATES = 3;

/** x, but ln |x| where |x| is above 1. */
function spread(x: number): number {
  return Math.abs(x) <= 1 ? x : Math.sign(x) * (1 + ln(Math.abs(x)));
}

/** Places by the cells of their first coordinates: two that are near are in neighbouring ones. */
class Cells {
  readonly #places = new Map<number, number[]>();
  /** The cell of the point that is looked at, and how far its neighbours lie; 0 where n < 3. */
  readonly #cell = [0, 0, 0];
  readonly #reach = [0, 0, 0];

  /** @param cellOf the cell of a coordinate: of two that are near, the same or the next */
  constructor(private readonly cellOf: (xi: number, i: number) => number) {}

  add(x: readonly number[], place: number): void {
    this.#lookAt(x);
    const key = this.#keyAt(0, 0, 0);
    const known = this.#places.get(key);
    if (known === undefined) this.#places.set(key, [place]);
    else known.push(place);
  }

  /** The first place near x for which `isAt` holds; Infinity where there is none. */
  firstAround(x: readonly number[], isAt: (place: number) => boolean): number {
    this.#lookAt(x);
    const [a, b, c] = this.#reach;
    let first = Infinity;
    for (let i = -a; i <= a; i++) {
      for (let j = -b; j <= b; j++) {
        for (let k = -c; k <= c; k++) {
          const places = this.#places.get(this.#keyAt(i, j, k));
          const found = places?.find((place) => place >= first || isAt(place)) ?? first;
          first = Math.min(first, found);
        }
      }
    }
    return first;
  }

  #lookAt(x: readonly number[]): void {
    for (let i = 0; i < Math.min(x.length, COORDINATES); i++) {
      this.#cell[i] = this.cellOf(x[i], i);
      this.#reach[i] = 1;
    }
  }

  /** Two cells may have the same key: then some places are looked at for nothing. */
  #keyAt(i: number, j: number, k: number): number {
    const [a, b, c] = this.#cell;
    return Math.imul(Math.imul(a + i, 0x01000193) ^ (b + j), 0x01000193) ^ (c + k);
  }
}

interface Place {
  readonly x: readonly number[];
  readonly minimiser: boolean;
  readonly value: number;
  /** How many ended there. */
  runs: number;
  /** Whether one of them had come to rest; of a minimiser nobody asks. */
  isRest: boolean;
}

function nearness(domain: Box | null) {
  const sideAt = (i: number, at: number) => {
    const width = domain === null ? NaN : domain.upper[i] - domain.lower[i];
    return width > 0 && width < Infinity ? width : Math.max(1, Math.abs(at));
  };
  const cellOf = (xi: number, i: number) => {
    const width = domain === null ? NaN : domain.upper[i] - domain.lower[i];
    // the side grows with |x| there: ln |x| makes it 1 again
    const isOpen = !(width > 0 && width < Infinity);
    const share = isOpen ? spread(xi) : xi / width;
    return Math.floor(share / (CELL * NEAR));
  };
  const sides = Array.from(domain?.lower ?? [0], (_, i) => sideAt(i, 1));
  return {
    isNear: (x: readonly number[], place: readonly number[]): boolean =>
      place.every((at, i) => Math.abs(x[i] - at) <= NEAR * sideAt(i, at)),
    cellOf,
    longest: sides.reduce((longest, side) => Math.max(longest, side), 0),
  };
}
