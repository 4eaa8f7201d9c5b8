import type { CaseKind } from "../plan/cases.js";
import type { Metric, Status } from "../run/types.js";

/** How many runs came to each number, the least first. */
export type Histogram = readonly (readonly [value: number, runs: number])[];

/** Areas are summed in units of 2⁻⁴⁰: whole numbers add up to the same in any order. */
export const AREA_UNIT = 1 / 1_099_511_627_776;

/** What the runs of an optimizer on a function came to, in whole numbers: tallies add up in any order. */
export interface Tally extends CaseKind {
  /** Only where it is not the metric of the settings. */
  readonly metric?: Metric;
  /** How many runs ended so. */
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  /** Runs that hit the target and ended above it. */
  readonly lost: number;
  /** Runs that hit the target by chance; only where there are some. */
  readonly fragile?: number;
  /** Of the runs that hit the target: first hits, … */
  readonly steps: Histogram;
  /** … and evaluations until then. */
  readonly evaluations: Histogram;
  /** First hits of the further targets, keyed by the target. */
  readonly hits: Readonly<Record<string, Histogram>>;
  /** Evaluations until the first hit, or the end where there was none, of all runs: decimal digits. */
  readonly spent: string;
  /** AOCC of the runs of which it is known: their sum in units of 2⁻⁴⁰, decimal digits. */
  readonly area: { readonly runs: number; readonly sum: string };
}

/** How many runs a tally has. */
export function runsOf({ statuses }: Tally): number {
  return Object.values(statuses).reduce((sum, runs) => sum + runs, 0);
}

/** What tells the kinds of cases of a plan apart. */
export function kindKey({ function: fn, optimizer, dimension, settings }: CaseKind): string {
  return `${fn} ${dimension} ${optimizer} ${JSON.stringify(settings ?? null)}`;
}
