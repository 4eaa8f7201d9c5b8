import { flag, number } from "../../core/define.js";
import type { NumberParam, Params, Values } from "../../core/parameter.js";
import type { Oracle, Vec } from "../../core/types.js";
import { dot, maxNorm, taxicabNorm } from "../../core/vector.js";
import { firstTrials, relativeTrial } from "./first-trial.js";
import { StrongWolfe } from "./strong-wolfe.js";

type Numeric = NumberParam & { readonly default: number };

/** What a descent along lines leaves open, bar how flat the end of a line should be. */
export const descentParams = {
  toleranceGrad: number({ default: 0, range: "[0, inf)", doc: "stays where ‖g‖∞ ≤ this" }),
  firstTrial: firstTrials,
  approximate: flag({ default: true, doc: "slopes decide where rounding hides the decrease" }),
  leastBracket: number({
    default: 0,
    range: "[0, inf)",
    doc: "a search ends where x moves by less than this; 0: after 25 trials",
  }),
} satisfies Params;

/** c₁ and c₂ of the Wolfe conditions; how flat a line's end should be differs. */
export function wolfeParams(c2: number): { c1: Numeric; c2: Numeric } {
  return {
    c1: number({ default: 1e-4, range: "(0, 1)", scale: "log", doc: "c₁, decrease asked for" }),
    c2: number({ default: c2, range: "(0, 1)", scale: "log", doc: "c₂, flatness asked for" }),
  };
}

const GAVE_UP = "gave up: the line search found no lower point along −∇f";

type Options = Values<typeof descentParams> & {
  readonly c1?: number;
  readonly c2?: number;
  /** Whether a direction that leads nowhere is replaced. */
  readonly restart?: boolean;
};

/**
 * Steps along given directions by a strong Wolfe search. Where a direction leads nowhere it goes
 * along −∇f; where that leads nowhere either it has given up, and stays without an evaluation more.
 */
export class WolfeDescent {
  /** f where the last step ended. */
  value = 0.5;
  /** g·d of the last step. */
  slope = 0.5;
  /** Whether the last step went along −∇f instead: what made the other direction is worth nothing. */
  isRestarted = false;
  #hasGivenUp = false;
  #isFirst = true;
  readonly #search: StrongWolfe;

  constructor(
    private readonly oracle: Oracle,
    private readonly options: Options,
  ) {
    this.#search = new StrongWolfe(oracle, options);
  }

  /** ∇f where the last step ended; the next step overwrites it. */
  get gradient(): Vec {
    return this.#search.gradient;
  }

  /** Begins a step at x, which is also where it ends unless `descend` finds better; false to stay. */
  begin(x: Vec, g: Vec): boolean {
    const { oracle } = this;
    oracle.arriveAt(x, oracle.value, g);
    if (this.#hasGivenUp) oracle.stay(GAVE_UP);
    else if (!(maxNorm(g) > this.options.toleranceGrad)) oracle.stay(this.#whyAtRest(g));
    else return true;
    return false;
  }

  #whyAtRest(g: Vec): string {
    return maxNorm(g) === 0 ? "the gradient is 0" : "its own tolerance-grad is met";
  }

  /** The first trial along −g from x; that by the taxicab norm is for the first step alone. */
  first(x: Vec, f: number, g: Vec): number {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (this.options.firstTrial === "relative") return relativeTrial(x, f, g);
    return isFirst ? Math.min(1, 1 / taxicabNorm(g)) : 1;
  }

  /**
   * x ← x + a·d with a searched from `trial` on, where f is `f` and ∇f is `g`. On a restart d
   * becomes −g. Returns a; 0 where x stays.
   */
  descend(x: Vec, f: number, g: Vec, d: Vec, trial: number): number {
    const { restart = true } = this.options;
    let a = this.#along(x, f, g, d, trial);
    this.isRestarted = false;
    if (a === 0 && restart) {
      const first = this.first(x, f, g);
      this.isRestarted = trial !== first || !isOpposite(d, g);
      for (let i = 0; i < d.length; i++) d[i] = -g[i];
      if (this.isRestarted) a = this.#along(x, f, g, d, first);
    }
    if (a > 0) this.oracle.arriveAt(x, this.value, this.gradient);
    else {
      this.#hasGivenUp = true;
      this.oracle.arriveAt(x, f, g);
      this.oracle.stay(GAVE_UP);
    }
    return a;
  }

  /** One search; 0 also where the step is so short that x does not change. */
  #along(x: Vec, f: number, g: Vec, d: Vec, trial: number): number {
    const slope = (this.slope = dot(g, d));
    if (!(slope < 0 && slope > -Infinity)) return 0;
    const a = this.#search.search(x, d, trial, f, g, slope);
    if (a === 0) return 0;
    this.value = this.#search.value;
    let hasMoved = false;
    for (let i = 0; i < x.length; i++) {
      const before = x[i];
      x[i] += a * d[i];
      if (x[i] !== before) hasMoved = true;
    }
    return hasMoved ? a : 0;
  }
}

function isOpposite(d: Vec, g: Vec): boolean {
  for (let i = 0; i < d.length; i++) if (d[i] !== -g[i]) return false;
  return true;
}
