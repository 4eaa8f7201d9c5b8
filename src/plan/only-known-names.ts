import type { AnyDefinition } from "../core/definition.js";
import { namesOf, type Catalogue } from "./catalogue.js";
import { DEFAULT_GROUPS } from "./defaults.js";
import type { ITEM_KEYS } from "./item-object.js";
import { exactly, has } from "./item-schema.js";
import { ifThen, type JsonSchema } from "./json-schema.js";

/**
 * Refuses unknown names, where no plugin and no other spec may have brought them. By patterns:
 * an editor would offer properties, and names of properties, a second time.
 */
export function onlyKnownNames(catalogue: Catalogue): JsonSchema {
  const { functions, transforms, optimizers, schedules, modifiers } = catalogue;
  const known = (entries: readonly AnyDefinition[], others: Record<string, JsonSchema> = {}) => {
    // a formula is the name of a function
    const isAny = entries.length > 0 && entries.every(({ kind }) => kind === "function");
    return {
      patternProperties: {
        [exactly(entries.flatMap(namesOf))]: {},
        ...(isAny ? { "^\\{": {} } : {}),
        ...byPattern(others),
      },
      additionalProperties: false,
    };
  };
  const oneOrMore = (schema: JsonSchema) => {
    const one = ofType("object", schema);
    return { allOf: [one, ofType("array", { items: one })] };
  };
  const item = (entries: readonly AnyDefinition[], after: readonly AnyDefinition[]) => {
    const beside: Record<(typeof ITEM_KEYS)[number], JsonSchema> = {
      plus: oneOrMore(known(after)),
      label: {},
    };
    return oneOrMore(known(entries, beside));
  };
  const groups = Object.fromEntries(DEFAULT_GROUPS.map((group) => [group, {}]));
  return ifThen(
    { anyOf: [has(["plugins"]), has(["extends"])] },
    {},
    {
      allOf: [
        {
          patternProperties: byPattern({
            functions: item(functions, transforms),
            optimizers: item(optimizers, [...schedules, ...modifiers]),
            defaults: ofType("object", known(everything(catalogue), groups)),
          }),
        },
        has(["functions", "optimizers"]),
      ],
    },
  );
}

/** Applies to values of this type only. */
function ofType(type: string, schema: JsonSchema): JsonSchema {
  return ifThen({ type }, { type, ...schema });
}

function byPattern(properties: Record<string, JsonSchema>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [exactly([key]), schema]),
  );
}

/** What a spec can name, of every kind. */
export function everything(catalogue: Catalogue): AnyDefinition[] {
  const { functions, transforms, optimizers, schedules, modifiers } = catalogue;
  return [...functions, ...transforms, ...optimizers, ...schedules, ...modifiers];
}
