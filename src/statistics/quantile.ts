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
  const copy = new Float64Array(values);
  const { length } = copy;
  if (length < FEW) return quantile(copy.sort(), 0.5);
  const upper = select(copy, Math.floor(length / 2));
  if (length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let k = 0; k < length / 2; k++) if (copy[k] > lower) lower = copy[k];
  return between(lower, upper, 0.5);
}

/** So few values are sorted as fast as one of them is selected. */
const FEW = 64;

/**
 * The k-th least value, from 0; those before it are not larger, those behind it not smaller then
 * (Hoare, Communications of the ACM 4, 1961, algorithm 65). The pivot is the median of three.
 *
 * @param values no NaN among them; they are put into another order
 */
function select(values: Float64Array, k: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const [a, b, c] = [values[from], values[(from + to) >> 1], values[to]];
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const held = values[i];
      values[i++] = values[j];
      values[j--] = held;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else break;
  }
  return values[k];
}
