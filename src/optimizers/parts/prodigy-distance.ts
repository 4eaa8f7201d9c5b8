import { flag } from "../../core/define.js";
import * as param from "../../core/hyper-parameters.js";
import type { Params, Values } from "../../core/parameter.js";
import type { NamedValues, Vec } from "../../core/types.js";
import { zeros } from "../../core/vector.js";
import { distanceParams } from "./d-adaptation.js";

/** The parameters of Prodigy's estimate. */
export const prodigyDistanceParams = {
  safeguardWarmup: flag({ doc: "leave lr out of s, for a long warm-up" }),
  d0: distanceParams.d0,
  dCoef: param.positive(1, "multiplies the estimate"),
  growthRate: distanceParams.growthRate,
  sliceP: param.count(1, "of so many coordinates one enters N and s"),
} satisfies Params;

/**
 * The lower bound d of ‖x₀ − x*‖ as Prodigy finds it (Mishchenko & Defazio, ICML 2024, Algorithm 4):
 * N ← β₃·N + d/d₀·λ·g·(x₀ − x);  s ← β₃·s + d/d₀·λ·g;  d ← max(d, d-coef·N/‖s‖₁)
 */
export class ProdigyDistance {
  d = 0.5;
  /** d before the last step. */
  before = 0.5;
  #max = 0.5;
  #numerator = 0.5;
  readonly #s: Vec;
  readonly #x0: Vec;

  constructor(
    dim: number,
    private readonly beta3: number,
    private readonly params: Values<typeof prodigyDistanceParams>,
  ) {
    [this.#s, this.#x0] = zeros(dim, 2);
    this.d = this.before = this.#max = params.d0;
    this.#numerator = 0;
  }

  /** s, x₀ and d, as they stand. */
  state(): NamedValues {
    return { s: this.#s, "x₀": this.#x0, d: this.d };
  }

  /** Takes in ∇f at x, in step t = 1, 2, …; false where no gradient has said anything yet. */
  learn(x: Vec, g: Vec, lambda: number, t: number): boolean {
    const { beta3, d } = this;
    const { d0, dCoef, growthRate, safeguardWarmup, sliceP } = this.params;
    const s = this.#s;
    const x0 = this.#x0;
    if (t === 1) x0.set(x);
    const weight = (d / d0) * lambda;
    const weightS = safeguardWarmup ? (d / d0) * d : weight;
    let along = 0;
    let s1 = 0;
    for (let i = 0; i < s.length; i += sliceP) {
      along += g[i] * (x0[i] - x[i]);
      s[i] = beta3 * s[i] + weightS * g[i];
      s1 += Math.abs(s[i]);
    }
    if (s1 === 0) return false;
    this.#numerator = beta3 * this.#numerator + weight * along;
    const estimate = (dCoef * this.#numerator) / s1;
    this.#max = Math.max(this.#max, estimate);
    const from = d === d0 ? Math.max(d, estimate) : d;
    this.before = d;
    this.d = Math.min(this.#max, from * growthRate);
    return true;
  }
}
