/** A number of each member of a list: `Float64Array.from` would make a list of them first. */
export function column<T>(list: readonly T[], numberOf: (member: T) => number): Float64Array {
  const numbers = new Float64Array(list.length);
  for (let k = 0; k < list.length; k++) numbers[k] = numberOf(list[k]);
  return numbers;
}
