import { functionNamed } from "../../plan/known-names.js";
import type { Optimum } from "../../core/types.js";
import type { Group } from "../../report/group.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ResolvedFunction } from "../../plan/resolve.js";

/** A function as results name it. */
export type FunctionInResults = Pick<Group, "function" | "dimension">;

/** Its definition; null if a plug-in that is not loaded has it. */
export function functionOf(
  problem: FunctionInResults,
  catalogue: Catalogue,
): ResolvedFunction | null {
  return orNull(() => functionNamed(problem.function, problem.dimension, catalogue));
}

/** null where it is not known. */
export function optimumOf(problem: FunctionInResults, catalogue: Catalogue): Optimum | null {
  const fn = functionOf(problem, catalogue);
  return fn === null ? null : orNull(() => fn.definition.optimum(fn.dim, fn.values));
}

/** The symbols of a function; not of a transformed one, which they do not hold of. */
export function formulaIn(catalogue: Catalogue): (problem: FunctionInResults) => string {
  return (problem) => {
    const fn = functionOf(problem, catalogue);
    if (fn === null || fn.see !== undefined) return "";
    const { definition, dim, values } = fn;
    const simpler: unknown = orNull(() => definition.formulaAt?.(dim, values));
    return typeof simpler === "string" ? simpler : definition.formula;
  };
}

/** A user's definition may throw when asked for what a screen shows. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
