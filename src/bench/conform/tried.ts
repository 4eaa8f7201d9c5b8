import { ln } from "../../core/math.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import type { Precision } from "../../records/conformance.js";
import { departureOf, type Distance } from "./departure.js";
import type { RecordedRun } from "./recorded-run.js";

/** A method put in the place of the one under test. */
export interface Tried {
  readonly form: ResolvedOptimizer;
  /** How closely it agrees in all runs; null where it does not. */
  readonly precision: Precision | null;
  /** Where it departs, in the order of the runs; null for a run without departure. */
  readonly departures: readonly (Distance | null)[];
  /** How far it is away: 0 where it agrees; the sum over the runs of decimal digits that differ. */
  readonly distance: number;
}

/** Two methods that part by more than this are not one method in two precisions. */
const ROUNDING = 1e-3;

/** Compares a method on all runs; null where it cannot be put there, or fails. */
export function tryOn(form: ResolvedOptimizer, runs: readonly RecordedRun[]): Tried | null {
  const departures: (Distance | null)[] = [];
  for (const run of runs) {
    const found = departureOf(form, run, "double");
    if (found === undefined) return null;
    departures.push(found);
  }
  return {
    form,
    precision: precisionOf(form, runs, departures),
    departures,
    distance: departures.reduce((sum, one) => sum + lostDigits(one), 0),
  };
}

/** The same question, answered at the first departure: how closely a method agrees in all runs, if it does. */
export function agreementOf(
  form: ResolvedOptimizer,
  runs: readonly RecordedRun[],
): Precision | null {
  let all: Precision = "double";
  for (const run of runs) {
    const found = departureOf(form, run, "double", 0);
    if (found === undefined) return null;
    if (found === null) continue;
    if (found.relative > ROUNDING || departureOf(form, run, "single", 0) !== null) return null;
    all = "single";
  }
  return all;
}

function precisionOf(
  form: ResolvedOptimizer,
  runs: readonly RecordedRun[],
  departures: readonly (Distance | null)[],
): Precision | null {
  if (departures.every((one) => one === null)) return "double";
  if (departures.some((one) => one !== null && one.relative > ROUNDING)) return null;
  return runs.every((run) => departureOf(form, run, "single") === null) ? "single" : null;
}

/** Digits of a step that differ, of the nine in which methods are to agree. */
function lostDigits(one: Distance | null): number {
  return one === null ? 0 : Math.max(1, 9 + ln(one.relative) / Math.LN10);
}

/** The first departure, in the order of the runs. */
export function firstOf({ departures }: Tried): Distance | null {
  return departures.find((one) => one !== null) ?? null;
}
