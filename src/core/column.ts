/**
 * A number of each member of a list: `Float64Array.from` would make a list of them first.
 *
 * @param numbers where they are written; a new column, where it is left out
 */
export function column<T>(
  list: readonly T[],
  numberOf: (member: T) => number,
  numbers = new Float64Array(list.length),
): Float64Array {
  for (let k = 0; k < list.length; k++) numbers[k] = numberOf(list[k]);
  return numbers;
}

/** The numbers of a column at the places for which something holds; `filter` would make a list first. */
export function numbersAt(all: Float64Array, isAsked: (place: number) => boolean): Float64Array {
  let count = 0;
  for (let k = 0; k < all.length; k++) if (isAsked(k)) count++;
  const numbers = new Float64Array(count);
  for (let k = 0, at = 0; at < count; k++) if (isAsked(k)) numbers[at++] = all[k];
  return numbers;
}
