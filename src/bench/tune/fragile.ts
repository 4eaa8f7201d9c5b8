import { contains } from "../../core/params.js";
import type { Case } from "../../plan/cases.js";
import type { SearchedOptimizer } from "../../plan/search.js";
import type { CaseResult } from "../../records/results.js";
import { isSolved } from "../profiles/cost.js";
import type { Asking } from "./asking.js";
import { withOptimizer } from "./entries.js";
import type { Near } from "./neighbours.js";

/** Values that were found, as they are judged. */
export interface Judged {
  /** With the values. */
  readonly case: Case;
  /** What they were found for; null where nothing was searched. */
  readonly found: Found | null;
}

interface Found {
  readonly optimizer: SearchedOptimizer;
  readonly values: readonly number[];
}

/** The result of examining a run closely. */
export interface CloseLook {
  /** Whether the run reaches its target by chance. */
  readonly isFragile: boolean;
  /** All runs that this took. */
  readonly results: readonly CaseResult[];
}

/** A value that was searched for is changed by this share of it. */
const CHANGE = 1e-3;

/**
 * Whether runs that reach their target do so by chance: not when a value that was searched for
 * changes by 0.1 % or the start by 10⁻³, or not from most starts nearby, its own among them.
 */
export function* lookClosely(reached: readonly Judged[], near: Near): Asking<CloseLook[]> {
  const close = reached.map((one) => [...changed(one), ...near.close(one.case)]);
  const nearby = reached.map((one) => near.neighbours(one.case));
  const queue = (yield [...close.flat(), ...nearby.flat()]).values();
  const take = (cases: readonly Case[]) => cases.map(() => queue.next().value!);
  const ofClose = close.map(take);
  const ofNearby = nearby.map(take);
  return reached.map((_, k) => ({
    isFragile: !ofClose[k].every(isSolved) || isMissedBy(ofNearby[k]),
    results: [...ofClose[k], ...ofNearby[k]],
  }));
}

/** Whether most starts do not reach the target, counting one more that does. */
function isMissedBy(nearby: readonly CaseResult[]): boolean {
  return 2 * nearby.filter(isSolved).length < nearby.length;
}

/** The case with one of the values that were found a little smaller, or a little larger. */
function changed({ case: one, found }: Judged): Case[] {
  return found === null ? [] : changedValues(found).map((name) => withOptimizer(one, name));
}

function changedValues({ optimizer, values }: Found): string[] {
  return optimizer.axes.flatMap(({ integer, allowed }, j) => {
    // a whole number has no neighbour that close
    if (integer || values[j] === 0) return [];
    return [1 - CHANGE, 1 + CHANGE]
      .map((factor) => values[j] * factor)
      .filter((value) => contains(allowed, value))
      .map((value) => optimizer.at(values.map((other, k) => (k === j ? value : other))));
  });
}

/** The ids of the judged cases that reach their target by chance, and all that was run to see it. */
export function* findFragile(
  judged: readonly Judged[],
  near: Near,
): Asking<{ ids: ReadonlySet<string>; results: readonly CaseResult[] }> {
  const results = yield judged.map((one) => one.case);
  const reached = judged.filter((_, k) => isSolved(results[k]));
  const looks = yield* lookClosely(reached, near);
  const fragile = reached.filter((_, k) => looks[k].isFragile);
  return {
    ids: new Set(fragile.map((one) => one.case.id)),
    results: [...results, ...looks.flatMap((one) => one.results)],
  };
}
