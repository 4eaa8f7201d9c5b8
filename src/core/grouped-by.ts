/** The members of a list that have a key in common, in the order in which they come. */
export function groupedBy<T>(list: Iterable<T>, keyOf: (member: T) => string): T[][] {
  return [...indexedBy(list, keyOf).values()];
}

/** The same groups by their keys, which stand in the order of their first members. */
export function indexedBy<T>(list: Iterable<T>, keyOf: (member: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of list) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}
