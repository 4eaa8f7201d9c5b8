import { WHOLE } from "../plan/shard.js";
import type { Environment, Results, ResultsHead, ShardRecord } from "./results.js";

/** A head that says of which plan it is. */
export interface KnownHead extends ResultsHead {
  readonly shard: ShardRecord;
}

/** What results that name no shard are a part of: the run in one piece. */
export function wholeOf({ cases }: Pick<Results, "cases">): ShardRecord {
  return { ...WHOLE, keeps: [], ids: cases.map(({ id }) => id) };
}

/**
 * In what two runs differ that should be one, in words; null where they agree. Which shard each of
 * them is does not matter, nor where it was computed: no digit depends on it.
 */
export function differenceOf(a: KnownHead, b: KnownHead, nameA: string, nameB: string) {
  const differing = (what: string, x: unknown, y: unknown) =>
    isSame(x, y) ? null : `${what} ${print(x)} in ${nameA}, ${print(y)} in ${nameB}`;
  const alone = (ids: readonly string[], others: readonly string[], name: string) => {
    const known = new Set(others);
    const id = ids.find((one) => !known.has(one));
    return id === undefined ? null : `'${id}' is a case of ${name} alone`;
  };
  const [ids, others] = [a.shard.ids, b.shard.ids];
  // files of old do not say all; the plan's fingerprint knows all
  const keys = (Object.keys(a.settings) as (keyof ResultsHead["settings"])[]).filter(
    (key) => key in b.settings,
  );
  const settings = keys.map((key) => differing(key, a.settings[key], b.settings[key]));
  return (
    differing("optbench", a.environment.optbench, b.environment.optbench) ??
    settings.find((found) => found !== null) ??
    alone(ids, others, nameA) ??
    alone(others, ids, nameB) ??
    (isSame(ids, others) ? null : "their cases stand in another order") ??
    (a.plan === b.plan ? null : "the same cases, with other limits, labels or revisions") ??
    changedPlugin(a, b) ??
    differing("further data kept:", a.shard.keeps, b.shard.keeps)
  );
}

/** A file that has changed makes other cases under the same names. */
function changedPlugin({ plugins: a = [] }: KnownHead, { plugins: b = [] }: KnownHead) {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const at = longer.findIndex(({ hash }, k) => hash !== shorter[k]?.hash);
  if (at < 0) return null;
  return shorter.length > at
    ? `the files of plugin ${longer[at].name} have changed`
    : `which files plugin ${longer[at].name} had is not known of both`;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function print(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.length === 0 ? "none" : value.join(",");
}

/** What all parts were computed with; where they differ, each once. */
export function joinEnvironments(all: readonly Environment[]): Environment {
  const join = (key: keyof Environment) => [...new Set(all.map((one) => one[key]))].join(", ");
  return {
    optbench: join("optbench"),
    node: join("node"),
    platform: join("platform"),
    arch: join("arch"),
  };
}
