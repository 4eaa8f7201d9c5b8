/**
 * The p-values of several tests, adjusted so that one at most α is a false one with probability α at
 * most, whatever depends on what.
 *
 * Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6
 * (1979).
 */
export function holm(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const adjusted = [...values];
  let largest = 0;
  order.forEach((at, rank) => {
    largest = Math.max(largest, Math.min(1, (values.length - rank) * values[at]));
    adjusted[at] = largest;
  });
  return adjusted;
}
