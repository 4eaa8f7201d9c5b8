import { isObject } from "./json-fields.js";
import { described, type Kind, textLike, type Value, value } from "./kinds.js";

export const integer = value("a whole number", (x): x is number => Number.isSafeInteger(x), {
  type: "integer",
});

const isCount = (x: unknown): x is number => Number.isSafeInteger(x) && (x as number) >= 0;

/** A whole number from `least` to `most`. */
export function countFrom(least: number, most?: number): Value<number> {
  return value("a count", (x): x is number => isCount(x) && x >= least && x <= (most ?? Infinity), {
    type: "integer",
    minimum: least,
    ...(most === undefined ? {} : { maximum: most }),
  });
}

export const count = countFrom(0);

export const countOrNull = countFromOrNull(0);

export function countFromOrNull(least: number): Value<number | null> {
  return value(
    "a count or null",
    (x): x is number | null => x === null || (isCount(x) && x >= least),
    { type: ["integer", "null"], minimum: least },
  );
}

const isFinite = (x: unknown): x is number => Number.isFinite(x);

/** The bounds of a number, as JSON Schema names them. */
interface Bounds {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

function isWithin(x: number, bounds: Bounds): boolean {
  const { minimum = -Infinity, exclusiveMinimum: above = -Infinity } = bounds;
  const { maximum = Infinity, exclusiveMaximum: below = Infinity } = bounds;
  return x >= minimum && x > above && x <= maximum && x < below;
}

/** A finite number. */
export function numberIn(what: string, bounds: Bounds): Value<number> {
  return value(what, (x): x is number => isFinite(x) && isWithin(x, bounds), {
    type: "number",
    ...bounds,
  });
}

export function numberInOrNull(what: string, bounds: Bounds): Value<number | null> {
  return value(
    what,
    (x): x is number | null => x === null || (isFinite(x) && isWithin(x, bounds)),
    {
      type: ["number", "null"],
      ...bounds,
    },
  );
}

export const number = numberIn("a number", {});
export const numberOrNull = described(
  "null where it is not finite",
  numberInOrNull("a number or null", {}),
);
export const positive = numberIn("a positive number", { exclusiveMinimum: 0 });
export const share = numberIn("0 to 1", { minimum: 0, maximum: 1 });
export const shareOrNull = numberInOrNull("0 to 1 or null", { minimum: 0, maximum: 1 });

/** As targetKey prints them; this keeps `__proto__` out too. */
export const targetText = textLike(/^\d(\.\d+)?e-?\d+$/, 'targets such as "1e-2"');

/** First hits by target: { "1e-2": 30, "1e-4": null }. */
export const hitsByTarget: Kind<Readonly<Record<string, number | null>>> = {
  read: (fields, key) => {
    const found = fields.get(key);
    if (!isObject(found)) return fields.refuse(key, "hits by target");
    for (const [target, hit] of Object.entries(found)) {
      if (targetText.is(target) && countOrNull.is(hit)) continue;
      return fields.refuse(key, 'hits by target, such as {"1e-2":30}');
    }
    return found as Readonly<Record<string, number | null>>;
  },
  schema: (refer) => ({
    type: "object",
    propertyNames: refer(targetText),
    additionalProperties: refer(countOrNull),
  }),
};
