import type { Vec } from "../core/types.js";

/**
 * Throws where step() has returned what shows that it has not moved x: a promise, of a step that is
 * async, a generator, or another array.
 */
export function refuseReturned(returned: unknown, x: Vec): void {
  const { then, next } = Object(returned) as { then?: unknown; next?: unknown };
  if (typeof then === "function") {
    throw new Error(
      "step() returns a promise: it must not be async, and must move x before it returns",
    );
  }
  if (returned !== x && (Array.isArray(returned) || ArrayBuffer.isView(returned))) {
    throw new Error(
      "step() returns an array that is not x: nothing reads it; write the new point into x, and return nothing",
    );
  }
  if (typeof next === "function") {
    throw new Error("step() is a generator, which does nothing by itself: it must be a function");
  }
}
