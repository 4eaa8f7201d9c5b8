/**
 * A step function that rises: `share[k]` from `x[k]` up to `x[k + 1]`, the last for ever, 0 before.
 */
export interface StepCurve {
  /** Where it rises, ascending. */
  readonly x: readonly number[];
  /** Its height from there on, from 0 to 1; as long as `x`. */
  readonly share: readonly number[];
}

/**
 * Which share of `values` is at most x. Those that are infinite are never reached, but counted.
 * Empty where all are.
 */
export function stepCurve(values: readonly number[]): StepCurve {
  const sorted = Float64Array.from(values.filter((value) => value < Infinity)).sort();
  const x: number[] = [];
  const share: number[] = [];
  sorted.forEach((value, k) => {
    // of equal values the last says how many there are
    if (value === sorted[k + 1]) return;
    x.push(value);
    share.push((k + 1) / values.length);
  });
  return { x, share };
}
