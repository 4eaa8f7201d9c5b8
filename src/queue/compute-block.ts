import { messageOf, OptbenchError } from "../core/errors.js";
import type { Executor } from "../bench/executors/executor.js";
import { toCaseResult } from "../bench/case-result.js";
import { startLost } from "../bench/execute.js";
import type { Catalogue } from "../plan/catalogue.js";
import { casesBetween } from "../plan/chosen-cases.js";
import type { Plan } from "../plan/plan.js";
import type { CaseResult } from "../records/results.js";
import type { BlockAnswer } from "./block-answer.js";
import { readBlock, type Block } from "./block.js";
import { LOST_REASON, MOST_DEATHS } from "./lost-case.js";
import type { Turns } from "./turns.js";

/** What a worker computes blocks with. */
export interface Computing {
  readonly plan: Plan;
  readonly catalogue: Catalogue;
  /** Runs a block in one thread. */
  readonly execute: Executor;
  readonly isInterrupted: () => boolean;
  /** What this worker is running now. */
  readonly turns: Turns;
  /** Adds to a counter of the block; null where the block is not open any more. */
  readonly count: (counter: string, by: number) => Promise<number | null>;
}

/**
 * What comes of a block: null where nobody wants it any more, "return" where it is given back.
 *
 * The first time, a block is computed at once, beside others. Where a worker has died with it, or
 * was thought to have, its cases are computed one by one and with nothing beside them, so that
 * it becomes known which of them it is that workers die of.
 */
export async function computeBlock(
  id: string,
  computing: Computing,
): Promise<BlockAnswer | "return" | null> {
  const block = readBlock(id, computing.plan.cases.length);
  if (block === null) return { failed: `'${id}' is not a block of the plan` };
  const starts = await computing.count("starts", 1);
  if (starts === null) return null;
  const isSuspect = starts > 1;
  const done = await computing.turns.take(isSuspect, () =>
    answering(() => (isSuspect ? oneByOne(block, computing) : atOnce(block, computing))),
  );
  // a worker that stops on purpose is not suspected
  if (done === "return") await computing.count("starts", -1);
  return done;
}

async function answering(run: () => Promise<CaseResult[] | null>): Promise<BlockAnswer | "return"> {
  const began = performance.now();
  try {
    const results = await run();
    if (results === null) return "return";
    const elapsedMs = performance.now() - began;
    return { results: results.map((one) => ({ ...one, start: [] })), elapsedMs };
  } catch (error) {
    if (!(error instanceof OptbenchError)) return { failed: messageOf(error) };
    return { refused: { code: error.code, problem: error.problem, details: error.details } };
  }
}

/** null where it was interrupted. */
async function atOnce(
  { from, to }: Block,
  { plan, execute, isInterrupted }: Pick<Computing, "plan" | "execute" | "isInterrupted">,
): Promise<CaseResult[] | null> {
  const results: CaseResult[] = [];
  const part = { ...plan, cases: casesBetween(plan.cases, from, to) };
  for await (const one of execute(part, isInterrupted)) results.push(one);
  return results.length < to - from ? null : results;
}

async function oneByOne({ from, to }: Block, computing: Computing): Promise<CaseResult[] | null> {
  const { plan, catalogue, isInterrupted, count } = computing;
  const results: CaseResult[] = [];
  for (let place = from; place < to; place++) {
    if (isInterrupted()) return null;
    const counter = `case ${place}`;
    const tries = await count(counter, 1);
    if (tries === null) return null;
    if (tries > MOST_DEATHS) {
      const one = plan.cases.at(place)!;
      const run = startLost(one, plan.settings, catalogue);
      run.fail(LOST_REASON);
      results.push(toCaseResult(one, plan.settings, run.result()));
      continue;
    }
    const done = await atOnce({ from: place, to: place + 1 }, computing);
    await count(counter, done === null ? -1 : -tries);
    if (done === null) return null;
    results.push(...done);
  }
  return results;
}
