import type { Catalogue } from "./catalogue.js";
import { parseItem } from "./grammar.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "./resolve.js";

/** The last few things that were made, by their names. */
class Recent<T> {
  readonly #made = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string): T | undefined {
    return this.#made.get(name);
  }

  add(name: string, one: T): T {
    if (this.#made.size >= this.most) this.#made.clear();
    this.#made.set(name, one);
    return one;
  }
}

interface Known {
  /** Few: a rotation has n×n numbers. */
  readonly functions: Recent<ResolvedFunction>;
  readonly optimizers: Recent<ResolvedOptimizer>;
}

const knownNames = new WeakMap<Catalogue, Known>();

/** What neighbouring cases share is made once: to rotate a function may take as long as to run on it. */
function knownOf(catalogue: Catalogue): Known {
  let known = knownNames.get(catalogue);
  if (known === undefined) {
    known = { functions: new Recent(2), optimizers: new Recent(100) };
    knownNames.set(catalogue, known);
  }
  return known;
}

/** The function of a case, by its name. Throws a usage error for a name of another catalogue. */
export function functionNamed(
  name: string,
  dimension: number,
  catalogue: Catalogue,
): ResolvedFunction {
  const { functions } = knownOf(catalogue);
  const key = `${name} ${dimension}`;
  return (
    functions.get(key) ??
    functions.add(key, resolveFunctions(parseItem(name), catalogue, dimension)[0])
  );
}

/** The optimizer of a case, by its name. Throws a usage error for a name of another catalogue. */
export function optimizerNamed(name: string, catalogue: Catalogue): ResolvedOptimizer {
  const { optimizers } = knownOf(catalogue);
  return (
    optimizers.get(name) ?? optimizers.add(name, resolveOptimizers(parseItem(name), catalogue)[0])
  );
}

/** What a plan has resolved is found by name from then on. */
export function remember(
  functions: readonly ResolvedFunction[],
  optimizers: readonly ResolvedOptimizer[],
  catalogue: Catalogue,
): void {
  const known = knownOf(catalogue);
  for (const fn of functions) {
    known.functions.add(`${fn.id} ${fn.dim}`, { ...fn, label: undefined });
  }
  for (const optimizer of optimizers) {
    // by the canonical name alone it would seem that nothing was written
    known.optimizers.add(optimizer.written ?? optimizer.id, { ...optimizer, label: undefined });
  }
}
