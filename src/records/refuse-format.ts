import { usage } from "../core/errors.js";

/**
 * Throws where a document is of none of the expected formats: a newer optbench may have written it.
 * Anything that is not a document is left to its reader.
 */
export function refuseFormat(
  document: unknown,
  name: string,
  what: string,
  ...expected: readonly string[]
): void {
  if (typeof document !== "object" || document === null || Array.isArray(document)) return;
  const { format } = document as { format?: unknown };
  if (expected.some((known) => known === format)) return;
  const text = typeof format === "string" ? format : null;
  const found = text === null ? "nothing" : `'${text.slice(0, 50)}'`;
  const familyOf = (known: string) => known.split("/")[0];
  const isKin = text !== null && expected.some((known) => familyOf(known) === familyOf(text));
  const wanted = expected.map((known) => `'${known}'`).join(", ");
  throw usage(`not ${what}: expected format ${wanted}, got ${found}`, {
    field: name,
    hint: isKin ? "another version of optbench wrote it" : undefined,
  });
}
