import { usage } from "../core/errors.js";
import { hash } from "../core/random.js";

/** One of `count` parts into which the cases of a plan are cut; the first has index 1. */
export interface Shard {
  /** Which part, from 1 to `count`. */
  readonly index: number;
  /** How many parts there are. */
  readonly count: number;
}

/** All cases. */
export const WHOLE: Shard = { index: 1, count: 1 };

export const MOST_SHARDS = 1000;

/** Reads "2/5". Throws a usage error that says what is wrong with it. */
export function readShard(text: string): Shard {
  const found = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  if (found === null)
    throw usage(`--shard: '${text}' is not a part such as 1/3, the first of three`);
  const [index, count] = [Number(found[1]), Number(found[2])];
  if (count < 1 || count > MOST_SHARDS) {
    throw usage(`--shard: ${text} asks for ${count} parts; allowed are 1 to ${MOST_SHARDS}`);
  }
  if (index < 1 || index > count) {
    throw usage(`--shard: there is no part ${index} of ${count}; the first is 1/${count}`);
  }
  return { index, count };
}

/**
 * Of `count` cases that follow one another, each shard has one. Which one changes from round to
 * round, so that no shard gets the same optimizer again and again: their number may be `count` too.
 */
function turnOf({ index, count }: Shard, round: number): number {
  return (index - 1 + (mixed(round) % count)) % count;
}

/** The finaliser of MurmurHash3: neighbours come out far apart, the same everywhere. */
function mixed(number: number): number {
  let h = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Where the case that stands at a place in a shard stands in the whole plan. */
export function placeInShard(shard: Shard, place: number): number {
  return place * shard.count + turnOf(shard, place);
}

/** How many of the cases of a plan a shard has: of two shards one has at most one more. */
export function sizeOfShard(shard: Shard, cases: number): number {
  const rounds = Math.floor(cases / shard.count);
  return rounds + (placeInShard(shard, rounds) < cases ? 1 : 0);
}

/** Whether a shard answers for an id that no case of the plan has. */
export function answersFor({ index, count }: Shard, id: string): boolean {
  return hash(id) % count === index - 1;
}
