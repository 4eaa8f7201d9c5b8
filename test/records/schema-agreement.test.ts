import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { readResults } from "../../src/bench/read-results.js";
import { OptbenchError } from "../../src/core/errors.js";
import { baselineSchema } from "../../src/records/baseline-schema.js";
import { readBaseline } from "../../src/records/read-baseline.js";
import { resultsSchema } from "../../src/records/results-schema.js";
import { type Mutant, mutants } from "./mutants.js";
import {
  type Written,
  writtenBaselines,
  writtenConformances,
  writtenResults,
  writtenTraces,
} from "./written-documents.js";

const shipped = (name: string) =>
  JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")) as object;
const OPTIONS = { strict: true, allowUnionTypes: true, allErrors: true, verbose: true };
const compile = (schema: object) =>
  JSON.stringify(schema).includes("2020-12")
    ? new Ajv2020(OPTIONS).compile(schema)
    : new Ajv(OPTIONS).compile(schema);

describe("the JSON Schemas of results and baselines", () => {
  it("are the files that ship: else `npm run docs`", () => {
    expect(shipped("results")).toEqual(resultsSchema());
    expect(shipped("baseline")).toEqual(baselineSchema());
  });
});

/** A kind of file, with documents of it that the program wrote. */
interface KindOfFile {
  readonly schema: string;
  readonly documents: () => Promise<readonly Written[]>;
  /** Throws an OptbenchError; files that no command reads have none. */
  readonly read?: (document: unknown) => unknown;
  /** What readers compute anew instead of reading it. */
  readonly skips?: RegExp;
}

const FILES: readonly KindOfFile[] = [
  {
    schema: "results",
    documents: writtenResults,
    read: (document) => readResults(document, "a.json"),
    skips: /^(summaries|profiles)\b/,
  },
  {
    schema: "baseline",
    documents: writtenBaselines,
    read: (document) => readBaseline(JSON.stringify(document), "a.json"),
  },
  { schema: "trace", documents: writtenTraces },
  { schema: "conformance", documents: writtenConformances },
];

describe.each(FILES)("the schema of $schema", ({ schema, documents, read, skips }) => {
  const validate = compile(shipped(schema));
  let written: readonly Written[];
  let changed: readonly Mutant[];
  beforeAll(async () => {
    written = await documents();
    changed = [...mutants(written.map(({ document }) => document))];
  });

  it("takes what the program writes, and so does its reader", () => {
    for (const { name, document } of written) {
      expect(validate(document) || validate.errors, name).toBe(true);
      expect(() => read?.(document), name).not.toThrow();
    }
  });

  it("has no field that the program never writes", () => {
    const found = new Set(written.flatMap(({ document }) => keysIn(document)));
    expect(keysOfSchema(shipped(schema)).filter((key) => !found.has(key))).toEqual([]);
  });

  it("refuses several wrong documents of every kind that it defines", () => {
    const refused = refusalsByKind(validate, changed);
    const kinds = Object.keys(definitionsOf(validate.schema));
    expect(kinds.filter((kind) => (refused.get(kind) ?? 0) < 3)).toEqual([]);
  });

  // no command reads traces and conformances
  if (read === undefined) return;

  it("refuses nothing that its reader takes", () => {
    const taken = changed.filter(
      ({ field, document }) => !skips?.test(field) && !validate(document) && isRead(read, document),
    );
    expect(taken.map(({ name }) => name)).toEqual([]);
  });
});

/** Whether a reader takes a document. What it throws otherwise than by its own errors is a fault. */
function isRead(read: (document: unknown) => unknown, document: unknown): boolean {
  try {
    read(document);
    return true;
  } catch (error) {
    if (error instanceof OptbenchError) return false;
    throw error;
  }
}

/** How many documents each definition of a schema refuses. */
function refusalsByKind(
  validate: ValidateFunction,
  documents: readonly Mutant[],
): ReadonlyMap<string, number> {
  const kindOf = new Map<unknown, string>();
  for (const [kind, schema] of Object.entries(definitionsOf(validate.schema))) {
    for (const part of partsOf(schema)) kindOf.set(part, kind);
  }
  const counts = new Map<string, number>();
  for (const { document } of documents) {
    if (validate(document)) continue;
    const kinds = new Set(validate.errors!.map(({ parentSchema }) => kindOf.get(parentSchema)));
    for (const kind of kinds) {
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}

function definitionsOf(schema: unknown): object {
  const { $defs, definitions } = schema as { $defs?: object; definitions?: object };
  return ($defs ?? definitions)!;
}

/** A schema and all objects in it. */
function partsOf(schema: unknown): object[] {
  if (typeof schema !== "object" || schema === null) return [];
  return [schema, ...Object.values(schema).flatMap(partsOf)];
}

/** Every key that a schema names under "properties". */
function keysOfSchema(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { properties = {} } = schema as { properties?: object };
  return [...Object.keys(properties), ...Object.values(schema).flatMap(keysOfSchema)];
}

function keysIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysIn)];
}
