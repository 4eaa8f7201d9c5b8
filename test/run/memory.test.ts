import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { Run } from "../../src/run/run.js";
import { descent, point, problem, SETTINGS, sphere } from "./scripted.js";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Bytes that a run of this length holds when it has ended, its result included. */
function retained(iterations: number): number {
  const given = problem(sphere(2), descent, { start: point(-7, 2), lr: 1e-9 });
  collect();
  const before = process.memoryUsage();
  const run = new Run(given, { ...SETTINGS, iterations, targets: [1e-2, 1e-4] });
  run.advance(iterations);
  const result = run.result();
  collect();
  const after = process.memoryUsage();
  expect(result.final.step).toBe(iterations);
  const bytes = ({ heapUsed, arrayBuffers }: NodeJS.MemoryUsage) => heapUsed + arrayBuffers;
  return bytes(after) - bytes(before);
}

it("a run of 1e6 iterations in 2-D holds no more memory than one of 1e4", () => {
  retained(1e6); // compiles
  const short = Math.min(retained(1e4), retained(1e4));
  const long = Math.min(retained(1e6), retained(1e6));
  // iterations that kept one number each would cost 8 MB; the rest is noise of the engine's
  expect(long - short).toBeLessThan(2_000_000);
});

it("a run in 1e6 dimensions takes the start over and adds g, its best point and the state of the method", () => {
  const n = 1e6;
  const given = problem(sphere(n), descent, { start: new Float64Array(n), lr: 1e-9 });
  collect();
  const before = process.memoryUsage().arrayBuffers;
  const run = new Run({ ...given, optimum: null }, SETTINGS);
  run.advance(3);
  collect();
  const vectors = (process.memoryUsage().arrayBuffers - before) / (8 * n);
  run.advance(1);
  expect(vectors).toBeLessThan(2.1);
});
