import { OptbenchError } from "../core/errors.js";
import { isInShard, WHOLE } from "../plan/shard.js";
import type { Results, ShardRecord } from "../records/results.js";
import { differenceOf, joinEnvironments, type KnownHead, wholeOf } from "../records/same-run.js";
import { profilesOfParts } from "./profiles/profiles-of.js";

/** Results, and what the user calls the file they are from. */
export interface SavedResults {
  readonly name: string;
  readonly results: Results;
}

interface Part extends SavedResults {
  readonly shard: ShardRecord;
}

/**
 * Joins the results of all shards of a run: what the run in one piece comes to, in its order.
 * Throws an error without a verdict where one is missing, doubled, unfinished, or of another run.
 */
export function mergeResults(saved: readonly SavedResults[]): Results & KnownHead {
  const parts = saved.map((one): Part => ({
    ...one,
    shard: one.results.shard ?? wholeOf(one.results),
  }));
  const [first, ...others] = parts;
  for (const other of others) refuseStranger(first, other);
  refuseTwins(parts);
  refuseGaps(parts);
  for (const part of parts) refuseUnfinished(part);
  const found = new Map(parts.flatMap(({ results }) => results.cases.map((one) => [one.id, one])));
  const cases = first.shard.ids.map((id) => found.get(id)!);
  const profiles = profilesOfParts(
    parts.map(({ results }) => results.profiles),
    { cases, settings: first.results.settings },
  );
  const { format, settings, plan, plugins, tuning } = first.results;
  return {
    format,
    settings,
    environment: joinEnvironments(parts.map(({ results }) => results.environment)),
    ...(plan === undefined ? {} : { plan }),
    ...(plugins === undefined ? {} : { plugins }),
    shard: { ...first.shard, ...WHOLE },
    ...(tuning === undefined ? {} : { tuning }),
    partial: false,
    ...(profiles === undefined ? {} : { profiles }),
    cases,
  };
}

function no(message: string): OptbenchError {
  return new OptbenchError("verdict", message);
}

/** Throws where two files are not of one run. */
function refuseStranger(a: Part, b: Part): void {
  if (a.shard.count !== b.shard.count) {
    throw no(`${nameOf(a)} and ${nameOf(b)} are not of one run: the counts of shards differ`);
  }
  const head = ({ results, shard }: Part) => ({ ...results, shard });
  const difference = differenceOf(head(a), head(b), a.name, b.name);
  if (difference === null) return;
  throw no(`${a.name} and ${b.name} are not of one run: ${difference}`);
}

function refuseTwins(parts: readonly Part[]): void {
  const seen = new Map<number, string>();
  for (const { name, shard } of parts) {
    const twin = seen.get(shard.index);
    if (twin !== undefined) throw no(`${titleOf(shard)} is there twice: ${twin} and ${name}`);
    seen.set(shard.index, name);
  }
}

/** How many missing shards are named. */
const MOST_NAMED = 5;

function refuseGaps(parts: readonly Part[]): void {
  const { count, ids } = parts[0].shard;
  const present = new Set(parts.map(({ shard }) => shard.index));
  const all = Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
  const gaps = all.filter(({ index }) => !present.has(index));
  if (gaps.length === 0) return;
  const more = gaps.length > MOST_NAMED ? ` and ${gaps.length - MOST_NAMED} more` : "";
  const names = gaps.slice(0, MOST_NAMED).map(({ index }) => `${index}/${count}`);
  const cases = ids.filter((id) => gaps.some((shard) => isInShard(id, shard))).length;
  throw no(
    `${gaps.length === 1 ? "a shard is" : `${gaps.length} shards are`} missing: ${names.join(", ")}${more}, with ${cases} of ${ids.length} cases`,
  );
}

/** Throws where a shard has not exactly the cases that it should have. */
function refuseUnfinished(part: Part): void {
  const { shard, results } = part;
  const expected = shard.ids.filter((id) => isInShard(id, shard));
  const cases = new Set(results.cases.map(({ id }) => id));
  const missing = expected.filter((id) => !cases.has(id));
  if (missing.length > 0 || results.partial) {
    const first = missing.length === 0 ? "" : `, the first '${missing[0]}'`;
    throw no(
      `${nameOf(part)} is of an interrupted run: ${missing.length} of ${expected.length} cases are missing${first}`,
    );
  }
  if (cases.size === expected.length) return;
  const known = new Set(expected);
  const stranger = results.cases.find(({ id }) => !known.has(id))!;
  throw no(`${nameOf(part)} has a case that is not its own: '${stranger.id}'`);
}

function nameOf({ name, shard }: Part): string {
  return shard.count === 1 ? `${name} (a whole run)` : `${name} (${titleOf(shard)})`;
}

function titleOf({ index, count }: ShardRecord): string {
  return count === 1 ? "a whole run" : `shard ${index}/${count}`;
}
