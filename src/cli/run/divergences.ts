import type { CaseResult } from "../../records/results.js";

/** The runs of one optimizer on one function that diverged. */
export interface Divergence {
  readonly first: {
    readonly function: string;
    readonly dimension: number;
    readonly optimizer: string;
    readonly step: number;
    readonly message: string;
  };
  runs: number;
}

/** Adds a case to those of its optimizer on its function: 10^5 of them would fill the memory. */
export function addDivergence(found: Map<string, Divergence>, one: CaseResult): void {
  const { function: fn, dimension, optimizer, final, message = "" } = one;
  const key = `${fn}\n${dimension}\n${optimizer}`;
  const known = found.get(key);
  if (known !== undefined) known.runs++;
  else
    found.set(key, {
      first: { function: fn, dimension, optimizer, step: final.step, message },
      runs: 1,
    });
}
