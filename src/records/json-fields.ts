import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";

/**
 * The fields of one JSON object that somebody else wrote: nothing in it is trusted, and what is wrong
 * has a place.
 */
export class JsonFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  /** @param place what messages begin with: "a.json:3" */
  constructor(
    value: unknown,
    readonly place: string,
    known: readonly string[],
  ) {
    if (!isObject(value)) throw usage(`${place}: expected an object`);
    this.#fields = value;
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

  refuse(key: string, what: string): never {
    throw usage(`${this.place}: ${key}: expected ${what}`);
  }
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
