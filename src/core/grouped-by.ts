/** The members of a list that have a key in common, in the order in which they come. */
export function groupedBy<T>(list: Iterable<T>, keyOf: (member: T) => string): (readonly T[])[] {
  return [...indexedBy(list, keyOf).values()];
}

/** The same groups by their keys, which stand in the order of their first members. */
export function indexedBy<T>(
  list: Iterable<T>,
  keyOf: (member: T) => string,
): Map<string, readonly T[]> {
  const members: readonly T[] = Array.isArray(list) ? list : [...list];
  const placeOf = new Map<string, number>();
  const sizes: number[] = [];
  const places = new Uint32Array(members.length);
  for (let k = 0; k < members.length; k++) {
    const key = keyOf(members[k]);
    let place = placeOf.get(key);
    if (place === undefined) {
      place = sizes.push(0) - 1;
      placeOf.set(key, place);
    }
    sizes[place]++;
    // memory that nobody writes to takes no room, and often there is one group
    if (place > 0) places[k] = place;
  }
  const groups = sizes.length === 1 ? [members] : groupsOf(members, places, sizes);
  return new Map([...placeOf.keys()].map((key, place) => [key, groups[place]]));
}

/** Lists of their size: one that grows leaves twice as much behind, which counts with 10⁶ members. */
function groupsOf<T>(
  members: readonly T[],
  places: Uint32Array,
  sizes: readonly number[],
): (readonly T[])[] {
  const groups = sizes.map((size) => Array.from<T>({ length: size }));
  const ends = new Uint32Array(sizes.length);
  for (let k = 0; k < members.length; k++) groups[places[k]][ends[places[k]]++] = members[k];
  return groups;
}
