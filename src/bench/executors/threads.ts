import { toCaseResult } from "../case-result.js";
import { messageOf, OptbenchError, usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Case } from "../../plan/cases.js";
import type { Plan } from "../../plan/plan.js";
import { settingsOf, startLost } from "../execute.js";
import type { CaseResult } from "../../records/results.js";
import type { Executor } from "./executor.js";
import type { ThreadPool } from "./pool.js";
import { packCase, SEVERAL, SIGNALS, type ShardAnswer } from "./shard.js";
import type { Strays } from "./strays.js";

/** How long a shard should take: a message and its answer cost some tenths of a millisecond. */
const SHARD_MS = 50;
/** … and to hold no more cases: they wait together for the last of them. */
const SHARD_CASES = 1024;
/** How often signals and timers are looked at. */
const LOOK_EVERY_MS = 20;
/** How long threads have to answer when asked to stop; an evaluation may take long. */
const STOP_WITHIN_MS = 500;
/** A thread ends a case by itself between iterations; this long after its time it is ended from outside. */
const LATE_MS = 500;
/** How many results may wait for an earlier one. */
const MOST_WAITING = 1000;

/** Runs shards of the plan in threads. A case whose thread ends has ended in error; the others go on. */
export function threadsExecutor(pool: ThreadPool, catalogue: Catalogue, strays?: Strays): Executor {
  return (plan, isInterrupted) =>
    new Dispatcher(plan, catalogue, pool, isInterrupted, strays).results();
}

/** Cases that a thread has at present. */
interface Running {
  /** Their places in the plan. */
  readonly places: readonly number[];
  readonly cases: readonly Case[];
  readonly signals: Int32Array;
  readonly thread: AbortController;
  /** Which of them it is running, counted from 1, and since when. */
  seen: number;
  since: number;
}

class Dispatcher {
  readonly #running = new Set<Running>();
  /** By place in the plan. */
  readonly #done = new Map<number, CaseResult>();
  /** Cases whose thread ended at another one. */
  readonly #again: number[] = [];
  /** The first case that was never handed out. */
  #next = 0;
  #msPerCase = SHARD_MS;
  #stopBy = Infinity;
  #failure: { readonly error: unknown } | undefined;
  #wake = () => {};

  constructor(
    private readonly plan: Plan,
    private readonly catalogue: Catalogue,
    private readonly pool: ThreadPool,
    private readonly isInterrupted: () => boolean,
    private readonly strays: Strays | undefined,
  ) {}

