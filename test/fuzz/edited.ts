import fc from "fast-check";

/** Pieces that mean something to YAML, JSON, the grammar or a terminal. */
const PIECES = [
  ..."{}[]\"':,#&*!|>%@`-?~\n\t /=+.0",
  "\r\n",
  "\ufeff",
  "\0",
  "\u001b[2J",
  "\u2028",
  "\ud800",
  "---\n",
  "...\n",
  "<<: *a",
  "&a ",
  "*a ",
  "!!binary ",
  "null",
  "1e999",
  ".nan",
  ".inf",
  "9".repeat(40),
  "__proto__",
  "constructor",
  "<<<<<<< HEAD\n",
  ">>>>>>> theirs\n",
];

/** Values that readers may not expect. */
const VALUES: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(-0, -1, 0.5, 1e308, 2e9, "", " ", "\0", "\u001b[31m", "../../x", [], {}),
  fc.constantFrom<unknown>(...PIECES),
  fc.constantFrom<unknown>({ constructor: 1 }, { adam: null }, { sgd: { lr: [] }, plus: {} }),
);

const KEYS = fc.constantFrom("__proto__", "constructor", "toString", "plus", "label", "", "x y");

/** A document, given as JSON, with some of its values replaced, removed or added to, however deep. */
function changed(document: string, changes: readonly Change[]): unknown {
  const copy: unknown = JSON.parse(document);
  for (const { at, value: given, how, key } of changes) {
    const place = placeOf(copy, at);
    if (place === null) break;
    const [holder, found] = place;
    // its own copy: the same value may be given twice, and be changed in one place
    const value: unknown = typeof given === "object" ? structuredClone(given) : given;
    if (how === "remove") delete holder[found];
    else if (how === "replace") holder[found] = value;
    else if (!Array.isArray(holder)) define(holder, key, value);
  }
  return copy;
}

interface Change {
  readonly at: number;
  readonly value: unknown;
  readonly how: "remove" | "replace" | "add";
  readonly key: string;
}

/** As JSON.parse does: `__proto__` is a key like any other. */
function define(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

type Place = [holder: Record<string, unknown>, key: string];

/** One of the fields of a document, the same for the same number; of long lists one of the first entries. */
function placeOf(document: unknown, at: number): Place | null {
  const places: Place[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const holder = value as Record<string, unknown>;
    let few = 12;
    for (const key in holder) {
      if (few-- === 0) break;
      places.push([holder, key]);
      visit(holder[key]);
    }
  };
  visit(document);
  return places.length === 0 ? null : places[at % places.length];
}

const changes = fc.array(
  fc.record<Change>({
    at: fc.nat(),
    value: VALUES,
    how: fc.constantFrom("remove", "replace", "replace", "add"),
    key: KEYS,
  }),
  { minLength: 1, maxLength: 3 },
);

/** A text with some of it cut out, doubled, or replaced by pieces. */
const edits = fc.array(
  fc.record({ at: fc.nat(), length: fc.nat(6), piece: fc.constantFrom("", ...PIECES) }),
  { maxLength: 3 },
);

/** Documents like these, damaged as values and as text. */
export function damaged(
  documents: readonly unknown[],
  print: (document: unknown) => string = JSON.stringify,
): fc.Arbitrary<string> {
  const printed = documents.map((document) => ({
    text: print(document),
    json: JSON.stringify(document),
  }));
  return fc
    .record({ document: fc.constantFrom(...printed), changes, edits, isValue: fc.boolean() })
    .map((given) => {
      const { document } = given;
      const text = given.isValue ? print(changed(document.json, given.changes)) : document.text;
      return given.isValue && given.edits.length < 2 ? text : editedText(text, given.edits);
    });
}

/** Texts like these, damaged. */
export function damagedText(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .record({ text: fc.constantFrom(...texts), edits, more: fc.array(fc.constantFrom(...PIECES)) })
    .map((given) => editedText(given.text, given.edits) + given.more.slice(0, 4).join(""));
}

function editedText(text: string, list: readonly { at: number; length: number; piece: string }[]) {
  return list.reduce((edited, { at, length, piece }) => {
    const from = at % (edited.length + 1);
    return edited.slice(0, from) + piece + edited.slice(from + length);
  }, text);
}
