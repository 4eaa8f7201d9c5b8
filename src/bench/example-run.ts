import { exp, ln } from "../core/math.js";
import type { Catalogue } from "../plan/catalogue.js";
import { parseItem } from "../plan/grammar.js";
import { planRun } from "../plan/plan.js";
import { resolveOpen } from "../plan/search.js";
import type { CaseResult } from "../records/results.js";
import { execute } from "./execute.js";

/** Where a method shows how it moves: a valley of two curvatures, 20 times apart. */
const GROUND = "anisotropic";

const ITERATIONS = 120;
const RATES = 33;
/** Three digits of the minimum are all that a picture can show. */
const TOLERANCE = 1e-3;

/**
 * A run that shows how a method moves, with its path. Where the method has a learning rate that is
 * searched for and `text` does not state it, the best of some is taken: the one that reaches
 * f − f* ≤ 10⁻³ first and stays, else the one that ends lowest.
 */
export function exampleRun(text: string, catalogue: Catalogue): CaseResult {
  const optimizers = candidates(text, catalogue);
  const { cases, settings } = planRun(
    {
      functions: [GROUND],
      optimizers,
      iterations: ITERATIONS,
      tolerance: TOLERANCE,
      path: true,
    },
    catalogue,
  );
  const results = cases.map((one) => execute(one, settings, catalogue));
  return results.reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
}

/** Smaller is better: runs that get there and stay, then the others by where they end. */
function costOf({ status, steps, held, evaluations, final }: CaseResult): number {
  if (status === "reached" && held && steps !== null) return evaluations;
  const end = final.gap ?? Infinity;
  return 1e9 * (1 + Math.min(1e9, end));
}

/** The method at some rates, evenly spread over those at which a search would look. */
function candidates(text: string, catalogue: Catalogue): string[] {
  const [method] = resolveOpen(parseItem(text), catalogue);
  const [axis] = method.axes;
  if (axis === undefined) return [method.at([])];
  const [low, high] = [ln(axis.low), ln(axis.high)];
  return Array.from({ length: RATES }, (_, k) => {
    const rate = exp(low + ((high - low) * k) / (RATES - 1));
    return method.at([Number(rate.toPrecision(2))]);
  });
}
