import { describeRates } from "./fairness.js";
import { ownStart } from "./own-start.js";
import { revisionOf } from "./revision.js";
import type { ResolvedCase } from "./execute.js";
import type { CaseResult } from "../records/results.js";
import type { Settings } from "../plan/settings.js";

/** What a single result does not say itself: what judged it, and what made it. */
export interface Provenance {
  readonly settings: Settings;
  /** As `revisionOf` gives it. */
  readonly revision: string;
  /** As `ownStart` gives it. */
  readonly start: string | undefined;
  /** f*; null if unknown. */
  readonly minimum: number | null;
  /** How the learning rate was chosen. */
  readonly rates: string;
}

/** Of the registry, since the library and its assertions are bundles of their own. */
const KEY = Symbol.for("optbench.provenance");

/** The result with its provenance, which neither JSON nor a comparison of results sees. */
export function withProvenance(
  result: CaseResult,
  { function: fn, optimizer, ...named }: ResolvedCase,
  settings: Settings,
): CaseResult {
  const provenance: Provenance = {
    settings,
    revision: revisionOf({ function: fn, optimizer, ...named }),
    start: ownStart(named.case),
    minimum: minimumOf(fn),
    rates: describeRates([optimizer]),
  };
  return Object.defineProperty(result, KEY, { value: provenance });
}

/** A user's function may throw. */
function minimumOf({ definition, dim, values }: ResolvedCase["function"]): number | null {
  try {
    return definition.optimum(dim, values)?.value ?? null;
  } catch {
    return null;
  }
}

/** undefined for anything but a result; for a copy of one too. */
export function provenanceOf(result: unknown): Provenance | undefined {
  if (typeof result !== "object" || result === null) return undefined;
  return (result as { readonly [KEY]?: Provenance })[KEY];
}
