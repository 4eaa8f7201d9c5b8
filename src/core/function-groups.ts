/** How test functions are grouped, in the order in which lists show them; last, those of users. */
const GROUPS = [
  "convex",
  "valleys",
  "multimodal",
  "least squares",
  "small traps",
  "bbob",
  "own",
] as const;

/** A heading under which lists show a function. */
export type FunctionGroup = (typeof GROUPS)[number];

/** The functions by group, those of a group in the order in which they come. */
export function inGroups<T extends { readonly group: FunctionGroup }>(
  functions: readonly T[],
): T[] {
  return GROUPS.flatMap((group) => functions.filter((fn) => fn.group === group));
}
