/**
 * Throws where step() has returned something that will only move x later: a promise, of a step that
 * is async, or a generator.
 */
export function refusePromise(returned: unknown): void {
  const { then, next } = Object(returned) as { then?: unknown; next?: unknown };
  if (typeof then === "function") {
    throw new Error("step() returns a promise: it must not be async, and move x before it returns");
  }
  if (typeof next === "function") {
    throw new Error("step() is a generator, which does nothing by itself: it must be a function");
  }
}
