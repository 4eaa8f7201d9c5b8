/**
 * Assertions for node:test, or for any test runner.
 *
 * @example
 * import { assertConvergesWithin } from "optbench/assert";
 * import { minimize } from "optbench";
 *
 * assertConvergesWithin(minimize("anisotropic", "adam:lr=0.3"), 121);
 */
import { AssertionError } from "node:assert";
import type { CaseResult } from "../records/results.js";
import { underCi } from "../core/under-ci.js";
import type { Allowance } from "../plan/gate.js";
import type { AnyOptimizer } from "../core/definition.js";
import { agreesWith } from "./agrees-with.js";
import { convergesWithin, reaches, type Judgement } from "./judgement.js";
import { matchesBaseline, type FilePath } from "./matches-baseline.js";

export type { Allowance, FilePath };

/**
 * Asserts that a run reaches its target (`tolerance`) within so many iterations.
 *
 * @param result - what `minimize` returned, or a case of `runBenchmark`
 * @throws AssertionError with `actual` (the iterations it took, or its status) and `expected`; its
 *   message shows the table and the loss curve
 */
export function assertConvergesWithin(result: CaseResult, steps: number): void {
  demand(convergesWithin(result, steps), "convergesWithin", assertConvergesWithin);
}

/**
 * Asserts that some iterate comes as close as this: f − f* (or the metric of the run) is at most
 * `target`.
 *
 * @throws AssertionError as above
 */
export function assertReaches(result: CaseResult, target: number): void {
  demand(reaches(result, target), "reaches", assertReaches);
}

/**
 * Asserts that a case has the numbers of its line in a baseline, or better ones, as `optbench check`
 * judges. With OPTBENCH_UPDATE=1 in the environment it writes the line instead; never under CI.
 *
 * @param file - a path from the working folder, or a URL: new URL("./my.baseline.json", import.meta.url)
 * @param allow - how much more is allowed: { steps: 2 } or { percent: 2 }
 * @throws AssertionError as above, also where there is no such line
 */
export function assertMatchesBaseline(
  result: CaseResult,
  file: FilePath,
  allow: Allowance = {},
): void {
  const place = {
    folder: process.cwd(),
    update: process.env["OPTBENCH_UPDATE"] === "1" && !underCi(process.env),
    again: "node --test",
    accept: "OPTBENCH_UPDATE=1 node --test",
  };
  const judgement = matchesBaseline(result, file, allow, place);
  demand(judgement, "matchesBaseline", assertMatchesBaseline);
}

/**
 * Asserts that an optimizer makes the same steps as another on prescribed gradients, as
 * `optbench conform --against` judges: within 1e-9 of each step, or the 1e-6 of single precision.
 *
 * @param mine - a definition with its defaults, or a name of the catalogue
 * @param optimizer - "torch/adam"; with a learning rate ("torch/adam:lr=0.1") both have that one,
 *   without one both have that of `mine`
 * @throws AssertionError whose message says with whom it agrees, and where it departs from this one
 */
export function assertAgreesWith(mine: AnyOptimizer | string, optimizer: string): void {
  demand(agreesWith(mine, optimizer), "agreesWith", assertAgreesWith);
}

function demand(
  { pass, message, actual, expected }: Judgement,
  operator: string,
  stackStartFn: Function,
): void {
  if (pass) return;
  throw new AssertionError({ message: message(), actual, expected, operator, stackStartFn });
}
