import { usage } from "./errors.js";
import type { Param, ParamValue, Params, Values } from "./parameter.js";
import { didYouMean, fold } from "./suggest.js";

/** An interval of the reals, open or closed at either end. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly includesLow: boolean;
  readonly includesHigh: boolean;
}

const INTERVAL = /^([[(])\s*(\S+?)\s*,\s*(\S+?)\s*([\])])$/;

/** Reads "(0, inf)", "[0, 1)". Throws a plain Error: a malformed range is a bug of the definition. */
export function parseInterval(range: string): Interval {
  const match = INTERVAL.exec(range);
  if (match === null) throw new Error(`range '${range}' is not an interval such as "(0, inf)"`);
  const bound = (text: string) =>
    text === "inf" ? Infinity : text === "-inf" ? -Infinity : Number(text);
  const [low, high] = [bound(match[2]), bound(match[3])];
  if (!(low <= high)) throw new Error(`range '${range}' is empty or not a number`);
  return { low, high, includesLow: match[1] === "[", includesHigh: match[4] === "]" };
}

/** Whether `value` lies in the interval. NaN lies in none. */
export function contains(interval: Interval, value: number): boolean {
  const { low, high, includesLow, includesHigh } = interval;
  return (
    (includesLow ? value >= low : value > low) && (includesHigh ? value <= high : value < high)
  );
}

/** `weightDecay` as users type it: `weight-decay`. */
export function kebab(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The key of `params` that `typed` names in whatever case or separator; undefined if there is none. */
export function findParam(params: Params, typed: string): string | undefined {
  const folded = fold(typed);
  return Object.keys(params).find((key) => fold(key) === folded);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reads a decimal number as users write it; undefined for anything else ("", "0x10", "1_000", "NaN"). `inf` is a number here, and the minus sign of mathematics a minus. */
export function parseNumber(typed: string): number | undefined {
  const text = typed.replaceAll("\u2212", "-");
  if (text === "inf" || text === "+inf") return Infinity;
  if (text === "-inf") return -Infinity;
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** The shortest text that reads back as the same number, in the grammar's words. */
export function printNumber(value: number): string {
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  return String(value).replace("e+", "e");
}

/** The same to six digits, for numbers that are only shown. */
export function printRounded(value: number): string {
  return printNumber(Number(value.toPrecision(6)));
}

/** A number as people write it, in fewest signs: 1e-6, 0.95, 10000. It reads back as the same number. */
export function printShortest(value: number): string {
  const [plain, power] = [printNumber(value), value.toExponential().replace("e+", "e")];
  return power.length < plain.length ? power : plain;
}

/** A large count, its digits in groups of three: 123 456. */
export function printCount(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, " ");
}

/** The value as it is typed after `key=`; flags have no value and print as "true" or "false". */
export function printValue(value: ParamValue): string {
  if (value === null) return "auto";
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "object") return value.map(printNumber).join("/");
  return String(value);
}

/** "adam: beta2 = 1.5 is outside [0, 1)". */
function outside(owner: string, key: string, value: string, range: string): never {
  throw usage(`${kebab(key)} = ${value} is outside ${range}`, { field: owner });
}

/** Words for a flag, Python's among them. */
const YES = new Set(["true", "yes", "on", "True"]);
const NO = new Set(["false", "no", "off", "False"]);

/** Turns the text after `key=` into a value of the parameter's type. Throws a usage error. */
export function readValue(owner: string, key: string, param: Param, text: string): ParamValue {
  const refuse = (what: string): never => {
    const given = text === "" ? `is empty; expected ${what}` : `= '${text}' is not ${what}`;
    throw usage(`${kebab(key)} ${given}`, { field: owner });
  };
  switch (param.type) {
    case "number":
      if (param.default === null && text === "auto") return null;
      // what Python calls "not given"
      if (text === "None") return param.default;
      return parseNumber(text) ?? refuse("a number");
    case "list":
      return text.split("/").map((part) => parseNumber(part) ?? refuse("a list of numbers"));
    case "flag":
      if (YES.has(text)) return true;
      if (NO.has(text)) return false;
      return refuse("true or false");
    case "choice": {
      const found = param.values.find((value) => fold(value) === fold(text));
      return found ?? refuse(`one of ${param.values.join(", ")}`);
    }
  }
}

/** Checks a value's type and range. Throws a usage error that names the owner and what is allowed. */
export function checkValue(owner: string, key: string, param: Param, value: unknown): ParamValue {
  const wrong = (what: string, given = value): never => {
    throw usage(`${kebab(key)} = ${shown(given)} is not ${what}`, { field: owner });
  };
  const inRange = (range: string, x: unknown): number => {
    if (typeof x !== "number") return wrong("a number", x);
    if (!contains(parseInterval(range), x)) outside(owner, key, printNumber(x), range);
    return x;
  };
  switch (param.type) {
    case "number": {
      if (value === null && param.default === null) return null;
      const x = inRange(param.range, value);
      if (param.integer && !Number.isSafeInteger(x) && Number.isFinite(x)) wrong("a whole number");
      return x;
    }
    case "list":
      if (!Array.isArray(value)) return wrong("a list of numbers");
      return value.map((x) => inRange(param.range, x));
    case "flag":
      return typeof value === "boolean" ? value : wrong("true or false");
    case "choice": {
      const known = param.values.find((word) => word === value);
      return known ?? wrong(`one of ${param.values.join(", ")}`);
    }
  }
}

/** A wrong value in a few characters; it may be anything, even a list that contains itself. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) ? "[…]" : "{…}";
}

/** What libraries call the same parameter, without separators. */
const OTHER_NAMES: readonly (readonly string[])[] = [
  ["lr", "learningrate", "stepsize", "alpha", "eta", "gamma"],
  ["beta1", "b1", "betaone"],
  ["beta2", "b2", "betatwo"],
  ["eps", "epsilon"],
  ["momentum", "beta", "mu", "decay", "rho"],
  ["weightdecay", "wd", "rate", "lambda", "l2"],
  ["dim", "n", "dimension", "d"],
];

/** "adam has no parameter 'beta'. did you mean 'beta1'? it has: lr, beta1, …" */
export function unknownParam(owner: string, params: Params, typed: string): never {
  const names = Object.keys(params).map(kebab);
  const has = names.length === 0 ? "it has none" : `it has: ${names.join(", ")}`;
  const other = OTHER_NAMES.find((group) => group.includes(fold(typed)));
  const same = names.filter((name) => other?.includes(fold(name)));
  const hint = same.length > 0 ? `did you mean '${same[0]}'?` : didYouMean(typed, names);
  throw usage(
    [`${owner} has no parameter '${typed}'.`, hint, has].filter((part) => part !== "").join("  "),
  );
}

/**
 * Fills in the defaults and checks every value. `given` is keyed by parameter, in any case or
 * separator. Throws a usage error for an unknown key, a wrong type or a value outside its range.
 */
export function completeParams<P extends Params>(
  owner: string,
  params: P,
  given: Readonly<Record<string, unknown>>,
): Values<P> {
  const values: Record<string, ParamValue> = {};
  for (const [key, param] of Object.entries(params)) values[key] = param.default;
  for (const [typed, value] of Object.entries(given)) {
    const key = findParam(params, typed) ?? unknownParam(owner, params, typed);
    values[key] = checkValue(owner, key, params[key], value);
  }
  return values as Values<P>;
}
