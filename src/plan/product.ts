import { usage } from "../core/errors.js";
import { printNumber } from "../core/params.js";

/** The most values a grid, or a range of one parameter, may have. */
export const MAX_VALUES = 10_000;

/** All ways to take one of each, the last varying fastest. */
export function product<T>(lists: readonly (readonly T[])[]): T[][] {
  refuseLargeGrid(lists);
  return lists.reduce<T[][]>(
    (rows, list) => rows.flatMap((row) => list.map((entry) => [...row, entry])),
    [[]],
  );
}

/** Throws a usage error where the product would be too large. */
export function refuseLargeGrid(lists: readonly (readonly unknown[])[]): void {
  const size = lists.reduce((total, list) => total * list.length, 1);
  if (size > MAX_VALUES)
    throw usage(`the grid has ${printNumber(size)} cases; at most ${MAX_VALUES}`);
}
