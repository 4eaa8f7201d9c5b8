import { printShortest } from "../core/params.js";
import type { Vec } from "../core/types.js";

/** An iterate farther out than this many times max(1, ‖x_0‖∞) has diverged. */
const DIVERGED_BEYOND = 1e12;

/** ‖x‖∞ beyond which a run from x_0 has diverged. */
export function boundFor(start: Vec): number {
  return DIVERGED_BEYOND * Math.max(1, largest(start));
}

/** Whether ‖x‖∞ is within bounds; false where a coordinate is NaN. Of a longer vector: of a part. */
export function isWithin(x: Vec, bound: number, from = 0, to = x.length): boolean {
  for (let i = from; i < to; i++) if (!(Math.abs(x[i]) <= bound)) return false;
  return true;
}

/** What is wrong with an x that is not within bounds. */
export function whereTo(x: Vec, bound: number): string {
  return largest(x) > bound ? `|x| > ${printShortest(bound)}` : "x is not finite";
}

/** ‖x‖∞; NaN coordinates are passed over. */
export function largest(x: Vec): number {
  let max = 0;
  for (let i = 0; i < x.length; i++) if (Math.abs(x[i]) > max) max = Math.abs(x[i]);
  return max;
}

/** Throws unless f is a number: users' functions may return anything, a promise among them. */
export function refuseNoNumber(f: unknown): void {
  if (typeof f === "number") return;
  const isPromise = f instanceof Promise;
  // nobody else waits for it: what it may throw would end the process
  if (isPromise) f.catch(() => {});
  throw new Error(
    `the function returned ${isPromise ? "a promise: it may not be asynchronous" : `${typeof f}, not a number`}`,
  );
}
