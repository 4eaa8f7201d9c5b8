/** Longer whole numbers are written with an exponent: readers that take them for integers overflow. */
const MOST_DIGITS = 15;

/**
 * JSON in which whole numbers of more than 15 digits have an exponent; it reads back as the same value.
 *
 * @param indent the blanks of a level; without it all is one line
 */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  // a look that costs little: most texts have no such number
  if (!/(?:^|[[:,\s])-?\d{16}/.test(text)) return text;
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? numberText(Number(token)) : token,
  );
}

/** A number as documents have it. */
export function numberText(value: number): string {
  const text = String(value);
  const isLong = Number.isInteger(value) && text.replace("-", "").length > MOST_DIGITS;
  return isLong && !text.includes("e") ? value.toExponential() : text;
}
