import { fold } from "./suggest.js";

/** What libraries write as one tuple, each part of which is a parameter here and can be a grid. */
const TUPLES: Readonly<Record<string, readonly string[]>> = {
  betas: ["beta1", "beta2", "beta3"],
  etas: ["eta-minus", "eta-plus"],
  stepsizes: ["step-min", "step-max"],
  nus: ["nu1", "nu2"],
};

/**
 * The parts of a tuple that are among the names, in the tuple's order; none where `typed` is no
 * tuple of a library.
 *
 * @example
 * tuplePartsOf("step_sizes", ["lr", "step-min", "step-max"]); // ["step-min", "step-max"]
 */
export function tuplePartsOf(typed: string, names: readonly string[]): string[] {
  const folded = fold(typed);
  const parts = Object.hasOwn(TUPLES, folded) ? TUPLES[folded] : [];
  return parts.filter((part) => names.includes(part));
}