  async *results(): AsyncGenerator<CaseResult> {
    const looking = setInterval(() => this.#look(), LOOK_EVERY_MS);
    try {
      for (let place = 0; place < this.plan.cases.length;) {
        this.#handOut();
        if (this.#failure !== undefined) throw this.#failure.error;
        const result = this.#done.get(place);
        if (result !== undefined) {
          this.#done.delete(place++);
          yield result;
        } else if (this.#isStopping && this.#running.size === 0) place++;
        else await new Promise<void>((resume) => (this.#wake = resume));
      }
    } finally {
      clearInterval(looking);
      for (const { thread } of this.#running) thread.abort();
    }
  }

  get #isStopping(): boolean {
    return this.#stopBy < Infinity;
  }

  #look(): void {
    const now = performance.now();
    if (!this.#isStopping && this.isInterrupted()) {
      this.#stopBy = now + STOP_WITHIN_MS;
      for (const { signals } of this.#running) Atomics.store(signals, SIGNALS.stop, 1);
      this.#wake();
    }
    for (const shard of this.#running) {
      if (now > this.#stopBy || this.#isLate(shard, now)) shard.thread.abort(OUT_OF_TIME);
    }
  }

  /** Whether the case that the thread runs should have ended by now. */
  #isLate(shard: Running, now: number): boolean {
    const running = Atomics.load(shard.signals, SIGNALS.running);
    if (running !== shard.seen) Object.assign(shard, { seen: running, since: now });
    // a case with a time limit runs alone
    if (running === 0 || running === SEVERAL) return false;
    const { timeout } = settingsOf(shard.cases[running - 1], this.plan.settings);
    return now - shard.since > 1000 * timeout + LATE_MS;
  }

  #handOut(): void {
    while (!this.#isStopping && this.#running.size < this.pool.size) {
      if (this.#done.size >= MOST_WAITING || this.#failure !== undefined) return;
      const places = this.#takePlaces();
      if (places.length === 0) return;
      const shard = {
        places,
        cases: places.map((place) => this.plan.cases.at(place)!),
        signals: new Int32Array(new SharedArrayBuffer(4 * SIGNALS.count)),
        thread: new AbortController(),
        seen: 0,
        since: 0,
      };
      this.#running.add(shard);
      void this.#run(shard);
    }
  }

  /** The places of the next shard; fewer towards the end, so that the threads end together. */
  #takePlaces(): number[] {
    const again = this.#again.shift();
    if (again !== undefined) return [again];
    const left = this.plan.cases.length - this.#next;
    const share = Math.ceil(left / (2 * this.pool.size));
    const paying = Math.max(1, Math.round(SHARD_MS / this.#msPerCase));
    const count = Math.min(share, paying, SHARD_CASES);
    return Array.from({ length: count }, () => this.#next++);
  }

  async #run(shard: Running): Promise<void> {
    const { cases, signals, thread } = shard;
    const { settings } = this.plan;
    try {
      const answer = await this.pool
        .run({ settings, cases: cases.map(packCase), signals }, thread.signal)
        .catch((error: unknown) => ({ ended: error }));
      this.#take(shard, (answer ?? { ended: null }) as ShardAnswer | { ended: unknown });
    } catch (error) {
      this.#failure = { error };
    }
    this.#running.delete(shard);
    this.#wake();
  }

  #take(shard: Running, answer: ShardAnswer | { readonly ended: unknown }): void {
    if ("ended" in answer) return this.#breakOff(shard, answer.ended);
    for (const message of answer.thrown ?? []) this.strays?.thrown(message);
    if ("failed" in answer) throw answer.failed;
    if ("refused" in answer) {
      const { code, problem, details } = answer.refused;
      throw new OptbenchError(code, problem, details);
    }
    const { results, elapsedMs } = answer;
    this.#msPerCase = elapsedMs / results.length;
    for (const [k, result] of results.entries()) {
      this.#done.set(shard.places[k], { ...result, start: shard.cases[k].start });
    }
  }

  /**
   * The thread has ended: so has the case that it ran; the others of the shard run again, each by
   * itself, and where several were run at once, all of them.
   */
  #breakOff({ places, cases, signals, thread }: Running, error: unknown): void {
    if (this.#isStopping) return;
    const running = Atomics.load(signals, SIGNALS.running);
    const at = running === SEVERAL ? null : running - 1;
    if (at === -1) {
      throw usage(`a thread ended before its first case: ${endOf(error)}`, {
        remedy: "one-thread",
      });
    }
    for (const [k, place] of places.entries()) {
      if (k !== at) this.#again.push(place);
      else {
        const { settings } = this.plan;
        const run = startLost(cases[k], settings, this.catalogue);
        if (thread.signal.reason === OUT_OF_TIME) run.timeOut();
        else run.fail(endOf(error));
        this.#done.set(place, toCaseResult(cases[k], settings, run.result()));
      }
    }
  }
}

/** Why a thread was ended from outside. */
const OUT_OF_TIME = "out of time";

/** Why a thread has ended by itself. */
function endOf(error: unknown): string {
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return "out of memory";
  const exit = /^worker exited with code: (\d+)$/.exec(messageOf(error));
  return exit === null ? messageOf(error) : `process.exit(${exit[1]}) was called`;
}
