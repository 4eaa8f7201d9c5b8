import type { AnyFunction } from "../../core/definition.js";
import { messageOf, usage } from "../../core/errors.js";
import { completeParams, printRounded } from "../../core/params.js";
import type { Box, Objective, Optimum, ValueObjective, Vec } from "../../core/types.js";
import { checkPrice, differentiable, gradientMismatch } from "../../run/differences.js";

/**
 * Tries a function at its start. Throws a usage error where it answers with something else than it
 * must; returns a warning where its gradient is missing or wrong. What throws is left to the case,
 * which then ends in error while the others go on.
 */
export function checkFunction(fn: AnyFunction, named: string): string | null {
  const n = fn.dim.default;
  const values = completeParams(fn.id, fn.params, {});
  const at = (method: string) => `${named}: ${method}(${n})`;
  const start = attempt(at("start"), () => fn.start(n, values));
  checkPoint(start, n, at("start"));
  checkBox(
    attempt(at("domain"), () => fn.domain(n, values)),
    n,
    at("domain"),
  );
  checkOptimum(
    attempt(at("optimum"), () => fn.optimum(n, values)),
    n,
    at("optimum"),
  );
  const made = quietly(() => fn.create(n, values));
  return made === undefined
    ? null
    : checkObjective(made.result, Float64Array.from(start), named, fn);
}

function checkObjective(
  objective: Objective | ValueObjective,
  start: Vec,
  named: string,
  { id }: AnyFunction,
): string | null {
  const n = start.length;
  const { value, valueAndGradient, dim } = (objective ?? {}) as Partial<Objective & ValueObjective>;
  if (typeof value !== "function" && typeof valueAndGradient !== "function") {
    throw usage(`${named}: create(${n}) gives neither value() nor valueAndGradient()`);
  }
  if (dim !== n) throw usage(`${named}: create(${n}) gives dim ${String(dim)}, not ${n}`);
  const hasGradient = "valueAndGradient" in objective;
  if (hasGradient) attempt(`${named}: create(${n})`, () => checkPrice(objective));
  const tried = quietly(() =>
    hasGradient
      ? objective.valueAndGradient(start, new Float64Array(n))
      : objective.value(start.slice()),
  );
  if (tried === undefined) return null;
  if (typeof tried.result !== "number") {
    const method = hasGradient ? "valueAndGradient" : "value";
    throw usage(`${named}: ${method}() gives ${printed(tried.result)} at the start, not a number`);
  }
  if (!hasGradient) {
    return `'${id}' has no gradient: it is taken by central differences, 2n + 1 evaluations each`;
  }
  const mismatch = quietly(() => gradientMismatch(differentiable(objective), start))?.result;
  if (mismatch === undefined || mismatch === null) return null;
  const { coordinate, stated, difference } = mismatch;
  return `'${id}': the gradient is wrong at the start: g[${coordinate}] is ${printRounded(stated)}, differences of f say ${printRounded(difference)}`;
}

/** Throws a usage error unless `box` is one of n coordinates. */
export function checkBox(box: Partial<Box> | null | undefined, n: number, named: string): void {
  checkPoint(box?.lower, n, `${named}.lower`);
  checkPoint(box?.upper, n, `${named}.upper`);
}

/** Throws a usage error unless `optimum` says where the minimum lies, or null. */
export function checkOptimum(
  optimum: Partial<Optimum> | null | undefined,
  n: number,
  named: string,
): void {
  if (optimum === null) return;
  const { value, points } = optimum ?? {};
  if (typeof value !== "number" || !Array.isArray(points)) {
    throw usage(`${named} is neither null nor { value, points }`);
  }
  if (!Number.isFinite(value)) {
    throw usage(`${named} has value ${value}; null says "not known"`);
  }
  for (const point of points) checkPoint(point, n, `${named}: a point`);
}

/** Throws a usage error unless `x` is a vector of n finite numbers, as an array of any type. */
export function checkPoint(x: unknown, n: number, named: string): void {
  const isList = Array.isArray(x) || ArrayBuffer.isView(x);
  const list = isList ? Array.from(x as ArrayLike<unknown>) : [];
  if (isList && list.length === n && list.every((xi) => Number.isFinite(xi))) return;
  throw usage(
    `${named} is ${isList ? `[${list.map(printed).join(", ")}]` : printed(x)}, not ${n} finite numbers`,
  );
}

function printed(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : messageOf(value);
}

function attempt<T>(named: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw usage(`${named} fails: ${messageOf(error)}`);
  }
}

function quietly<T>(read: () => T): { readonly result: T } | undefined {
  try {
    return { result: read() };
  } catch {
    return undefined;
  }
}
