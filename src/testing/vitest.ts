/**
 * Matchers for vitest: `import "optbench/vitest"` in a test or in a setup file.
 *
 * @example
 * import "optbench/vitest";
 * import { minimize } from "optbench";
 *
 * test("my optimizer is as fast as it was", () => {
 *   expect(minimize("anisotropic", "adam:lr=0.3")).toConvergeWithin(121);
 * });
 */
import { relative } from "node:path";
import { expect } from "vitest";
import { underCi } from "../core/under-ci.js";
import { agreesWith } from "./agrees-with.js";
import type { Allowance, FilePath } from "./assert.js";
import { convergesWithin, reaches } from "./judgement.js";
import { folderOf, matchesBaseline } from "./matches-baseline.js";

interface OptbenchMatchers<R> {
  /** Reaches its target (`tolerance`) within so many iterations. */
  toConvergeWithin(steps: number): R;
  /** Comes as close as this at some iterate: f − f*, or the metric of the run, is at most `target`. */
  toReach(target: number): R;
  /**
   * Has the numbers of its line in a baseline, or better ones, as `optbench check` judges.
   * `vitest -u` writes the line; without it nothing is written, and never under CI.
   *
   * @param file - a path from the folder of the test, or a URL
   * @param allow - what is no regression: { steps: 2 } or { percent: 2 }
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

declare module "vitest" {
  // as vitest declares it, or the two would not be one
  // oxlint-disable-next-line typescript/no-explicit-any
  interface Matchers<T = any> extends OptbenchMatchers<T> {}
}

/** What vitest knows of the test that is running. */
interface Context {
  readonly testPath?: string;
  readonly snapshotState?: Readonly<Record<string, unknown>>;
}

/** Where vitest keeps "all" with -u. The name is its own; had it another, nothing would be written. */
const UPDATE = "_updateSnapshot";

expect.extend({
  toConvergeWithin: convergesWithin,
  toReach: reaches,
  toAgreeWith: agreesWith,
  toMatchBaseline(result: unknown, file: FilePath, allow: Allowance = {}) {
    const { testPath, snapshotState } = this as unknown as Context;
    const test = testPath === undefined ? "" : ` ${relative(process.cwd(), testPath)}`;
    return matchesBaseline(result, file, allow, {
      folder: folderOf(testPath),
      update: snapshotState?.[UPDATE] === "all" && !underCi(process.env),
      again: `vitest run${test}`,
      accept: `vitest run${test} -u`,
    });
  },
});
