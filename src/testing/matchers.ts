/**
 * Matchers for any runner whose `expect` has `extend`: Jest, bun:test, and vitest, for which
 * `import "optbench/vitest"` does it.
 *
 * @example
 * import * as matchers from "optbench/matchers";
 * import { minimize } from "optbench";
 *
 * expect.extend(matchers);
 * test("my optimizer is as fast as it was", () => {
 *   expect(minimize("anisotropic", "adam:lr=0.3")).toConvergeWithin(121);
 * });
 */
import { relative } from "node:path";
import { underCi } from "../core/under-ci.js";
import { agreesWith } from "./agrees-with.js";
import type { Allowance, FilePath } from "./assert.js";
import { convergesWithin, reaches, type Judgement } from "./judgement.js";
import { folderOf, matchesBaseline } from "./matches-baseline.js";

/** What `expect` has once it is extended, for declarations of your own: docs/testing.md. */
export interface OptbenchMatchers<R> {
  /** Reaches its target (`tolerance`) within so many iterations. */
  toConvergeWithin(steps: number): R;
  /** Comes as close as this at some iterate: f − f*, or the metric of the run, is at most `target`. */
  toReach(target: number): R;
  /**
   * Has the numbers of its line in a baseline, or better ones, as `optbench check` judges. `-u` of
   * vitest and Jest, or OPTBENCH_UPDATE=1 in the environment, writes the line; without it nothing is
   * written, and never under CI.
   *
   * @param file - a path from the folder of the test (bun:test: from the working folder), or a URL
   * @param allow - how much more is allowed: { steps: 2 } or { percent: 2 }
   */
  toMatchBaseline(file: FilePath, allow?: Allowance): R;
  /**
   * Makes the same steps as another optimizer on prescribed gradients, as `optbench conform --against`
   * judges: within 1e-9 of each step, or the 1e-6 of single precision.
   *
   * @param optimizer - "torch/adam"; with a learning rate ("torch/adam:lr=0.1") both have that one,
   *   without one both have that of the optimizer under test
   */
  toAgreeWith(optimizer: string): R;
}

/** What a runner knows of the test that is running. */
interface Context {
  readonly testPath?: string;
  readonly snapshotState?: Readonly<Record<string, unknown>>;
}

/**
 * Where Jest and vitest keep "all" with -u. The name is theirs; under any other name nothing would be
 * written.
 */
const UPDATE = "_updateSnapshot";

// functions of these very names: bun:test shows the name of the function that has failed

/** Whether a run reaches its target (`tolerance`) within so many iterations. */
export function toConvergeWithin(result: unknown, steps: number): Judgement {
  return convergesWithin(result, steps);
}

/** Whether some iterate comes as close as `target`. */
export function toReach(result: unknown, target: number): Judgement {
  return reaches(result, target);
}

/** Whether an optimizer makes the same steps as another one on prescribed gradients. */
export function toAgreeWith(mine: unknown, optimizer: string): Judgement {
  return agreesWith(mine, optimizer);
}

/** Whether a case has the numbers of its line in a baseline, or better ones. */
export function toMatchBaseline(
  this: unknown,
  result: unknown,
  file: FilePath,
  allow: Allowance = {},
): Judgement {
  // runners say by `this` which test it is
  // oxlint-disable-next-line oxc/no-this-in-exported-function
  const { testPath, snapshotState } = Object(this) as Context;
  const test = testPath === undefined ? "" : ` ${relative(process.cwd(), testPath)}`;
  const { env } = process;
  const isAsked = snapshotState?.[UPDATE] === "all" || env["OPTBENCH_UPDATE"] === "1";
  const again = `${runner()}${test}`;
  return matchesBaseline(result, file, allow, {
    folder: folderOf(testPath),
    update: isAsked && !underCi(env),
    again,
    accept: snapshotState === undefined ? `OPTBENCH_UPDATE=1 ${again}` : `${again} -u`,
  });
}

/** What one types to run a test of the runner that this is. */
function runner(): string {
  if (process.env["JEST_WORKER_ID"] !== undefined) return "jest";
  return process.versions["bun"] === undefined ? "vitest run" : "bun test";
}
