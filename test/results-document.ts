import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Results } from "../src/records/results.js";

const schema = new URL("../schemas/results.schema.json", import.meta.url);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(schema, "utf8")) as object,
);

/** What of a document of results is not as its JSON Schema says. */
export function complaintsOf(document: unknown): readonly unknown[] {
  validate(document);
  return validate.errors ?? [];
}

/** Reads a document of results; the test fails where it is not as the schema says. */
export function readDocument(text: string): Results {
  const results = JSON.parse(text) as Results;
  expect(complaintsOf(results)).toEqual([]);
  return results;
}
