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
import { expect } from "vitest";
import { toAgreeWith, toConvergeWithin, toMatchBaseline, toReach } from "./matchers.js";
import type { OptbenchMatchers } from "./matchers.js";

declare module "vitest" {
  // as vitest declares it, or the two would not be one
  // oxlint-disable-next-line typescript/no-explicit-any
  interface Matchers<T = any> extends OptbenchMatchers<T> {}
}

expect.extend({ toAgreeWith, toConvergeWithin, toMatchBaseline, toReach });
