import type { AnyOptimizer } from "../../core/definition.js";
import { fold } from "../../core/suggest.js";
import { dialects } from "../../dialects/index.js";
import { camel, toOf } from "../../dialects/param-row.js";

/** Parameters that some of our methods have themselves and others get from a modifier. */
const SAME: Readonly<Record<string, string>> = { "weight-decay.rate": "weightDecay" };

/** The parameters of a definition by what we call them: { beta1: "b1" } for optax. */
type KeysByOwn = ReadonlyMap<string, string>;

let rows: ReadonlyMap<string, KeysByOwn> | undefined;
let meanings: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** The parameters of an entry by our names for them; those of our own entries go by their own names. */
export function keysByOwn({ id, params, mapsTo }: AnyOptimizer): KeysByOwn {
  rows ??= readRows();
  const ofRow = mapsTo === undefined ? undefined : rows.get(id);
  return ofRow ?? new Map(Object.keys(params).map((key) => [key, key]));
}

/** Our possible names for somebody else's name: "b1", "beta_1" and "beta1" are all our beta1. */
export function meaningsOf(name: string): ReadonlySet<string> {
  meanings ??= readMeanings();
  return new Set([name, ...(meanings.get(fold(name)) ?? [])]);
}

function readRows(): ReadonlyMap<string, KeysByOwn> {
  return new Map(
    dialects.flatMap((dialect) =>
      Object.entries(dialect.optimizers).map(([id, { params }]) => {
        const keys = Object.entries(params).flatMap(([name, spec]) => {
          const own = typeof spec === "object" && "of" in spec ? null : toOf(spec);
          return own === null ? [] : ([[SAME[own] ?? own, camel(name)]] as const);
        });
        return [`${dialect.id}/${id}`, new Map(keys)] as const;
      }),
    ),
  );
}

function readMeanings(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>([["epsilon", new Set(["eps"])]]);
  rows ??= readRows();
  for (const keys of rows.values()) {
    for (const [own, key] of keys) {
      const known = found.get(fold(key)) ?? new Set();
      found.set(fold(key), known.add(own));
    }
  }
  return found;
}
