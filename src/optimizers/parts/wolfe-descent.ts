import { number } from "../../core/define.js";
import type { NumberParam } from "../../core/parameter.js";
import type { Oracle, Vec } from "../../core/types.js";
import { maxNorm } from "../../core/vector.js";
import { StrongWolfe } from "./strong-wolfe.js";

type Numeric = NumberParam & { readonly default: number };

/** The parameters of a method that goes down along lines; how flat a line's end should be differs. */
export function wolfeParams(c2: number): { c1: Numeric; c2: Numeric; toleranceGrad: Numeric } {
  return {
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, decrease asked for" }),
    c2: number({ default: c2, range: "(0, 1)", scale: "log", doc: "c₂, flatness asked for" }),
    toleranceGrad: number({ default: 1e-8, range: "[0, inf)", doc: "stays where ‖g‖∞ ≤ this" }),
  };
}

/** Steps along given directions by a strong Wolfe search. Once no better point is found it stays. */
export class WolfeDescent {
  readonly #search: StrongWolfe;
  readonly #toleranceGrad: number;
  #isStuck = false;

  constructor(
    private readonly oracle: Oracle,
    options: { readonly c1: number; readonly c2: number; readonly toleranceGrad: number },
  ) {
    this.#search = new StrongWolfe(oracle, options);
    this.#toleranceGrad = options.toleranceGrad;
  }

  /** ∇f where the last step ended; the next step overwrites it. */
  get gradient(): Vec {
    return this.#search.gradient;
  }

  /** Begins a step at x, which is also where it ends unless `descend` finds better; false to stay. */
  begin(x: Vec, g: Vec): boolean {
    this.oracle.arriveAt(x, this.oracle.value, g);
    return maxNorm(g) > this.#toleranceGrad && !this.#isStuck;
  }

  /** x ← x + a·d with a searched from `trial` on, slope = g·d; the a, 0 where x stays. */
  descend(x: Vec, g: Vec, d: Vec, slope: number, trial: number): number {
    const search = this.#search;
    const a = slope < 0 ? search.search(x, d, trial, this.oracle.value, g, slope) : 0;
    this.#isStuck = a === 0;
    if (a === 0) return 0;
    for (let i = 0; i < x.length; i++) x[i] += a * d[i];
    this.oracle.arriveAt(x, search.value, search.gradient);
    return a;
  }
}
