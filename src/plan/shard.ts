import { usage } from "../core/errors.js";
import { hash } from "../core/random.js";

/** One of `count` parts into which the cases of a plan are cut; the first has index 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** All cases. */
export const WHOLE: Shard = { index: 1, count: 1 };

export const MOST_SHARDS = 1000;

/** Reads "2/5". Throws a usage error that says what is wrong with it. */
export function readShard(text: string): Shard {
  const found = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  if (found === null) throw usage(`--shard: '${text}' is no part such as 1/3, the first of three`);
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
 * Whether a shard has a case. That depends on the id alone: other cases that come or go move none
 * from one shard to another.
 */
export function isInShard(id: string, { index, count }: Shard): boolean {
  return hash(id) % count === index - 1;
}
