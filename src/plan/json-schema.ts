import type { Param } from "../core/parameter.js";
import { kebab, parseInterval, parseNumber } from "../core/params.js";
import type { Tuple } from "./tuple.js";

/** A JSON Schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a setting may be. */
export function settingSchema(param: Param): JsonSchema {
  const { doc } = param;
  return { description: doc, ...valueSchema(param), ...defaultOf(param) };
}

/** A default that a file can say. */
function defaultOf({ default: value }: Param): JsonSchema {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value === null || value === Infinity || isEmpty ? {} : { default: value };
}

/** What may stand for a parameter in an item: a reference to one of `paramDefinitions`. */
export function paramSchema(param: Param): JsonSchema {
  return {
    description: describe(param),
    ...defaultOf(param),
    $ref: `#/definitions/${nameOf(param)}`,
  };
}

/** What may stand for a tuple, its parts in their order: a reference to one of `tupleDefinitions`. */
export function tupleSchema(tuple: Tuple): JsonSchema {
  return {
    description: tuple.keys.map(kebab).join("/"),
    $ref: `#/definitions/${tupleName(tuple)}`,
  };
}

/** What tuples refer to, by name. */
export function tupleDefinitions(tuples: readonly Tuple[]): Record<string, JsonSchema> {
  return Object.fromEntries(
    tuples.map((tuple) => {
      const [least, most] = [tuple.least, tuple.keys.length];
      const numbers = {
        type: "array",
        items: { type: "number" },
        minItems: least,
        maxItems: most,
      };
      const text = {
        type: "string",
        pattern: `^[^/]+(/[^/]+){${least - 1},${most - 1}}$`,
      };
      return [tupleName(tuple), { anyOf: [numbers, text] }];
    }),
  );
}

function tupleName({ keys, least }: Tuple): string {
  return least === keys.length ? `tuple-of-${least}` : `tuple-of-${least}-to-${keys.length}`;
}

/** What parameters refer to, by name: a value, or several, which make a grid. */
export function paramDefinitions(params: Iterable<Param>): Record<string, JsonSchema> {
  const all = new Map<string, Param>();
  for (const param of params) all.set(nameOf(param), param);
  return Object.fromEntries([...all].map(([name, param]) => [name, severalSchema(param)]));
}

/** "number-above-0", "integer-from-1-to-10", "flag", "choice-max-sum". */
function nameOf(param: Param): string {
  if (param.type === "flag") return "flag";
  if (param.type === "choice") return ["choice", ...param.values].join("-");
  const { low, high, includesLow, includesHigh } = parseInterval(param.range);
  return [
    param.type === "number" && param.integer ? "integer" : param.type,
    ...(low === -Infinity ? [] : [includesLow ? "from" : "above", low]),
    ...(high === Infinity ? [] : [includesHigh ? "to" : "below", high]),
  ].join("-");
}

function severalSchema(param: Param): JsonSchema {
  const one = valueSchema(param);
  if (param.type === "list") {
    return { anyOf: [{ ...one, minItems: 1 }, { type: "number" }, { type: "string" }] };
  }
  const grid = { type: "array", items: one, minItems: 1 };
  return {
    anyOf: param.type === "number" ? [one, grid, NUMBER_TEXT] : [one, grid],
  };
}

/** The texts that stand for numbers. */
const NUMBER_TEXT: JsonSchema = {
  description: "a grid, 0.1/0.3/1; a range, 1e-3..1@20; inf; auto",
  type: "string",
  pattern: String.raw`^(auto|[-+.0-9einfEINF]+(/[-+.0-9einfEINF]+)*|[^\s,:+()=]+\.\.[^\s,:+()=]+)$`,
};

function describe(param: Param): string {
  const { default: value, doc } = param;
  if (param.type === "number" && value === null) return `${doc}; default: auto`;
  return "range" in param ? `${doc}; in ${param.range}` : doc;
}

function valueSchema(param: Param): JsonSchema {
  switch (param.type) {
    case "number":
      return {
        type: param.integer ? "integer" : "number",
        ...bounds(param.range),
      };
    case "list":
      return {
        type: "array",
        items: { type: "number", ...bounds(param.range) },
      };
    case "flag":
      return { type: "boolean" };
    case "choice":
      // a file may give "2" as a number
      return {
        enum: param.values.flatMap((word) => [word, parseNumber(word) ?? []].flat()),
      };
  }
}

function bounds(range: string): JsonSchema {
  const { low, high, includesLow, includesHigh } = parseInterval(range);
  return {
    ...(low === -Infinity ? {} : { [includesLow ? "minimum" : "exclusiveMinimum"]: low }),
    ...(high === Infinity ? {} : { [includesHigh ? "maximum" : "exclusiveMaximum"]: high }),
  };
}

/**
 * An object with these keys as editors shall write them, in kebab-case, that takes the other
 * spellings of several words too: maxEvaluations, max_evaluations.
 */
export function keysSchema(keys: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const entries = Object.entries(keys).map(([key, schema]) => [kebab(key), schema] as const);
  const spellings = entries
    .filter(([key]) => key.includes("-"))
    .map(([key, { description: _, default: __, ...bare }]) => [spelling(key), bare] as const);
  return {
    type: "object",
    properties: Object.fromEntries(entries),
    ...(spellings.length > 0 ? { patternProperties: Object.fromEntries(spellings) } : {}),
    additionalProperties: false,
  };
}

/** "max-evaluations" as a pattern of maxEvaluations and max_evaluations; not of itself. */
function spelling(key: string): string {
  const [first, ...rest] = key.split("-");
  const joined = rest.map((word) => {
    const [initial] = word;
    return `(?:_?[${initial.toUpperCase()}${initial}])${word.slice(1)}`;
  });
  return `^${first}${joined.join("")}$`;
}

/** Where `condition` holds `yes` must hold, elsewhere `no`. */
export function ifThen(condition: JsonSchema, yes: JsonSchema, no: JsonSchema = {}): JsonSchema {
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  return { if: condition, then: yes, else: no };
}
