import { setTimeout as sleep } from "node:timers/promises";
import { type OptbenchError, usage } from "../core/errors.js";
import { answered, patiently } from "./patiently.js";
import type { Holder, OfferedRun, QueueServer } from "./queue-server.js";

/** After so long without a renewal of its lease, a parent counts as gone. */
const LEASE_MS = 10_000;
/** How often it is renewed. */
const RENEW_MS = 2000;
/** How often to check whether the holder is still there. */
const LOOK_EVERY_MS = 500;

/**
 * Takes a queue for a run. Where another run has it, it is seen within seconds whether its process
 * is alive: then this throws a usage error. One that was killed gives way when its lease ends.
 *
 * @param onWait hears once which process it waits for
 */
export async function takeQueue(
  server: QueueServer,
  run: OfferedRun,
  isInterrupted: () => boolean,
  onWait: (by: string) => void,
): Promise<boolean> {
  let first: Holder | undefined;
  for (;;) {
    const holder = await patiently(() => server.hold(run, LEASE_MS), {
      shown: server.shown,
      isInterrupted,
      patienceMs: 0,
    });
    if (holder === null) {
      await patiently(() => server.sweep(run.id), { shown: server.shown, isInterrupted });
      return true;
    }
    if (isInterrupted()) return false;
    if (first === undefined) onWait(holder.by);
    first ??= holder;
    if (holder.by !== first.by || holder.beats > first.beats) {
      throw usage(`${server.shown} is taken by another run: ${holder.by}`, {
        hint: "a second one has a queue of its own: ?queue=NAME at the end of the address",
      });
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** How long workers have to notice that a run is over. A frozen worker is not waited for. */
const LEAVE_WITHIN_MS = 4000;

/** Gives a queue back, with nothing in it: workers that are still there could write once more. */
export async function giveBack(server: QueueServer, run: string): Promise<void> {
  await answered(server.retire(run));
  const until = Date.now() + LEAVE_WITHIN_MS;
  while (Date.now() < until && (await answered(server.workers(run))).length > 0) await sleep(50);
  await answered(server.remove(run));
}

/** Keeps a queue for a run; says when it is lost. */
export class Lease {
  #failure: OptbenchError | null = null;
  #isOver = false;
  #renewed = Promise.resolve();

  constructor(
    private readonly server: QueueServer,
    private readonly run: OfferedRun,
  ) {
    this.#renewed = this.#renew();
  }

  /** Throws where another run has taken the queue: this process was frozen, or the server was away. */
  refuseLost(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#renewed;
  }

  async #renew(): Promise<void> {
    const slice = 100;
    while (!this.#isOver && this.#failure === null) {
      // a server that is away is waited for where results are asked for
      const holder = await answered(this.server.hold(this.run, LEASE_MS)).catch(() => null);
      if (holder !== null) {
        this.#failure = usage(`${this.server.shown} was taken by another run: ${holder.by}`);
      }
      for (let waited = 0; waited < RENEW_MS && !this.#isOver; waited += slice) await sleep(slice);
    }
  }
}
