import { resolveNames } from "../../bench/execute.js";
import { limitExceeded } from "../../bench/stability.js";
import { kebab, printRounded } from "../../core/params.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { CaseResult } from "../../records/results.js";
import { orNull } from "../output/problem.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";

/** More lines than this would bury the table. */
const MOST_LINES = 3;

/** Says where it is known that a learning rate is above what is stable, also before x has exploded. */
export function tellLimits(divergences: readonly Divergence[], catalogue: Catalogue, io: Io): void {
  const lines = divergences.flatMap((one) => explain(one, catalogue));
  for (const line of lines.slice(0, MOST_LINES)) tell(io, `warning: ${line}`);
  const more = lines.length - MOST_LINES;
  if (more > 0) tell(io, `warning: ${more} more have a learning rate above their limits`);
}

function explain({ hasDiverged, first, runs }: Divergence, catalogue: Catalogue): string[] {
  const { optimizer, function: fn } = resolveNames(first, catalogue);
  const limit = orNull(() => limitExceeded(optimizer, fn));
  if (limit === null) return [];
  const { factor, curvature } = limit;
  const where = runs === 1 ? `at step ${first.step} (${first.message})` : `in ${runs} runs`;
  const rate = kebab(optimizer.definition.lrKey!);
  const most = `${printRounded(factor)}/L = ${printRounded(factor / curvature)}`;
  const why = `${rate} is above ${most} for this function`;
  return [
    hasDiverged
      ? `${first.optimizer} diverged on ${first.function} ${where}: ${why}`
      : `${first.optimizer} will diverge on ${first.function}: ${why}`,
  ];
}

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
