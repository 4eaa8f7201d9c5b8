import type { Box, Optimum } from "../../core/types.js";
import type { CaseResult } from "../../records/results.js";
import type { Ending } from "../../records/summary.js";

/**
 * Runs within this share of the domain's width in every coordinate end in one place, if they are
 * as high there: within this share of |f|, or of 1 where |f| is less.
 */
const NEAR = 1e-3;

/** What is known of a function: null where it is not. */
export interface Landscape {
  readonly optimum: Optimum | null;
  readonly domain: Box | null;
}

/**
 * Where runs ended: the known minimisers first, then other places, each by the number of runs. A
 * place that is no known minimiser counts when one of its runs had come to rest there: a run on its
 * way through a valley ended nowhere, and so did one that escaped, diverged or threw.
 */
export function endingsOf(cases: readonly CaseResult[], { optimum, domain }: Landscape): Ending[] {
  const { isNear, longest } = nearness(domain);
  const places: Place[] = (optimum?.points ?? []).map((point) => ({
    x: Array.from(point),
    minimiser: true,
    value: optimum!.value,
    members: [],
  }));
  for (const one of cases) {
    const { status, final } = one;
    if (status === "escaped" || status === "diverged" || status === "error" || final.value === null)
      continue;
    const x = final.x.map((xi) => xi ?? NaN);
    if (x.some(Number.isNaN)) continue;
    const place = places.find(
      (known) => isNear(x, known.x) && (isAsHigh(final.value!, known) || hasArrived(one, known)),
    );
    if (place !== undefined) place.members.push(one);
    else places.push({ x, minimiser: false, value: final.value, members: [one] });
  }
  const isEnding = ({ minimiser, members }: Place) =>
    minimiser ? members.length > 0 : members.some((one) => isAtRest(one, longest));
  return places
    .filter(isEnding)
    .map(({ members, ...place }) => ({ ...place, runs: members.length }))
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

/** At such a slope even a way as long as the domain would not lead down to f*. */
function isAtRest({ status, final: { gap, gradientNorm } }: CaseResult, longest: number): boolean {
  if (status === "stalled") return true;
  return gap !== null && gradientNorm !== null && gradientNorm * longest <= gap;
}

interface Place {
  readonly x: readonly number[];
  readonly minimiser: boolean;
  readonly value: number;
  readonly members: CaseResult[];
}

function nearness(domain: Box | null) {
  const sideAt = (i: number, at: number) => {
    const width = domain === null ? NaN : domain.upper[i] - domain.lower[i];
    return width > 0 && width < Infinity ? width : Math.max(1, Math.abs(at));
  };
  const sides = Array.from(domain?.lower ?? [0], (_, i) => sideAt(i, 1));
  return {
    isNear: (x: readonly number[], place: readonly number[]): boolean =>
      place.every((at, i) => Math.abs(x[i] - at) <= NEAR * sideAt(i, at)),
    longest: sides.reduce((longest, side) => Math.max(longest, side), 0),
  };
}
