import { WHOLE } from "../plan/shard.js";
import { runsOf } from "./tally.js";
import type { Environment, Results, ResultsHead, ShardRecord } from "./results.js";

/** A head that says of which plan it is. */
export interface KnownHead extends ResultsHead {
  readonly shard: ShardRecord;
}

/** What results that name no shard are a part of: the run in one piece. */
export function wholeOf({ cases, tallies = [] }: Pick<Results, "cases" | "tallies">): ShardRecord {
  const counted = tallies.reduce((sum, one) => sum + runsOf(one), 0);
  return { ...WHOLE, keeps: [], cases: cases.length + counted };
}

/** A head to compare, with what is known of the ids of its plan beside their fingerprint. */
export interface ComparedHead extends KnownHead {
  readonly known?: {
    /** Whether they are all ids of the plan, in its order. */
    readonly areAll: boolean;
    ids(): Iterable<string>;
  };
}

/**
 * In what two runs differ that should be one, in words; null where they agree. Which shard each of
 * them is does not matter, nor where it was computed: no digit depends on it.
 */
export function differenceOf(a: ComparedHead, b: ComparedHead, nameA: string, nameB: string) {
  const differing = (what: string, x: unknown, y: unknown) =>
    isSame(x, y) ? null : `${what} ${print(x)} in ${nameA}, ${print(y)} in ${nameB}`;
  // older versions do not say all; the plan's fingerprint knows all
  const keys = (Object.keys(a.settings) as (keyof ResultsHead["settings"])[]).filter(
    (key) => key in b.settings,
  );
  const settings = keys.map((key) => differing(key, a.settings[key], b.settings[key]));
  return (
    differing("optbench", a.environment.optbench, b.environment.optbench) ??
    settings.find((found) => found !== null) ??
    otherCases(a, b, nameA, nameB) ??
    (a.plan === b.plan ? null : "the same cases, with other limits, labels or revisions") ??
    changedPlugin(a, b) ??
    differing("further data kept:", a.shard.keeps, b.shard.keeps)
  );
}

/** The first id that is not among all of another plan, in words; null where these are not known. */
function aloneIn(
  ids: readonly string[] = [],
  all: readonly string[] | false | undefined,
  name: string,
): string | null {
  if (!all) return null;
  const known = new Set(all);
  const id = ids.find((one) => !known.has(one));
  return id === undefined ? null : `'${id}' is a case of ${name} alone`;
}

/** In which cases two plans differ. */
function otherCases(a: ComparedHead, b: ComparedHead, nameA: string, nameB: string) {
  const areKnown = a.known?.areAll === true && b.known?.areAll === true;
  if (a.plan !== undefined && a.plan === b.plan && !areKnown) return null;
  const [ids, others] = [a.known, b.known].map((known) => known && [...known.ids()]);
  const strange =
    aloneIn(ids, b.known?.areAll && others, nameA) ??
    aloneIn(others, a.known?.areAll && ids, nameB);
  if (strange !== null) return strange;
  if (areKnown) return isSame(ids, others) ? null : "their cases stand in another order";
  const [own, other] = [a.shard, b.shard];
  if (own.cases !== other.cases)
    return `${own.cases} cases in ${nameA}, ${other.cases} in ${nameB}`;
  if (own.ids === other.ids) return null;
  if (own.ids !== undefined && other.ids !== undefined) return "as many cases, but others";
  const older = own.ids === undefined ? nameA : nameB;
  return `${older} is of an older optbench, which named plans otherwise`;
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
  const join = (key: keyof Environment) =>
    [...new Set(all.flatMap((one) => one[key].split(", ")))].join(", ");
  return {
    optbench: join("optbench"),
    node: join("node"),
    platform: join("platform"),
    arch: join("arch"),
  };
}
