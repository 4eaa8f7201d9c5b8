/** What one column of a plot shows of a step function. */
export interface ColumnOfCurve {
  /** The value at the column's iteration; the last finite one where the curve breaks off within the column. */
  readonly value: number;
  /** The extremes of the iterations that fall into the column; both equal to `value` where none does. */
  readonly low: number;
  readonly high: number;
  /** Whether a recorded iteration falls into the column, so that it does more than hold the last value. */
  readonly isSample: boolean;
}

/**
 * The columns of a curve between iteration 0 and `end`. Column c stands for iteration
 * c·end/(columns − 1) and sums up all since the column before. Null where the curve has no finite value,
 * and after its last iteration.
 */
export function curveColumns(
  step: readonly number[],
  value: readonly (number | null)[],
  columns: number,
  end: number,
): (ColumnOfCurve | null)[] {
  const result: (ColumnOfCurve | null)[] = [];
  let next = 0;
  let held: number | null = null;
  for (let column = 0; column < columns; column++) {
    const until = (column * end) / Math.max(1, columns - 1);
    const first = next;
    let [low, high, latest] = [Infinity, -Infinity, held];
    for (; next < step.length && step[next] <= until; next++) {
      held = finiteOrNull(value[next]);
      if (held === null) continue;
      low = Math.min(low, held);
      high = Math.max(high, held);
      latest = held;
    }
    const isSample = next > first;
    const hasEnded = !isSample && (next === step.length || held === null);
    if (latest === null || hasEnded || (isSample && high < low)) result.push(null);
    else if (isSample) result.push({ value: latest, low, high, isSample });
    else result.push({ value: latest, low: latest, high: latest, isSample });
  }
  return result;
}

/** JSON writes NaN as null, but a caller's array may hold either. */
export function finiteOrNull(value: number | null | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
