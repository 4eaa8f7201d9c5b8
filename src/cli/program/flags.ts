import { usage } from "../../core/errors.js";
import type { ListParam, NumberParam } from "../../core/parameter.js";
import { contains, parseInterval, parseNumber } from "../../core/params.js";
import { didYouMean } from "../../core/suggest.js";

/** The values of a flag. Throws a usage error where one holds nothing, as an unset variable of a shell does. */
export function filled(values: readonly string[], flag: string): readonly string[] {
  if (values.some((value) => /^[\s,]*$/.test(value))) throw usage(`${flag}: it is empty`);
  return values;
}

/** Splits the values of a variadic flag at commas and blanks: PowerShell hands `a,b` over as two. */
export function splitList(flag: string, values: readonly string[]): string[] {
  const parts = filled(values, flag).flatMap((value) => value.split(/[\s,]+/));
  return parts.filter((part) => part !== "");
}

/** A number in the range of a parameter. Throws a usage error that names the flag. */
export function readNumber(
  flag: string,
  text: string,
  { range, integer }: Pick<NumberParam, "range" | "integer">,
): number {
  const value = parseNumber(text);
  if (text.trim() === "") throw usage(`${flag}: it is empty`);
  if (value === undefined) throw usage(`${flag}: '${text}' is not a number`);
  if (!contains(parseInterval(range), value)) throw usage(`${flag}: ${text} is outside ${range}`);
  if (integer && value !== Infinity && !Number.isInteger(value)) {
    throw usage(`${flag}: ${text} is not a whole number`);
  }
  return value;
}

/** A list of numbers in the range of a parameter. */
export function readNumbers(flag: string, texts: readonly string[], param: ListParam): number[] {
  return splitList(flag, texts).map((text) => readNumber(flag, text, { ...param, integer: false }));
}

/** One of a few words. Throws a usage error with the words and the nearest. */
export function readWord<W extends string>(flag: string, text: string, words: readonly W[]): W {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const hint = didYouMean(text, words);
  throw usage(`${flag}: '${text}' is not one of ${words.join(", ")}.  ${hint}`.trimEnd());
}
