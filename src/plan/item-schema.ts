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
    label: { description: "a name for the row", type: "string", pattern: "^[\\w./-]+$" },
  };
  const ofLength = (n: number) => ({ minProperties: n, maxProperties: n });
  const has = (keys: readonly string[]) => ({ required: keys });
  const object = {
    type: "object",
    properties: { ...beside, ...(properties as object) },
    additionalProperties,
    ...ifThen(
      has(ITEM_KEYS),
      ofLength(3),
      ifThen({ anyOf: ITEM_KEYS.map((key) => has([key])) }, ofLength(2), ofLength(1)),
    ),
  };
  return { anyOf: [text, anyText, object] };
}
