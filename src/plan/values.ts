import { usage } from "../core/errors.js";
import { exp, ln } from "../core/math.js";
import type { Param, ParamValue } from "../core/parameter.js";
import { findParam, kebab, parseNumber, readValue } from "../core/params.js";
import type { ParamText } from "./item.js";
import { MAX_VALUES } from "./product.js";

/** The values that a text gives: one, a grid "a/b/c", or a range "a..b@n". */
export function valuesOf(owner: string, key: string, param: Param, given: ParamText): ParamValue[] {
  const { value } = given;
  const name = `${owner}: ${kebab(key)}`;
  switch (value.kind) {
    case "flag": {
      if (param.type !== "flag") throw usage(`${name} needs a value: ${kebab(key)}=…`);
      return [findParam({ [key]: param }, given.key) !== undefined];
    }
    case "interval":
      throw usage(
        `${name} = ${value.low}..${value.high} is an interval; a number is needed here, or a range with a count: ${value.low}..${value.high}@5`,
        { remedy: "search" },
      );
    case "range":
      if (param.type !== "number") throw usage(`${name} takes no range`);
      return rangeOf(name, param.scale, value);
    case "text": {
      const parts = param.type === "list" ? [value.text] : value.text.split("/");
      if (parts.length > MAX_VALUES) throw usage(`${name}: more than ${MAX_VALUES} values`);
      return parts.map((text) => readValue(owner, key, param, text));
    }
  }
}

function rangeOf(
  name: string,
  scale: "linear" | "log",
  range: { low: string; high: string; count: string },
): number[] {
  const whole = `${range.low}..${range.high}@${range.count}`;
  const { low, high } = readEnds(name, scale, range, whole);
  const count = readFinite(name, range.count, whole);
  if (!Number.isInteger(count) || count < 1 || count > MAX_VALUES) {
    throw usage(`${name}: a range has 1 to ${MAX_VALUES} values, got @${range.count}`);
  }
  return Array.from({ length: count }, (_, k) => {
    if (k === 0) return low;
    if (k === count - 1) return high;
    const share = k / (count - 1);
    const between =
      scale === "log"
        ? exp((1 - share) * ln(low) + share * ln(high))
        : (1 - share) * low + share * high;
    // six digits keep identities readable; the ends stay as they were given
    const rounded = Number(between.toPrecision(6));
    return low < rounded && rounded < high ? rounded : between;
  });
}

/** The ends of a range or an interval. Throws a usage error where nothing lies between them. */
export function readEnds(
  name: string,
  scale: "linear" | "log",
  given: { readonly low: string; readonly high: string },
  whole = `${given.low}..${given.high}`,
): { low: number; high: number } {
  const [low, high] = [given.low, given.high].map((end) => readFinite(name, end, whole));
  if (low >= high) throw usage(`${name}: ${given.low}..${given.high} is empty or reversed`);
  if (scale === "log" && low <= 0) throw usage(`${name}: a logarithmic range starts above 0`);
  return { low, high };
}

function readFinite(name: string, text: string, whole: string): number {
  const value = parseNumber(text);
  if (value !== undefined && Number.isFinite(value)) return value;
  throw usage(`${name}: '${text}' in ${whole} is not a number`);
}
