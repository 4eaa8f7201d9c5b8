import { isInside } from "../core/is-inside.js";
import { printShortest } from "../core/params.js";
import type { Vec } from "../core/types.js";
import type { RunEnd } from "./state.js";
import type { Problem } from "./types.js";

/** A message that shows more coordinates than this helps nobody. */
const COORDINATES_SHOWN = 8;

/**
 * The end of a run that is below f* by more than the slack. Outside the domain f* promises nothing;
 * inside, the function states a wrong one.
 */
export function escape(
  { domain, optimum }: Pick<Problem, "domain" | "optimum">,
  x: Vec,
  f: number,
): RunEnd {
  const message =
    domain !== undefined && !isInside(domain, x)
      ? "left the domain: f is below the minimum of the box"
      : `the stated f* = ${printShortest(optimum!.value)} is not the minimum: f = ${printShortest(f)} at ${pointText(x)}`;
  return { status: "escaped", message };
}

function pointText(x: Vec): string {
  const shown = Array.from(x.subarray(0, COORDINATES_SHOWN), printShortest);
  return `(${[...shown, ...(x.length > shown.length ? ["…"] : [])].join(", ")})`;
}
