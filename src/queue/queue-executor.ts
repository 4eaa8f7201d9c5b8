import { setTimeout as sleep } from "node:timers/promises";
import { OptbenchError, usage } from "../core/errors.js";
import type { Executor } from "../bench/executors/executor.js";
import { placesIn } from "../plan/chosen-cases.js";
import type { Plan } from "../plan/plan.js";
import type { CaseResult } from "../records/results.js";
import { elapsedOf, unpackAnswer, type BlockAnswer, type BlockResults } from "./block-answer.js";
import { BlockOrder } from "./block-order.js";
import { idOfBlock } from "./block.js";
import type { Lease } from "./hold-queue.js";
import { patiently } from "./patiently.js";
import type { PresentWorker, QueueServer } from "./queue-server.js";

/** How often the server is asked for results. */
const ASK_EVERY_MS = 30;
/** How many blocks are taken from the server at once. */
const TAKEN = 16;
/** How often to check which workers are there, and whether the server has lost something. */
const LOOK_EVERY_MS = 1000;
/** After so long without an answer a block is handed out again: the server may have lost it. */
const AGAIN_MS = 5000;
/** How many blocks are out for each thread of the workers: it computes one, the others wait. */
const PER_THREAD = 3;
/** How many blocks may wait here, packed, for an earlier one. */
const MOST_WAITING = 256;
/** If all workers so far have refused the run, how long others have to come. */
const GRACE_MS = 3000;

/** What a parent tells while it waits. */
interface QueueNews {
  /** Is told again and again how many workers there are. */
  workers(count: number): void;
  /** A worker refuses the run, while others compute it. */
  refused(reason: string): void;
}

/** Hands the cases of a plan out in blocks to workers on other machines. */
export function queueExecutor(
  server: QueueServer,
  run: string,
  lease: Lease,
  planned: Plan,
  news: QueueNews,
): Executor {
  return (plan, isInterrupted) =>
    new Parent(server, run, lease, planned, plan, isInterrupted, news).results();
}

/** A block that is out. */
interface Open {
  /** The place of its first case among the cases that are wanted. */
  readonly first: number;
  readonly cases: number;
  handedOutAt: number;
}

class Parent {
  readonly #order: BlockOrder;
  readonly #open = new Map<string, Open>();
  /** Packed results, by the place of their first case. */
  readonly #done = new Map<number, Uint8Array>();
  #workers: readonly PresentWorker[] = [];
  readonly #refusals = new Set<string>();
  #refusedAt = Infinity;
  #lookAt = 0;

  constructor(
    private readonly server: QueueServer,
    private readonly run: string,
    private readonly lease: Lease,
    planned: Plan,
    private readonly plan: Plan,
    private readonly isInterrupted: () => boolean,
    private readonly news: QueueNews,
  ) {
    const placeOf = placesIn(plan.cases, planned.cases);
    this.#order = new BlockOrder(plan.cases.length, placeOf);
  }

  async *results(): AsyncGenerator<CaseResult> {
    for (let place = 0; place < this.plan.cases.length && !this.isInterrupted();) {
      this.lease.refuseLost();
      await this.#look();
      await this.#handOut();
      await this.#take();
      const before = place;
      for (let bytes = this.#takeDone(place); bytes !== undefined; bytes = this.#takeDone(place)) {
        for (const one of this.#unpacked(bytes, place)) {
          place++;
          yield one;
        }
      }
      if (place === before) await sleep(ASK_EVERY_MS);
    }
    // what has come out of turn is not thrown away where the user interrupts
    for (const first of [...this.#done.keys()].sort((a, b) => a - b)) {
      yield* this.#unpacked(this.#takeDone(first)!, first);
    }
  }

  #takeDone(first: number): Uint8Array | undefined {
    const bytes = this.#done.get(first);
    this.#done.delete(first);
    return bytes;
  }

  get #threads(): number {
    return this.#workers.reduce((sum, { jobs }) => sum + jobs, 0);
  }

  #ask<T>(ask: () => Promise<T>): Promise<T> {
    const { server, isInterrupted } = this;
    return patiently(ask, { shown: server.shown, isInterrupted });
  }

  /** Who is there, and what the server may have lost. */
  async #look(): Promise<void> {
    const now = performance.now();
    if (now < this.#lookAt) return;
    this.#lookAt = now + LOOK_EVERY_MS;
    this.#workers = await this.#ask(() => this.server.workers(this.run));
    this.news.workers(this.#workers.length);
    await this.#hearRefusals(now);
    const late = [...this.#open].filter(([, { handedOutAt }]) => now - handedOutAt > AGAIN_MS);
    for (const [, block] of late) block.handedOutAt = now;
    const ids = late.map(([id]) => id);
    if (ids.length > 0) await this.#ask(() => this.server.handOut(this.run, ids));
  }

  async #hearRefusals(now: number): Promise<void> {
    for (const reason of await this.#ask(() => this.server.refusals(this.run))) {
      if (this.#refusals.has(reason)) continue;
      this.#refusals.add(reason);
      this.#refusedAt = Math.min(this.#refusedAt, now);
      if (this.#workers.length > 0) this.news.refused(reason);
    }
    if (this.#workers.length > 0) this.#refusedAt = this.#refusals.size > 0 ? now : Infinity;
    else if (now - this.#refusedAt > GRACE_MS) throw usage([...this.#refusals][0]!);
  }

  /** Keeps blocks outstanding, no more than are soon computed. */
  async #handOut(): Promise<void> {
    const window = Math.max(2, PER_THREAD * this.#threads);
    const ids: string[] = [];
    while (this.#open.size < window && this.#done.size < MOST_WAITING) {
      const first = this.#order.handedOut;
      const block = this.#order.take(this.#threads);
      if (block === null) break;
      const id = idOfBlock(block);
      ids.push(id);
      const cases = block.to - block.from;
      this.#open.set(id, { first, cases, handedOutAt: performance.now() });
    }
    if (ids.length > 0) await this.#ask(() => this.server.handOut(this.run, ids));
  }

  async #take(): Promise<void> {
    if (this.#open.size === 0) return;
    const found = await this.#ask(() => this.server.results(this.run, TAKEN));
    if (found.length === 0) return;
    await this.#ask(() =>
      this.server.close(
        this.run,
        found.map(([id]) => id),
      ),
    );
    for (const [id, bytes] of found) {
      const block = this.#open.get(id);
      if (block === undefined) continue;
      this.#open.delete(id);
      this.#done.set(block.first, bytes);
      const elapsedMs = elapsedOf(bytes);
      if (Number.isNaN(elapsedMs)) {
        throw errorOf(unpackAnswer(bytes) as Exclude<BlockAnswer, BlockResults>);
      }
      this.#order.learn({ cases: block.cases, elapsedMs, bytes: bytes.length });
    }
  }

  /** The results of a block, each with the start of its case. */
  *#unpacked(bytes: Uint8Array, first: number): Generator<CaseResult> {
    const { results } = unpackAnswer(bytes) as BlockResults;
    for (const [k, one] of results.entries()) {
      const { id, start } = this.plan.cases.at(first + k)!;
      if (one.id !== id) throw new Error(`a worker has answered '${one.id}' for '${id}'`);
      yield { ...one, start };
    }
  }
}

function errorOf(answer: Exclude<BlockAnswer, BlockResults>): Error {
  if ("failed" in answer) return new Error(`a worker has failed: ${answer.failed}`);
  const { code, problem, details } = answer.refused;
  return new OptbenchError(code, problem, details);
}
