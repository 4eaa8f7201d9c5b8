import type { JsonSchema } from "../plan/json-schema.js";
import type { JsonFields } from "./json-fields.js";
import { plainLines } from "./plain-lines.js";

/** The schema of a kind of value, or a reference to it where it has a name. */
export type Refer = (kind: Kind<unknown>) => JsonSchema;

/**
 * What a field of a document may be. Its reader and its JSON Schema stand side by side: what the
 * schema refuses the reader refuses.
 */
export interface Kind<T> {
  /** Throws a usage error that names the field. */
  readonly read: (fields: JsonFields, key: string) => T;
  readonly schema: (refer: Refer) => JsonSchema;
}

/** A kind that one look at a value decides, so that lists can be made of it. */
export interface Value<T> extends Kind<T> {
  readonly is: (value: unknown) => value is T;
}

/** @param what is expected, for the message */
export function value<T>(
  what: string,
  is: (value: unknown) => value is T,
  schema: JsonSchema,
): Value<T> {
  return {
    is,
    read: (fields, key) => {
      const found = fields.get(key);
      return is(found) ? found : fields.refuse(key, what);
    },
    schema: () => schema,
  };
}

/** A kind with fewer values. What `more` adds to its schema says no more than `holds`. */
export function narrowed<T>(
  kind: Kind<T>,
  what: string,
  holds: (value: T) => boolean,
  more: JsonSchema = {},
): Kind<T> {
  return {
    read: (fields, key) => {
      const found = kind.read(fields, key);
      return holds(found) ? found : fields.refuse(key, what);
    },
    schema: (refer) => ({ ...kind.schema(refer), ...more }),
  };
}

/** A kind with a text for the readers of its schema. */
export function described<K extends Kind<unknown>>(doc: string, kind: K): K {
  return { ...kind, schema: (refer: Refer) => ({ description: doc, ...kind.schema(refer) }) };
}

/** A value of one kind, or of another; `isFirst` tells by which it is to be read. */
export function either<A, B>(
  first: Kind<A>,
  second: Kind<B>,
  isFirst: (value: unknown) => boolean,
): Kind<A | B> {
  return {
    read: (fields, key) => (isFirst(fields.get(key)) ? first : second).read(fields, key),
    schema: (refer) => ({ anyOf: [refer(first), refer(second)] }),
  };
}

const nothing = value("null", (x): x is null => x === null, { type: "null" });

export function nullOr<T>(kind: Kind<T>): Kind<T | null> {
  return either(kind, nothing, (x) => x !== null);
}

/** Longer texts are refused. */
const LONGEST_TEXT = 10_000;

export const text = narrowed(
  value("text", (x): x is string => typeof x === "string" && x !== "" && x.length <= LONGEST_TEXT, {
    type: "string",
    minLength: 1,
    maxLength: LONGEST_TEXT,
  }),
  "text without control characters",
  (found) => !/\p{C}/u.test(found),
);

/** A text that may have lines, its control characters made harmless. */
export const lines: Kind<string> = {
  read: (fields, key) => {
    const found = fields.get(key);
    return typeof found === "string" ? plainLines(found) : fields.refuse(key, "text");
  },
  schema: () => ({ type: "string" }),
};

/** A text of a pattern; `what` are such texts, for the message. */
export function textLike(pattern: RegExp, what: string): Value<string> {
  return value(what, (x): x is string => typeof x === "string" && pattern.test(x), {
    type: "string",
    pattern: pattern.source,
  });
}

/** A fingerprint. */
export const hash = textLike(/^[0-9a-f]{32}$/, "32 hexadecimal digits");

export function word<W extends string>(words: readonly W[]): Value<W> {
  return value(`one of ${words.join(", ")}`, (x): x is W => words.some((one) => one === x), {
    enum: words,
  });
}

export function exactly<V extends string>(only: V): Value<V> {
  return value(`'${only}'`, (x): x is V => x === only, { const: only });
}

export const flag = value("true or false", (x): x is boolean => typeof x === "boolean", {
  type: "boolean",
});

/** A flag that is either true or absent. */
export const onlyTrue = narrowed(flag, "true, or left out", (found) => found, {
  const: true,
}) as Kind<true>;

/** A list of values. */
export function listOf<T>(
  one: Value<T>,
  what: string,
  { least = 0, most = Infinity }: { readonly least?: number; readonly most?: number } = {},
): Value<readonly T[]> {
  const isList = (x: unknown): x is T[] =>
    Array.isArray(x) && x.every((entry) => one.is(entry)) && x.length >= least && x.length <= most;
  return {
    ...value(what, isList, {}),
    schema: (refer) => ({
      type: "array",
      items: refer(one),
      ...(least > 0 ? { minItems: least } : {}),
      ...(most < Infinity ? { maxItems: most } : {}),
    }),
  };
}

/** Two values. */
export function pairOf<T>(one: Value<T>, what: string): Value<readonly [T, T]> {
  return listOf(one, what, { least: 2, most: 2 }) as Value<readonly T[]> as Value<readonly [T, T]>;
}
