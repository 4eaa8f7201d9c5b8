import type { CaseResult } from "../../records/results.js";

/** The runs of one optimizer on one function that diverged, or that will if nobody stops them. */
export interface Divergence {
  /** Whether x left every bound; else the runs just did not come to rest at the target. */
  readonly hasDiverged: boolean;
  readonly first: {
    readonly function: string;
    readonly dimension: number;
    readonly optimizer: string;
    readonly step: number;
    readonly message: string;
  };
  runs: number;
}

/** So many optimizers that did not diverge are looked at: each is resolved anew. */
const MOST_OTHERS = 1000;

/**
 * Adds a case that did not come to rest at the target to those of its optimizer on its function: 10^5
 * of them would fill the memory.
 */
export function addDivergence(found: Map<string, Divergence>, one: CaseResult): void {
  const { function: fn, dimension, optimizer, final, status, settled, message = "" } = one;
  const hasDiverged = status === "diverged";
  if (!hasDiverged && (settled !== null || found.size >= MOST_OTHERS)) return;
  const key = `${fn}\n${dimension}\n${optimizer}`;
  const known = found.get(key);
  if (known !== undefined && (known.hasDiverged || !hasDiverged)) {
    if (known.hasDiverged === hasDiverged) known.runs++;
    return;
  }
  const first = { function: fn, dimension, optimizer, step: final.step, message };
  found.set(key, { hasDiverged, first, runs: 1 });
}
