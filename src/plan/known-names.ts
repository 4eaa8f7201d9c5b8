import type { Catalogue } from "./catalogue.js";
import { parseItem } from "./grammar.js";
import {
  resolveFunctions,
  resolveOptimizers,
  type ResolvedFunction,
  type ResolvedOptimizer,
} from "./resolve.js";

// the function whose cases run, and the next one; few, as a rotation holds n×n numbers
const MOST_FUNCTIONS = 2;

// a few hundred bytes each, and most specs have fewer
const MOST_OPTIMIZERS = 100;

/** The last few things that were made, by their names. */
class Recent<T> {
  readonly #made = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string): T | undefined {
    return this.#made.get(name);
  }

  add(name: string, one: T): T {
    this.#made.delete(name);
    const [oldest] = this.#made.keys();
    if (this.#made.size >= this.most) this.#made.delete(oldest);
    this.#made.set(name, one);
    return one;
  }
}

interface Known {
  readonly functions: Recent<ResolvedFunction>;
  readonly optimizers: Recent<ResolvedOptimizer>;
}

const knownNames = new WeakMap<Catalogue, Known>();

/** What neighbouring cases share is made once: to rotate a function may take as long as to run on it. */
function knownOf(catalogue: Catalogue): Known {
  let known = knownNames.get(catalogue);
  if (known === undefined) {
    known = { functions: new Recent(MOST_FUNCTIONS), optimizers: new Recent(MOST_OPTIMIZERS) };
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

/**
 * Keeps what a plan has resolved, so that its first cases find it by name. The later ones are made
 * when their turn comes: of a plan of 1,000 functions only the last two would be left otherwise.
 */
export function remember(
  functions: readonly ResolvedFunction[],
  optimizers: readonly ResolvedOptimizer[],
  catalogue: Catalogue,
): void {
  const known = knownOf(catalogue);
  for (const fn of functions.slice(0, MOST_FUNCTIONS)) {
    known.functions.add(`${fn.id} ${fn.dim}`, { ...fn, label: undefined });
  }
  for (const optimizer of optimizers.slice(0, MOST_OPTIMIZERS)) {
    // the canonical name alone would hide what the user wrote
    known.optimizers.add(optimizer.written ?? optimizer.id, { ...optimizer, label: undefined });
  }
}
