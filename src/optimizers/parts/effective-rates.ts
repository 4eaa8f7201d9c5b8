import type { NamedValues, Vec } from "../../core/types.js";

/** η = rate/(√(v + inside) + outside): the learning rate of each coordinate. */
export function effectiveRates(v: Vec, rate: number, outside: number, inside = 0): Vec {
  return v.map((vi) => rate / (Math.sqrt(vi + inside) + outside));
}

/** A second moment under its name, and the learning rates that come of it. */
export function momentAndRates(
  name: string,
  v: Vec,
  rate: number,
  outside: number,
  inside = 0,
): NamedValues {
  return { [name]: v, η: effectiveRates(v, rate, outside, inside) };
}

/** v̄ = v/c − (a/c)², which only rounding takes below 0; `a` is empty where nothing is subtracted. */
export function centredMoment(v: Vec, a: Vec, c: number): Vec {
  return v.map((vi, i) => Math.max(0, vi - (a.length === 0 ? 0 : a[i] * a[i]) / c) / c);
}
