import { choice, flag, number } from "./define.js";
import type { ChoiceParam, NumberParam } from "./parameter.js";

/** What many methods have among their parameters: each kind with its range and spacing, once. */
type Default<D> = NumberParam & { readonly default: D extends number ? number : null };

/** How much a moving average or a buffer keeps in a step: β, ρ, μ; null: as `doc` says. */
export function decayRate<D extends number | null>(value: D, doc: string): Default<D> {
  return number({ default: value, range: "[0, 1)", doc });
}

/** ε, wherever it is added; null: as `doc` says. */
export function epsilon<D extends number | null>(value: D, doc: string): Default<D> {
  return number({ default: value, range: "[0, inf)", scale: "log", doc });
}

/** √2⁻¹⁰²²: the root of the least number that is kept to full precision. */
const LEAST_ROOT = 1.4916681462400413e-154;

/**
 * ε where it keeps a divisor from being 0. ε = 0 itself becomes a number so small that it changes no
 * digit of √v + ε while |g| > 1e-138, and so large that a g whose square underflows moves nothing.
 */
export function divisorEpsilon(value: number, doc: string): Default<number> {
  return number({ default: value, range: "[0, inf)", scale: "log", atZero: LEAST_ROOT, doc });
}

/** The rate of weight decay. */
export function weightDecayRate(value: number, doc: string): Default<number> {
  return number({ default: value, range: "[0, inf)", scale: "log", doc });
}

/** A factor or a length, of any size but 0; null: as `doc` says. */
export function positive<D extends number | null>(value: D, doc: string): Default<D> {
  return number({ default: value, range: "(0, inf)", scale: "log", doc });
}

/** A number of steps, trials or coordinates; null: as `doc` says. */
export function count<D extends number | null>(value: D, doc: string): Default<D> {
  return number({ default: value, range: "[1, inf)", integer: true, doc });
}

/** A number of steps that may be 0. */
export function steps(value: number, doc: string): Default<number> {
  return number({ default: value, range: "[0, inf)", integer: true, doc });
}

/** The decays of Adan, in the order of its paper and with 1 − β for the paper's β. */
export const adanMoments = {
  beta1: decayRate(0.98, "decay of the gradient's mean"),
  beta2: decayRate(0.92, "decay of the difference's mean"),
  beta3: decayRate(0.99, "decay of the mean square"),
} as const;

/** The decays of Adam and most of its kin. */
export const moments = {
  beta1: decayRate(0.9, "decay of the first moment"),
  beta2: decayRate(0.999, "decay of the second moment"),
} as const;

/** The second ε of a method that has one inside the root and one outside. */
export const epsRoot = epsilon(0, "added inside the root");

/** Whether ε is added to the root of the corrected v or, the ε̂ of Adam's paper, to that of v. */
export function epsilonForm(doc: string): ChoiceParam<"corrected" | "hat"> {
  return choice({ values: ["corrected", "hat"], default: "corrected", doc });
}

/** Reddi et al., On the Convergence of Adam and Beyond, ICLR 2018. */
export const amsgrad = flag({ doc: "divide by the largest v so far" });
