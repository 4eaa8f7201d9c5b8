import type { JsonSchema } from "../plan/json-schema.js";
import { JsonFields } from "./json-fields.js";
import type { Kind, Refer } from "./kinds.js";

/** A field of a record: its kind, and a text for the readers of its schema. */
interface Field<T> {
  readonly kind: Kind<T>;
  readonly doc: string;
  readonly isOptional: boolean;
  /** What is read where it is left out. */
  readonly otherwise?: T;
}

interface Needed<T> extends Field<T> {
  readonly isOptional: false;
}

interface Optional<T> extends Field<T> {
  readonly isOptional: true;
}

/** A field for each key of T, optional where T says so: the compiler finds one that is missing. */
export type Shape<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? Optional<Exclude<T[K], undefined>>
    : Needed<T[K]>;
};

export function needed<T>(kind: Kind<T>, doc = ""): Needed<T> {
  return { kind, doc, isOptional: false };
}

export function optional<T>(kind: Kind<T>, doc = ""): Optional<T> {
  return { kind, doc, isOptional: true };
}

/** A field that may be left out, and stands for `otherwise` then. */
export function withDefault<T>(kind: Kind<T>, otherwise: T, doc = ""): Needed<T> {
  return { kind, doc, isOptional: false, otherwise };
}

/** An object with these fields and no other. */
export interface RecordKind<T> extends Kind<T> {
  readonly shape: Shape<T>;
  readonly keys: readonly string[];
  /** Reads the object that stands at a place, such as "a.json: case 3". */
  readonly at: (value: unknown, place: string) => T;
  /** Reads the fields where others stand beside them. */
  readonly from: (fields: JsonFields) => T;
}

/** @param check refuses fields that contradict one another */
export function record<T extends object>(
  shape: Shape<T>,
  check: (read: T, fields: JsonFields) => void = () => {},
): RecordKind<T> {
  const entries = Object.entries(shape) as [string, Field<unknown>][];
  const keys = entries.map(([key]) => key);
  const from = (fields: JsonFields): T => {
    const read: Record<string, unknown> = {};
    for (const [key, { kind, isOptional, otherwise }] of entries) {
      const isLeftOut = (isOptional || otherwise !== undefined) && !fields.has(key);
      if (!isLeftOut) read[key] = kind.read(fields, key);
      else if (otherwise !== undefined) read[key] = otherwise;
    }
    check(read as T, fields);
    return read as T;
  };
  const at = (value: unknown, place: string) => from(new JsonFields(value, place, keys));
  return {
    shape,
    keys,
    from,
    at,
    read: (fields, key) => at(fields.get(key), `${fields.place}: ${key}`),
    schema: (refer) => recordSchema(entries, refer),
  };
}

function recordSchema(entries: readonly [string, Field<unknown>][], refer: Refer): JsonSchema {
  const isNeeded = ({ isOptional, otherwise }: Field<unknown>) =>
    !isOptional && otherwise === undefined;
  const required = entries.filter(([, field]) => isNeeded(field)).map(([key]) => key);
  return {
    type: "object",
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(
      entries.map(([key, { kind, doc }]) => {
        const schema = refer(kind);
        const told = doc === "" ? {} : { description: doc };
        return [key, { ...told, ...schema, ...told }];
      }),
    ),
  };
}

/**
 * A list, each entry of which is read by itself. The third of them stands at "name 3", for messages.
 *
 * @param what is expected, for the message
 */
export function listOfEach<T>(one: Kind<T>, what: string, name: string): Kind<readonly T[]> {
  return {
    read: (fields, key) => {
      const found = fields.get(key);
      if (!Array.isArray(found)) return fields.refuse(key, what);
      return found.map((entry: unknown, k) => {
        const own = `${name} ${k + 1}`;
        return one.read(new JsonFields({ [own]: entry }, fields.place, [own]), own);
      });
    },
    schema: (refer) => ({ type: "array", items: refer(one) }),
  };
}

/** A document whose schema has names for some kinds. */
export interface DocumentSchema {
  readonly root: Kind<unknown>;
  /** What stands before the schema of the root: its dialect, id and title. */
  readonly head: JsonSchema;
  /** The key of the named kinds: "$defs", in older dialects "definitions". */
  readonly under: "$defs" | "definitions";
  readonly names: Readonly<Record<string, Kind<unknown>>>;
}

export function documentSchema({ root, head, under, names }: DocumentSchema): JsonSchema {
  const nameOf = new Map(Object.entries(names).map(([name, kind]) => [kind, name]));
  const refer: Refer = (kind) => {
    const name = nameOf.get(kind);
    return name === undefined ? kind.schema(refer) : { $ref: `#/${under}/${name}` };
  };
  const definitions = Object.entries(names).map(([name, kind]) => [name, kind.schema(refer)]);
  return { ...head, ...root.schema(refer), [under]: Object.fromEntries(definitions) };
}
