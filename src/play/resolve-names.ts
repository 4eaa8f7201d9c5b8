import { builtins } from "../bench/builtins.js";
import { parseItem } from "../plan/grammar.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "../plan/resolve.js";

/** The function of an item. Throws a usage error for an unknown name, a wrong value or a grid. */
export function functionNamed(text: string): ResolvedFunction {
  return single(resolveFunctions(parseItem(text), builtins()), text);
}

/** The method of an item. Throws a usage error for an unknown name, a wrong value or a grid. */
export function methodNamed(text: string): ResolvedOptimizer {
  return single(resolveOptimizers(parseItem(text), builtins()), text);
}

/** Whether an item of the grammar begins with a formula: "{x^2+y^2}". */
export function isFormula(text: string): boolean {
  return text.startsWith("{");
}

/** What a shell takes as it is, and, in quotes, what formulas are written with besides. */
const UNQUOTED = /^[\w.:=+\-/,]+$/;
const QUOTED = /^[\w.:=+\-/,{}()[\]^* ]+$/;

function single<T>(found: readonly T[], text: string): T {
  if (!(isFormula(text) ? QUOTED : UNQUOTED).test(text))
    throw new Error(`'${text}' is not a name of the catalogue`);
  if (found.length !== 1) throw new Error(`'${text}' is a grid of ${found.length}`);
  return found[0];
}
