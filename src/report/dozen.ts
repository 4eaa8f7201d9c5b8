import { hasLetters, letterOf, NO_LETTER } from "./letters.js";

/** What a plot shows of more curves than there are letters: no eye follows one among so many. */
export const DOZEN = 12;

/**
 * Of more than letters can name the dozen that matters, in their own order: those whose `keys` are the smallest, the first
 * key before the second.
 */
export function dozenOf<T>(all: readonly T[], keys: (one: T) => readonly number[]): readonly T[] {
  if (hasLetters(all.length)) return all;
  const ranked = all
    .map((one, place) => ({ place, keys: keys(one) }))
    .sort((a, b) => {
      const k = a.keys.findIndex((key, at) => key !== b.keys[at]);
      return k < 0 ? a.place - b.place : a.keys[k] < b.keys[k] ? -1 : 1;
    });
  const kept = new Set(ranked.slice(0, DOZEN).map(({ place }) => place));
  return all.filter((_, place) => kept.has(place));
}

/** The same, each with a letter: where rows have none, one of the plot's own. */
export function letteredDozen<T extends { readonly letter: string }>(
  rows: readonly T[],
  keys: (row: T) => readonly number[],
): readonly T[] {
  return dozenOf(rows, keys).map((row, k) =>
    row.letter === NO_LETTER ? { ...row, letter: letterOf(k, DOZEN) } : row,
  );
}

/** What a plot says of those that it leaves out; "" where it has all. */
export function leftOutWords(all: number, which: string): string {
  if (hasLetters(all)) return "";
  return `The plot has the ${DOZEN} that ${which}; ${all - DOZEN} others are left out.`;
}
