/** The last place of growing numbers, of which the first is at most `number`, that is at most it. */
export function lastUpTo(growing: readonly number[], number: number): number {
  let [low, high] = [0, growing.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (growing[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
