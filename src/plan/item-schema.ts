import type { AnyDefinition } from "../core/definition.js";
import { namesOf } from "./catalogue.js";
import { ITEM_KEYS } from "./item-object.js";
import { ifThen, type JsonSchema } from "./json-schema.js";

/** The names of a definition in the schema. */
export function keyOf({ kind, id }: AnyDefinition): string {
  return `${kind}:${id}`;
}

/** Each by its name, and by its other names. */
export function references(entries: readonly AnyDefinition[]): Record<string, JsonSchema> {
  const named = entries.flatMap((entry) => namesOf(entry).map((name) => [name, entry] as const));
  return Object.fromEntries(
    // if two kinds share a name, the first has it
    named.reverse().map(([name, entry]) => {
      const pointer = keyOf(entry).replaceAll("~", "~0").replaceAll("/", "~1");
      return [name, { description: entry.title, $ref: `#/definitions/${pointer}` }];
    }),
  );
}

/** A term of the grammar: text, or an object of one key. */
export function termSchema(entries: readonly AnyDefinition[]): JsonSchema {
  return {
    anyOf: [
      { enum: entries.map(({ id }) => id) },
      { type: "string", minLength: 1 },
      {
        type: "object",
        properties: references(entries),
        additionalProperties: { $ref: "#/definitions/parameters" },
        minProperties: 1,
        maxProperties: 1,
      },
    ],
  };
}

/** An item of the grammar: text, or an object of one name with what stands beside it. */
export function itemSchema(entries: readonly AnyDefinition[], after: string): JsonSchema {
  const [text, anyText, named] = termSchema(entries)["anyOf"] as JsonSchema[];
  const { properties, additionalProperties } = named;
  const term = { $ref: `#/definitions/${after}` };
  const beside: Record<(typeof ITEM_KEYS)[number], JsonSchema> = {
    plus: {
      description: "what stands after a +, in its order",
      anyOf: [{ type: "array", items: term, minItems: 1 }, term],
    },
    label: {
      description: "a name for the row",
      type: "string",
      pattern: "^[\\w./-]+$",
    },
  };
  const names = properties as Record<string, JsonSchema>;
  const ofLength = (n: number) => ({ minProperties: n, maxProperties: n });
  const object = {
    type: "object",
    properties: beside,
    // a pattern is checked and not offered: behind a name there is no room for another
    patternProperties: Object.fromEntries(
      Object.entries(names).map(([name, schema]) => [exactly([name]), schema]),
    ),
    additionalProperties,
    allOf: [
      ifThen({ propertyNames: { enum: ITEM_KEYS } }, { properties: names }),
      ifThen(
        has(ITEM_KEYS),
        ofLength(3),
        ifThen({ anyOf: ITEM_KEYS.map((key) => has([key])) }, ofLength(2), ofLength(1)),
      ),
    ],
  };
  return { anyOf: [text, anyText, object] };
}

/** That an object has these keys. They are named for strict validators; editors offer no `true`. */
export function has(keys: readonly string[]): JsonSchema {
  return {
    required: keys,
    properties: Object.fromEntries(keys.map((key) => [key, true])),
  };
}

/** The pattern of these keys alone. */
export function exactly(keys: readonly string[]): string {
  const escaped = keys.map((key) => key.replaceAll(/[^\w/-]/g, String.raw`\$&`));
  return keys.length === 1 ? `^${escaped[0]}$` : `^(?:${escaped.join("|")})$`;
}
