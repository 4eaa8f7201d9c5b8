import type { NamedValues, Vec } from "../../core/types.js";
import { BiasCorrection, unbiased } from "./bias-correction.js";
import { effectiveRates } from "./effective-rates.js";

/** What makes a form of Adam beside its second moment. */
interface AdamForm {
  readonly beta1: number;
  readonly biasCorrection1?: boolean;
  readonly eps: number;
  readonly epsRoot?: number;
  readonly epsForm?: "corrected" | "hat";
  readonly nesterov?: boolean;
}

/**
 * The scalars of one step of Adam and its kin: every form is one loop of
 *
 * m ← keep1·m + gain1·g;  x ← x − (ofM·m + ofG·g)/(√(v + inside) + outside)
 *
 * without a division by the bias corrections c₁ = 1 − β₁ᵗ and c₂ = 1 − β₂ᵗ for each coordinate, as
 * (m/c₁)/(√(v/c₂ + εr) + ε) = √c₂·(m/c₁)/(√(v + εr·c₂) + ε·√c₂).
 */
export class AdamScalars {
  /** β₁ and 1 − β₁. */
  readonly keep1: number;
  readonly gain1: number;
  // not whole numbers, so that the fields are doubles from the start
  c1 = 0.5;
  c2 = 0.5;
  /** What multiplies m̂ above the root. */
  rate = 0.5;
  ofM = 0.5;
  /** 0, but for Nesterov's look ahead. */
  ofG = 0.5;
  inside = 0.5;
  outside = 0.5;
  // copied, because forms of many shapes would make their reading slow
  readonly #eps: number;
  readonly #epsRoot: number;
  readonly #isHat: boolean;
  readonly #looksAhead: boolean;
  readonly #correction1: BiasCorrection;

  constructor(form: AdamForm) {
    const { beta1, biasCorrection1 = true } = form;
    this.#eps = form.eps;
    this.#epsRoot = form.epsRoot ?? 0;
    this.#isHat = form.epsForm === "hat";
    this.#looksAhead = form.nesterov === true;
    this.keep1 = beta1;
    this.gain1 = 1 - beta1;
    this.#correction1 = new BiasCorrection(beta1, biasCorrection1);
  }

  /** β₁ᵗ, after the last step. */
  get power(): number {
    return this.#correction1.power;
  }

  /**
   * What the last step made of m, of g and of the second moment v that it divided by: m̂, v̂ and
   * η = lr/(√v̂ + ε).
   *
   * @param name of the corrected second moment
   * @param isTrusted false: the step did not divide by it
   */
  derived(m: Vec, v: Vec, g: Vec, name = "v̂", isTrusted = true): NamedValues {
    const { c1, c2, keep1: beta1, gain1, rate, inside, outside } = this;
    const ahead = 1 - beta1 * (1 - c1);
    return {
      m̂: this.#looksAhead
        ? m.map((mi, i) => (beta1 * mi) / ahead + (gain1 * g[i]) / c1)
        : unbiased(m, c1),
      [name]: unbiased(v, c2),
      η: isTrusted ? effectiveRates(v, rate, outside, inside) : v.map(() => rate),
    };
  }

  /**
   * Goes on to the next step.
   *
   * @param rate what multiplies m̂: lr·√c₂ where v is divided by c₂
   * @param c2 what v is divided by before ε is added
   */
  next(rate: number, c2: number): void {
    const { keep1: beta1, gain1 } = this;
    this.rate = rate;
    this.c2 = c2;
    const c1 = (this.c1 = this.#correction1.next());
    this.ofM = this.#looksAhead ? (rate * beta1) / (1 - beta1 * (1 - c1)) : rate / c1;
    this.ofG = this.#looksAhead ? (rate * gain1) / c1 : 0;
    // ε̂ of Adam's paper is added to the uncorrected √v
    const c = this.#isHat ? 1 : c2;
    this.inside = this.#epsRoot * c;
    this.outside = this.#eps * Math.sqrt(c);
  }
}
