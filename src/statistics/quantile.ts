/**
 * The p-quantile of ascending values, linear between two of them: (n − 1)·p counts from the first
 * (Hyndman & Fan, The American Statistician 50, 1996, type 7; the default of R and numpy). NaN where
 * there is no value.
 *
 * A value may be Infinity: it stands for a run that did not get there. The quantile is then Infinity
 * as soon as one of its two neighbours is; libraries give NaN there, which is why this is ours.
 */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  return quantileOf(ascending.length, (k) => ascending[k] ?? NaN, p);
}

/** The same of values that are asked for by their place: `at(0)` is the least of `count`. */
export function quantileOf(count: number, at: (k: number) => number, p: number): number {
  const place = (count - 1) * p;
  const k = Math.floor(place);
  return between(at(k), at(k + 1), place - k);
}

/** The point that lies a share of the way from one value to the next. */
export function between(low: number, high: number, share: number): number {
  return share === 0 || low === high ? low : low + share * (high - low);
}

/** The median: half way between the two middle values where their number is even. */
export function median(values: ArrayLike<number>): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
