import { usage } from "../core/errors.js";
import { checkValue, parseNumber } from "../core/params.js";
import { SETTINGS } from "./settings.js";

/** Evaluations for a case: a number, or so many for each dimension, "1e4*dim". */
export type EvaluationBudget = number | string;

/**
 * Reads a budget as a spec or a flag gives it. Throws a usage error.
 *
 * @param name what the user calls it
 * @param owner what an error about a number begins with
 */
export function readEvaluationBudget(value: unknown, name: string, owner = name): EvaluationBudget {
  const factor = perDimension(value);
  if (factor === undefined) {
    return checkValue(owner, "maxEvaluations", SETTINGS.maxEvaluations, value) as number;
  }
  if (factor > 0 && factor < Infinity) return value as string;
  throw usage(`'${value as string}': what stands before *dim is not a number above 0`, {
    field: name,
  });
}

/** The evaluations that a budget gives a case; undefined where it is a number for all cases. */
export function evaluationsIn(
  budget: EvaluationBudget | undefined,
  dim: number,
): number | undefined {
  const factor = perDimension(budget);
  return factor === undefined ? undefined : Math.max(1, Math.floor(factor * dim));
}

/** The factor of "1e4*dim"; NaN if it is not a number, undefined without "*dim". */
function perDimension(value: unknown): number | undefined {
  if (typeof value !== "string" || !/\*\s*dim$/i.test(value)) return undefined;
  return parseNumber(value.replace(/\s*\*\s*dim$/i, "").trim()) ?? NaN;
}
