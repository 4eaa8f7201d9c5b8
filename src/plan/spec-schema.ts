import type { AnyDefinition } from "../core/definition.js";
import type { Params } from "../core/parameter.js";
import type { Catalogue } from "./catalogue.js";
import { DEFAULT_GROUPS } from "./defaults.js";
import { ALLOWANCES } from "./gate.js";
import { itemSchema, keyOf, references, termSchema } from "./item-schema.js";
import {
  keysSchema,
  paramDefinitions,
  paramSchema,
  settingSchema,
  tupleDefinitions,
  tupleSchema,
  type JsonSchema,
} from "./json-schema.js";
import { PLUGIN_SCHEMA } from "./plugin-entry.js";
import { tuplesOf } from "./tuple.js";
import { DIM } from "./resolve.js";
import { CASE_SETTINGS, SETTINGS } from "./settings.js";
import { everything, onlyKnownNames } from "./only-known-names.js";
import { FIELDS, type Field } from "./spec-fields.js";

/**
 * The JSON Schema of spec files, from the keys of a spec and from the catalogue: an editor then
 * completes `beta1` under `adam`. It is in draft-07, the newest that the YAML and JSON services of
 * editors know completely.
 *
 * Stricter than the reader in spelling: names as `optbench list` prints them. A spec that names
 * plugins or extends another may use names that the schema does not know.
 */
export function specSchema(catalogue: Catalogue): JsonSchema {
  const { functions, transforms, optimizers, schedules, modifiers } = catalogue;
  const keys = Object.entries(FIELDS).map(([key, field]) => [key, fieldSchema(field)] as const);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:optbench:spec:1",
    title: "A run spec of optbench",
    ...keysSchema(Object.fromEntries(keys)),
    ...onlyKnownNames(catalogue),
    definitions: {
      function: itemSchema(functions, "transform"),
      transform: termSchema(transforms),
      optimizer: itemSchema(optimizers, "after"),
      after: termSchema([...schedules, ...modifiers]),
      defaults: {
        type: "object",
        properties: {
          ...groupsSchema(catalogue),
          ...references(everything(catalogue)),
        },
        additionalProperties: { $ref: "#/definitions/parameters" },
        minProperties: 1,
      },
      parameters: {
        description: "parameters",
        type: ["object", "null"],
        additionalProperties: { $ref: "#/definitions/value" },
      },
      value: {
        anyOf: ["number", "string", "boolean", "array"].map((type) => ({
          type,
        })),
      },
      ...paramDefinitions(everything(catalogue).flatMap((one) => Object.values(paramsOf(one)))),
      ...tupleDefinitions(everything(catalogue).flatMap((one) => tuplesOf(paramsOf(one)))),
      start: {
        description: "default, a text such as -1.2,1 or random@20, or a point",
        anyOf: [
          { const: "default" },
          { type: "string" },
          { type: "array", items: { type: "number" }, minItems: 1 },
        ],
      },
      plugin: PLUGIN_SCHEMA,
      allowance: allowanceSchema(),
      override: overrideSchema(),
      ...Object.fromEntries(everything(catalogue).map((one) => [keyOf(one), paramsSchema(one)])),
    },
  };
}

/** The text of a schema: a key, a property, a definition a line. */
export function printSchema(schema: JsonSchema): string {
  const isOpened = (key: string) => key === "properties" || key === "definitions";
  const lines = Object.entries(schema).map(([key, value]) => {
    const text = isOpened(key) ? printLines(value as JsonSchema) : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${text}`;
  });
  return escapeSigns(`{\n${lines.join(",\n")}\n}\n`);
}

/** What a title could turn a terminal's text around with, as JSON escapes it. */
function escapeSigns(json: string): string {
  return json.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (signs) =>
    Array.from({ length: signs.length }, (_, k) => {
      const unit = signs.charCodeAt(k).toString(16);
      return `\\u${unit.padStart(4, "0")}`;
    }).join(""),
  );
}

function printLines(entries: JsonSchema): string {
  const lines = Object.entries(entries).map(
    ([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(",\n")}\n  }`;
}

function fieldSchema({ schema, alone = schema, isList, doc }: Field): JsonSchema {
  if (!isList) return { description: doc, ...schema };
  const list = { type: "array", items: schema, minItems: 1 };
  return { description: doc, anyOf: [list, alone] };
}

/** The parameters that an item may state. */
function paramsOf({ kind, params }: AnyDefinition): Params {
  return {
    ...(kind === "function" ? { dim: DIM } : {}),
    ...(params as Params),
  };
}

function paramsSchema(definition: AnyDefinition): JsonSchema {
  const params = paramsOf(definition);
  const single = Object.entries(params).map(([key, param]) => [key, paramSchema(param)]);
  const tuples = tuplesOf(params).map((tuple) => [tuple.name, tupleSchema(tuple)]);
  const keys = keysSchema(Object.fromEntries([...single, ...tuples]));
  return { ...keys, description: definition.title, type: ["object", "null"] };
}

/** Under "optimizers" and "functions" every parameter that one of them has. */
function groupsSchema(catalogue: Catalogue): Record<string, JsonSchema> {
  return Object.fromEntries(
    DEFAULT_GROUPS.map((group) => {
      const entries: readonly AnyDefinition[] = catalogue[group];
      const keys = entries.flatMap(({ params }) => [
        ...Object.keys(params as Params),
        ...tuplesOf(params as Params).map(({ name }) => name),
      ]);
      const value = { $ref: "#/definitions/value" };
      const all = keysSchema(Object.fromEntries(keys.map((key) => [key, value])));
      return [group, { ...all, description: `all ${group} that have the parameter` }];
    }),
  );
}

function allowanceSchema(): JsonSchema {
  const amounts = Object.entries(ALLOWANCES).map(([unit, { description, isWhole }]) => [
    unit,
    { description, type: isWhole ? "integer" : "number", minimum: 0 },
  ]);
  return keysSchema(Object.fromEntries(amounts));
}

function overrideSchema(): JsonSchema {
  const settings = CASE_SETTINGS.map((key) => [key, settingSchema(SETTINGS[key])] as const);
  const pattern = { type: "string", minLength: 1 };
  const keys = {
    allow: { $ref: "#/definitions/allowance" },
    skip: { description: "why these cases are not run", ...pattern },
    ...Object.fromEntries(settings),
  };
  return {
    ...keysSchema({
      cases: {
        description: "which: fn:rosenbrock, opt:adam*, an id",
        anyOf: [{ type: "array", items: pattern, minItems: 1 }, pattern],
      },
      ...keys,
    }),
    required: ["cases"],
    minProperties: 2,
  };
}
