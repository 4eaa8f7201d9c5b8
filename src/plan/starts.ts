import { messageOf, usage } from "../core/errors.js";
import { parseNumber, printNumber } from "../core/params.js";
import { streamsOf } from "../core/random.js";
import type { Box } from "../core/types.js";
import type { ResolvedFunction } from "./resolve.js";

/**
 * Where runs start: where the function says, at a point, or at points drawn from the function's
 * domain. "random@20" is the twenty starts "random#1" to "random#20", and "random" is the first.
 */
export type Start = "default" | RandomStarts | readonly number[];

/** Points drawn from the domain, by the seed of the case: one, so many, or the one of that number. */
export type RandomStarts = "random" | `random@${number}` | `random#${number}`;

/** One start. */
export type OneStart = "default" | `random#${number}` | readonly number[];

/** Where one run starts, and the word for it in the id, unless it is the usual start. */
export interface StartingPlace {
  readonly point: readonly number[];
  readonly name?: string;
}

/** More random starts than this are a slip of the finger. */
const MAX_STARTS = 1_000_000;

/** Reads "default", "-1.2,1", "(−1.2, 1)", "random", "random@20" or "random#3". Throws a usage error. */
export function parseStart(text: string, key: string): Start {
  if (text === "default") return text;
  if (text.trim() === "") throw usage("the point is empty", { field: key });
  if (/^\s*random/i.test(text)) {
    numbersOf(text, key);
    return text as RandomStarts;
  }
  return plainPoint(text)
    .split(",")
    .map((part) => {
      const xi = parseNumber(part.trim());
      if (xi === undefined || !Number.isFinite(xi)) {
        throw usage(`'${part}' in '${text}' is not a finite number`, { field: key });
      }
      return xi;
    });
}

/** A point as our own screens print it: in brackets. */
function plainPoint(text: string): string {
  const [, inside = text] = /^\s*[([](.*)[)\]]\s*$/s.exec(text) ?? [];
  return inside;
}

/** The first and the last number of the random starts of an entry; null where it is not random. */
export function randomNumbers(start: Start, key: string): [number, number] | null {
  if (typeof start !== "string" || start === "default") return null;
  return numbersOf(start, key);
}

/** Whether a start is drawn, so that the seed matters. */
export function isRandom(start: OneStart): start is `random#${number}` {
  return typeof start === "string" && start !== "default";
}

/** Where a function's run with a seed starts. Throws a usage error. */
export function placeStart(fn: ResolvedFunction, start: OneStart, seed: number): StartingPlace {
  if (isRandom(start)) return randomPlaces(fn, seed)(start);
  const usual = usualStart(fn);
  const point = start === "default" ? usual : Array.from(start);
  if (point.length !== fn.dim) {
    throw usage(`${fn.id} has dim ${fn.dim}, the point has dim ${point.length}`, {
      field: "start",
    });
  }
  const wrong = point.findIndex((xi) => !Number.isFinite(xi));
  if (wrong >= 0) throw usage(`${String(point[wrong])} is not a finite number`, { field: "start" });
  if (point.every((xi, i) => xi === usual[i])) return { point };
  return { point, name: point.map(printNumber).join(",") };
}

/** The first and the last number of the random starts that a text stands for. */
function numbersOf(text: string, key: string): [number, number] {
  if (text === "random") return [1, 1];
  const [, sign, digits] = /^random([@#])(.+)$/.exec(text) ?? [];
  const number = digits === undefined ? NaN : (parseNumber(digits) ?? NaN);
  if (Number.isInteger(number) && number >= 1 && number <= MAX_STARTS) {
    return sign === "@" ? [1, number] : [number, number];
  }
  if (sign === undefined)
    throw usage(`'${text}' is not random, random@20 or random#3`, { field: key });
  const what = sign === "@" ? "a count" : "a number";
  throw usage(`'${text}': expected ${what} from 1 to ${MAX_STARTS} after random${sign}`, {
    field: key,
  });
}

/**
 * The random starts of a seed: uniform in the domain, the k-th by a stream of (seed, function, k). No
 * optimizer is asked, so that all begin at the same points. Throws a usage error.
 */
export function randomPlaces(
  fn: ResolvedFunction,
  seed: number,
): (start: `random#${number}`) => StartingPlace {
  const { lower, upper } = finiteDomainOf(fn, "start");
  const streams = streamsOf(seed, fn.id);
  return (name) => {
    const random = streams(`start ${name.slice(name.indexOf("#") + 1)}`);
    const point: number[] = [];
    for (let i = 0; i < fn.dim; i++) {
      point.push(lower[i] + random.uniform() * (upper[i] - lower[i]));
    }
    return { point, name };
  };
}

/** The middle share of each side of the domain, where runs begin again: [−4, 4] of BBOB's [−5, 5]. */
const RESTART_SHARE = 0.8;

/**
 * The points at which the runs of a seed begin again, the k-th by k from 1: uniform in the middle
 * four fifths of the domain, by a stream of (seed, function, k). No optimizer is asked.
 */
export function restartPoints(fn: ResolvedFunction, seed: number): (k: number) => Float64Array {
  const { lower, upper } = finiteDomainOf(fn, "restarts");
  const streams = streamsOf(seed, fn.id);
  return (k) => {
    const random = streams(`restart ${k}`);
    return Float64Array.from({ length: fn.dim }, (_, i) => {
      const share = (1 - RESTART_SHARE) / 2 + random.uniform() * RESTART_SHARE;
      return lower[i] + share * (upper[i] - lower[i]);
    });
  };
}

/** The domain, of finite sides. Throws a usage error. */
function finiteDomainOf(fn: ResolvedFunction, key: string): Box {
  const domain = domainOf(fn);
  const { lower, upper } = domain;
  for (let i = 0; i < fn.dim; i++) {
    const width = upper[i] - lower[i];
    if (!(width >= 0 && width < Infinity)) {
      throw usage(
        `${fn.id} has no finite domain for random starts: ${lower[i]} to ${upper[i]} in coordinate ${i + 1}`,
        { field: key },
      );
    }
  }
  return domain;
}

/** A plugin's function may throw. That is a usage error here: no case exists yet that could end in error. */
function domainOf({ definition, id, dim, values }: ResolvedFunction): Box {
  try {
    return definition.domain(dim, values);
  } catch (error) {
    throw usage(`the domain of ${id} throws: ${messageOf(error)}`, { field: "start" });
  }
}

function usualStart({ definition, id, dim, values }: ResolvedFunction): number[] {
  try {
    return Array.from(definition.start(dim, values));
  } catch (error) {
    throw usage(`that of ${id} throws: ${messageOf(error)}`, { field: "start" });
  }
}
