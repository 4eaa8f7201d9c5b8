/** A document with one field changed, and what was done to it: "cases/0/steps = -1". */
export interface Mutant {
  readonly name: string;
  /** The keys to the field, without the places in lists: "cases/steps". */
  readonly field: string;
  readonly document: unknown;
}

/** Other types, and values out of most ranges. */
const OTHERS: readonly unknown[] = [
  null,
  true,
  "",
  "x",
  -1,
  0,
  0.5,
  2,
  1e6,
  [],
  [null],
  {},
  { x: -1 },
];

/** Keys that no object has. */
const MORE = ["extra", "0.01", "1e+2"];

/**
 * Documents that differ from a valid one in one place: a key deleted or added, another type, a number
 * out of its range. Of like places, in lists and in all documents, the first is changed.
 */
export function* mutants(documents: readonly unknown[]): Generator<Mutant> {
  const seen = new Set<string>();
  for (const document of documents) yield* mutantsOf(document, seen);
}

function* mutantsOf(document: unknown, seen: Set<string>): Generator<Mutant> {
  for (const path of pathsOf(document, [])) {
    const field = path.filter((key) => typeof key === "string").join("/");
    const before = at(document, path);
    const signature = `${field} ${keysOf(before)}`;
    if (seen.has(signature)) continue;
    seen.add(signature);
    const name = path.join("/");
    const mutant = (what: string, by?: { readonly value: unknown }): Mutant => ({
      name: `${name} ${what}`,
      field,
      document: changed(document, path, by),
    });
    if (typeof path.at(-1) === "string") yield mutant("deleted");
    for (const value of OTHERS) {
      const text = JSON.stringify(value);
      if (text !== JSON.stringify(before)) yield mutant(`= ${text}`, { value });
    }
    if (Array.isArray(before)) {
      yield mutant("with one more", { value: [...before, before[0] ?? 1] });
    } else if (typeof before === "object" && before !== null) {
      for (const key of MORE) yield mutant(`with '${key}'`, { value: { ...before, [key]: null } });
    }
  }
}

type Path = readonly (string | number)[];

function* pathsOf(value: unknown, path: Path): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value) ? value.map((_, k) => k) : Object.keys(value);
  for (const key of keys) yield* pathsOf(at(value, [key]), [...path, key]);
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((found, key) => (found as Record<string | number, unknown>)[key], value);
}

function keysOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  return typeof value === "object" && value !== null ? Object.keys(value).join() : typeof value;
}

/** A copy, with another value in one place, or without it; what lies beside the path is shared. */
function changed(value: unknown, [key, ...rest]: Path, by?: { readonly value: unknown }): unknown {
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  if (rest.length > 0) copy[key] = changed(copy[key], rest, by);
  else if (by === undefined) delete copy[key];
  else copy[key] = by.value;
  return copy;
}
