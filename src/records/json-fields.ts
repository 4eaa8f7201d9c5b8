import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { plainLines } from "./plain-lines.js";

/** Longer texts are refused. */
const MAX_TEXT = 10_000;

/**
 * The fields of one JSON object that somebody else wrote, each asked for by its type: nothing in it
 * is trusted, and what is wrong has a place.
 */
export class JsonFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** @param place what messages begin with: "a.json:3" */
  constructor(
    value: unknown,
    readonly place: string,
    known: readonly string[],
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw usage(`${place}: expected an object`);
    }
    this.#fields = value as Record<string, unknown>;
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) {
      const hint = didYouMean(unknown.slice(0, 50), known);
      throw usage(`unknown key '${unknown.slice(0, 50)}'`, { field: place, hint });
    }
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#fields, key);
  }

  get(key: string): unknown {
    return this.has(key) ? this.#fields[key] : undefined;
  }

  text(key: string): string {
    const value = this.get(key);
    if (!isShortText(value)) return this.refuse(key, "text");
    return /\p{C}/u.test(value) ? this.refuse(key, "text without control characters") : value;
  }

  texts(key: string): readonly string[] {
    const texts = this.list(key, "a list of texts", isShortText);
    if (texts.some((text) => /\p{C}/u.test(text)))
      this.refuse(key, "text without control characters");
    return texts;
  }

  /** A text that may have lines, its control characters made harmless. */
  lines(key: string): string {
    const value = this.get(key);
    if (typeof value !== "string") return this.refuse(key, "text");
    return plainLines(value);
  }

  word<W extends string>(key: string, words: readonly W[]): W {
    const value = this.get(key);
    return words.find((word) => word === value) ?? this.refuse(key, `one of ${words.join(", ")}`);
  }

  flag(key: string): boolean {
    const value = this.get(key);
    return typeof value === "boolean" ? value : this.refuse(key, "true or false");
  }

  /** A whole number from `least`. */
  count(key: string, least = 0): number {
    const value = this.get(key);
    return isCount(value) && value >= least ? value : this.refuse(key, "a count");
  }

  countOrNull(key: string): number | null {
    const value = this.get(key);
    return isCountOrNull(value) ? value : this.refuse(key, "a count or null");
  }

  number(key: string): number {
    const value = this.get(key);
    return isFinite(value) ? value : this.refuse(key, "a number");
  }

  numberOrNull(key: string): number | null {
    const value = this.get(key);
    return value === null || isFinite(value) ? value : this.refuse(key, "a number or null");
  }

  /** A number from 0 to 1. */
  shareOrNull(key: string): number | null {
    const value = this.get(key);
    const isShare = value === null || (isFinite(value) && value >= 0 && value <= 1);
    return isShare ? value : this.refuse(key, "0 to 1 or null");
  }

  positive(key: string): number {
    const value = this.get(key);
    return isFinite(value) && value > 0 ? value : this.refuse(key, "a positive number");
  }

  numbers(key: string): readonly number[] {
    return this.list(key, "a list of numbers", isFinite);
  }

  numbersOrNull(key: string): readonly (number | null)[] {
    return this.list(key, "a list of numbers and nulls", isFiniteOrNull);
  }

  list<T>(key: string, what: string, isOne: (value: unknown) => value is T): readonly T[] {
    const value = this.get(key);
    if (!Array.isArray(value) || !value.every(isOne)) return this.refuse(key, what);
    return value;
  }

  /** First hits by target: { "1e-2": 30, "1e-4": null }. */
  hits(key: string): Readonly<Record<string, number | null>> {
    const value = this.get(key);
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.refuse(key, "hits by target");
    }
    for (const [target, hit] of Object.entries(value)) {
      if (!TARGET.test(target) || !isCountOrNull(hit)) {
        return this.refuse(key, 'hits by target, such as {"1e-2":30}');
      }
    }
    return value as Record<string, number | null>;
  }

  refuse(key: string, what: string): never {
    throw usage(`${this.place}: ${key}: expected ${what}`);
  }
}

/** As targetKey prints them; this keeps `__proto__` out too. */
const TARGET = /^\d(\.\d+)?e-?\d+$/;

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MAX_TEXT;
}

export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isCountOrNull(value: unknown): value is number | null {
  return value === null || isCount(value);
}

export function isFiniteOrNull(value: unknown): value is number | null {
  return value === null || Number.isFinite(value);
}

export function isFinite(value: unknown): value is number {
  return Number.isFinite(value);
}
