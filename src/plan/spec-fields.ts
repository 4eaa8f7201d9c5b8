import { checkValue, shown } from "../core/params.js";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { readAllowance, readOverride } from "./gate.js";
import { readEvaluationBudget } from "./evaluation-budget.js";
import { readItem, readTerms } from "./item-object.js";
import { settingSchema, type JsonSchema } from "./json-schema.js";
import { readPluginEntry } from "./plugin-entry.js";
import { PRESENTATION, PROFILES } from "./presentation.js";
import { SEARCH_SETTINGS } from "./search-settings.js";
import { readSeeds } from "./seeds.js";
import { SETTINGS } from "./settings.js";
import { parseStart, type Start } from "./starts.js";
import { AXES, readZip } from "./zip.js";

/** The owner of settings, where an error names one. */
export const SPEC = "spec";

/** A kind of value: how it is read, and its schema for editors. */
interface Kind {
  readonly read: (value: unknown, key: string) => unknown;
  readonly schema: JsonSchema;
  /** What stands alone in the place of a list; where it is not as an entry of the list. */
  readonly alone?: JsonSchema;
}

/** A key of a spec. */
export interface Field extends Kind {
  /** What it is about: the run, the screen, the gate, or the file itself. */
  readonly part: "run" | "presentation" | "gate" | "file";
  /** A list may be given as its only entry. */
  readonly isList: boolean;
  /** Whether what is read are items of the grammar, each with its places. */
  readonly isItems: boolean;
  readonly doc: string;
}

const one = (doc: string, kind: Kind): Field => ({
  part: "run",
  isList: false,
  isItems: false,
  doc,
  ...kind,
});
const several = (doc: string, kind: Kind): Field => ({ ...one(doc, kind), isList: true });

const TEXT: Kind = { read: readText, schema: { type: "string" } };
const INTEGER: Kind = { read: readInteger, schema: { type: "integer" } };
const word = (words: readonly string[]): Kind => ({ read: wordOf(words), schema: { enum: words } });
const defined = (name: string, read: Kind["read"]): Kind => ({
  read,
  schema: { $ref: `#/definitions/${name}` },
});

const SEED = { anyOf: [{ type: "integer", minimum: 1 }, { type: "string" }] };

/** Every key of a spec file. The reader, the errors and the JSON Schema are made from it. */
export const FIELDS: Readonly<Record<string, Field>> = {
  title: { ...one("what stands above the tables", TEXT), part: "presentation" },
  functions: { ...several("what is minimised", defined("function", readItem)), isItems: true },
  optimizers: { ...several("what minimises it", defined("optimizer", readItem)), isItems: true },
  defaults: {
    ...one("parameters that hold wherever an item does not state them", {
      read: readTerms,
      schema: { $ref: "#/definitions/defaults" },
    }),
    isItems: true,
  },
  dims: several("dimensions of the functions that state none", {
    ...INTEGER,
    schema: { type: "integer", minimum: 1 },
  }),
  starts: several("where the runs begin", {
    ...defined("start", readStart),
    alone: { type: "string" },
  }),
  seeds: one("seeds of whatever is random: 5 is 1 to 5", {
    read: readSeeds,
    schema: { anyOf: [...SEED.anyOf, { type: "array", items: SEED, minItems: 1 }] },
  }),
  plugins: {
    ...several("files with optimizers and functions, or programs: code, which is run", {
      ...defined("plugin", readPluginEntry),
    }),
    part: "file",
  },
  ...Object.fromEntries(
    Object.entries(PRESENTATION).map(([key, { doc, values }]) => [
      key,
      { ...one(doc, word(values)), part: "presentation" },
    ]),
  ),
  profile: { ...several(PROFILES.doc, word(PROFILES.values)), part: "presentation" },
  reporters: { ...several("what is written: a name, or name=path", TEXT), part: "presentation" },
  extends: { ...several("specs whose keys these keys replace", TEXT), part: "file" },
  zip: {
    ...one("lists that go in step instead of multiplying", {
      read: readZip,
      schema: { type: "array", items: { enum: AXES }, minItems: 2, uniqueItems: true },
    }),
    part: "file",
  },
  tune: {
    ...one("whether `optbench run` searches for learning rates: true, or in so many trials each", {
      read: (value, key) =>
        typeof value === "boolean" ? value : checkValue(SPEC, key, SEARCH_SETTINGS.trials, value),
      schema: { anyOf: [{ type: "boolean" }, settingSchema(SEARCH_SETTINGS.trials)] },
    }),
    part: "file",
  },
  baseline: { ...one("where the baseline of `optbench check` lies", TEXT), part: "gate" },
  allow: {
    ...one(
      "how many more steps than the baseline are allowed; the larger of the two",
      defined("allowance", (value, key) => readAllowance(value, key)),
    ),
    part: "gate",
  },
  overrides: {
    ...several("what holds of some cases alone", defined("override", readOverride)),
    part: "gate",
  },
  ...Object.fromEntries(
    Object.entries(SETTINGS).map(([key, param]) => [
      key,
      one(param.doc, {
        read: (value) => checkValue(SPEC, key, param, value),
        schema: settingSchema(param),
      }),
    ]),
  ),
  maxEvaluations: one(`${SETTINGS.maxEvaluations.doc}, also 1e4*dim`, {
    read: (value, key) => readEvaluationBudget(value, key, SPEC),
    schema: {
      anyOf: [settingSchema(SETTINGS.maxEvaluations), { type: "string", pattern: "\\*\\s*dim$" }],
    },
  }),
  $schema: { ...one("the JSON Schema, for editors", TEXT), part: "file" },
};

function readText(value: unknown, key: string): string {
  if (typeof value !== "string") throw usage(`${shown(value)} is not text`, { field: key });
  return value;
}

function wordOf(words: readonly string[]): Field["read"] {
  return (value, key) => {
    if (typeof value === "string" && words.includes(value)) return value;
    const hint = typeof value === "string" ? didYouMean(value, words) : "";
    throw usage(`${shown(value)} is not one of ${words.join(", ")}`, { field: key, hint });
  };
}

function readInteger(value: unknown, key: string): number {
  if (!Number.isSafeInteger(value))
    throw usage(`${shown(value)} is not a whole number`, { field: key });
  return value as number;
}

function readStart(value: unknown, key: string): Start {
  if (typeof value === "string") return parseStart(value, key);
  if (!Array.isArray(value)) {
    throw usage(`${shown(value)} is not a point; expected a list of points, as in [[-7, 2]]`, {
      field: key,
    });
  }
  const wrong = value.findIndex((xi) => !Number.isFinite(xi));
  if (wrong >= 0) throw usage(`${shown(value[wrong])} is not a finite number`, { field: key });
  return value;
}
