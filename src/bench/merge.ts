import { placeInShard, sizeOfShard, WHOLE } from "../plan/shard.js";
import {
  type ComparedHead,
  differenceOf,
  joinEnvironments,
  type KnownHead,
  wholeOf,
} from "../records/same-run.js";
import type { CaseResult, Results, ShardRecord } from "../records/results.js";
import { OptbenchError } from "../core/errors.js";
import { profilesOfParts } from "./profiles/profiles-of.js";
import { Tallies } from "../records/tallies.js";
import { runsOf, type Tally } from "../records/tally.js";

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
  const cases = inOrder(parts);
  const tallies = added(parts);
  const profiles = profilesOfParts(
    parts.map(({ results }) => results.profiles),
    { cases, settings: first.results.settings },
  );
  const { format, settings, plan, command, plugins, tuning } = first.results;
  return {
    format,
    settings,
    // in the order of the shards: that of the files may be any
    environment: joinEnvironments(
      parts
        .toSorted((a, b) => a.shard.index - b.shard.index)
        .map(({ results }) => results.environment),
    ),
    ...(plan === undefined ? {} : { plan }),
    ...(command === undefined ? {} : { command }),
    ...(plugins === undefined ? {} : { plugins }),
    shard: { ...first.shard, ...WHOLE },
    ...(tuning === undefined ? {} : { tuning }),
    partial: false,
    ...(profiles === undefined ? {} : { profiles }),
    cases,
    ...(tallies === null ? {} : { tallies }),
  };
}

/** The tallies of all parts together, in whatever order these come; null where cases were kept. */
function added(parts: readonly Part[]): readonly Tally[] | null {
  const kinds = parts[0].results.tallies;
  if (kinds === undefined) return null;
  const sum = new Tallies(kinds);
  for (const part of parts) {
    for (const one of part.results.tallies ?? []) {
      if (sum.addAll(one)) continue;
      throw no(
        `${nameOf(part)} counts '${one.optimizer}' on '${one.function}', ${nameOf(parts[0])} does not`,
      );
    }
  }
  return sum.list();
}

/** How many cases a part has, one by one or counted. */
function sizeOf({ cases, tallies = [] }: Results): number {
  return tallies.reduce((sum, one) => sum + runsOf(one), cases.length);
}

function no(message: string): OptbenchError {
  return new OptbenchError("verdict", message);
}

/** Throws where two files are not of one run. */
function refuseStranger(a: Part, b: Part): void {
  if (a.shard.count !== b.shard.count) {
    throw no(`${nameOf(a)} and ${nameOf(b)} are not of one run: the counts of shards differ`);
  }
  const head = ({ results, shard }: Part): ComparedHead => {
    const ids = () => results.cases.map(({ id }) => id);
    return { ...results, shard, known: { areAll: shard.count === 1 && !results.partial, ids } };
  };
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
  const { count, cases } = parts[0].shard;
  const present = new Set(parts.map(({ shard }) => shard.index));
  const all = Array.from({ length: count }, (_, k) => ({ index: k + 1, count }));
  const gaps = all.filter(({ index }) => !present.has(index));
  if (gaps.length === 0) return;
  const more = gaps.length > MOST_NAMED ? ` and ${gaps.length - MOST_NAMED} more` : "";
  const names = gaps.slice(0, MOST_NAMED).map(({ index }) => `${index}/${count}`);
  const lost = gaps.reduce((sum, shard) => sum + sizeOfShard(shard, cases), 0);
  throw no(
    `${gaps.length === 1 ? "a shard is" : `${gaps.length} shards are`} missing: ${names.join(", ")}${more}, with ${lost} of ${cases} cases`,
  );
}

/** Throws where a shard has not as many cases as it should have. */
function refuseUnfinished(part: Part): void {
  const { shard, results } = part;
  const expected = sizeOfShard(shard, shard.cases);
  const size = sizeOf(results);
  const missing = expected - size;
  if (missing > 0 || results.partial) {
    throw no(
      `${nameOf(part)} is of an interrupted run: ${Math.max(0, missing)} of ${expected} cases are missing`,
    );
  }
  if (missing < 0) {
    throw no(`${nameOf(part)} has ${size} cases, its part of the plan ${expected}`);
  }
}

/** The cases of all parts, each at its place in the plan. Throws where two have the same one. */
function inOrder(parts: readonly Part[]): CaseResult[] {
  const cases: CaseResult[] = [];
  const foundIn = new Map<string, Part>();
  for (const part of parts) {
    for (const [k, one] of part.results.cases.entries()) {
      const other = foundIn.get(one.id);
      if (other !== undefined) {
        throw no(`${nameOf(part)} has a case of ${nameOf(other)}: '${one.id}'`);
      }
      foundIn.set(one.id, part);
      cases[placeInShard(part.shard, k)] = one;
    }
  }
  return cases;
}

function nameOf({ name, shard }: Part): string {
  return shard.count === 1 ? `${name} (a whole run)` : `${name} (${titleOf(shard)})`;
}

function titleOf({ index, count }: ShardRecord): string {
  return count === 1 ? "a whole run" : `shard ${index}/${count}`;
}
