import type { AnyModifier, AnyOptimizer, Lens } from "../core/definition.js";
import { usage } from "../core/errors.js";
import type { Box, Optimizer, Oracle, Vec } from "../core/types.js";
import type { Bound } from "../plan/bind-term.js";
import { checkMade } from "./check-made.js";

/**
 * A method that evaluates f itself, with modifiers around it, the first written innermost. What they
 * make of the loop's ∇f its own evaluations show as well; where they move x first, it starts there.
 */
export function modifiedLineSearch(
  { definition, values }: Pick<Bound<AnyOptimizer>, "definition" | "values">,
  modifiers: readonly Bound<AnyModifier>[],
  dim: number,
  oracle: Oracle,
): Optimizer {
  const layers: Layer[] = [];
  for (const bound of modifiers.toReversed()) {
    const lens = bound.definition.lens?.(bound.values);
    if (lens !== undefined) layers.push(new Layer(layers.at(-1) ?? oracle, lens, bound));
  }
  const seen = new Layer(layers.at(-1) ?? oracle, PLAIN, null);
  const method = checkMade(
    definition.create(dim, values, seen),
    `create() of ${definition.id}`,
    dim,
  );
  const start = new Float64Array(dim);
  const moved = new Float64Array(dim);
  const search: Optimizer = {
    ...method,
    step(x, g, lr, t) {
      if (isSame(x, start)) {
        for (const layer of layers) layer.begin(x);
        seen.begin(x);
        method.step(x, g, lr, t);
      } else {
        seen.value = seen.valueAndGradient(x, moved);
        method.step(x, moved, lr, t);
      }
    },
  };
  const outermost = modifiers.reduce((inner, bound) => {
    const wrapped = bound.definition.wrap(inner, dim, bound.values, oracle);
    return checkMade(wrapped, `wrap() of ${bound.definition.id}`, dim);
  }, search);
  return {
    ...outermost,
    step(x, g, lr, t) {
      start.set(x);
      outermost.step(x, g, lr, t);
    },
  };
}

const PLAIN: Lens = { value: (f) => f, gradient() {}, hessianVector() {} };

/** The objective as a modifier shows it. */
class Layer implements Oracle {
  readonly dim: number;
  // a lens changes f, so the minimum of what the method sees is unknown
  readonly minimum: undefined;
  readonly domain: Box | undefined;
  value = NaN;
  /** The last evaluation, as it was before. */
  readonly #x: Vec;
  readonly #g: Vec;
  #f = NaN;

  constructor(
    private readonly inner: Oracle,
    private readonly lens: Lens,
    private readonly modifier: Bound<AnyModifier> | null,
  ) {
    this.dim = inner.dim;
    this.domain = inner.domain;
    this.#x = new Float64Array(inner.dim);
    this.#g = new Float64Array(inner.dim);
  }

  get evaluations(): number {
    return this.inner.evaluations;
  }

  /** Looked up by the methods that need it alone: a clipped gradient belongs to no function. */
  get hessianVector(): Oracle["hessianVector"] {
    const product = this.inner.hessianVector;
    if (product === undefined) return undefined;
    const { lens } = this;
    if (lens.hessianVector === undefined)
      throw usage(
        `a method that needs the Hessian cannot search behind ${this.modifier?.definition.id}: what it shows as the gradient has none`,
      );
    return (x, v, out) => {
      product(x, v, out);
      lens.hessianVector!(v, out);
    };
  }

  /** A step begins at x. */
  begin(x: Vec): void {
    this.value = this.lens.value(this.inner.value, x);
  }

  valueAndGradient(x: Vec, g: Vec): number {
    this.#f = this.inner.valueAndGradient(x, g);
    this.#x.set(x);
    this.#g.set(g);
    this.lens.gradient(x, g);
    return this.lens.value(this.#f, x);
  }

  /** Where the step ends elsewhere than at its last evaluation the loop evaluates anew. */
  arriveAt(x: Vec): void {
    if (isSame(x, this.#x)) this.inner.arriveAt(x, this.#f, this.#g);
  }

  stay(why: string): void {
    this.inner.stay(why);
  }
}

function isSame(a: Vec, b: Vec): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
