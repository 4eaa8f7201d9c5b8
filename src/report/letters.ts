import { rowName } from "../core/row-name.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Stands in the place of a letter where there are more rows than letters: rows have their names then. */
export const NO_LETTER = " ";

export function hasLetters(rows: number): boolean {
  return rows <= LETTERS.length;
}

/** The letter of the k-th of so many rows. */
export function letterOf(k: number, rows: number): string {
  return hasLetters(rows) ? LETTERS[k] : NO_LETTER;
}

/** The same where each needs a sign, as the head of a narrow column does: else a number, from 1. */
export function signOf(k: number, rows: number): string {
  return hasLetters(rows) ? LETTERS[k] : String(k + 1);
}

/** How a sentence calls a row: by its letter, or else by its name. */
export function shortName(letter: string, row: Parameters<typeof rowName>[0]): string {
  return letter === NO_LETTER ? rowName(row) : letter;
}
