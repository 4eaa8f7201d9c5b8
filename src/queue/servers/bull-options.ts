import type { Queue, WaitingError, Worker } from "bullmq";
import { within } from "../patiently.js";
import type { BlockWorker, ServeBlocks } from "../serve-blocks.js";

/**
 * A worker whose process has died, or is frozen, loses its blocks after so long. Its event loop computes
 * nothing, so it renews its locks in time.
 */
const LOCK_MS = 6000;
/** How often to check whether a lock was lost. */
const LOOK_EVERY_MS = 3000;
/** So long the end of a worker is waited for: bullmq waits for ever where the server is away. */
const END_WITHIN_MS = 5000;

/** BullMQ keeps a log of job events; nothing here reads it. */
const FEW_EVENTS = { events: { maxLen: 10 } };

/** The options of every queue. */
export const QUEUE_OPTIONS = {
  streams: FEW_EVENTS,
  // a job that has ended leaves nothing in the server
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
};

/** The options of every worker. */
export const WORKER_OPTIONS = {
  lockDuration: LOCK_MS,
  stalledInterval: LOOK_EVERY_MS,
  // how often a block may lose its worker is counted case by case: compute-block.ts
  maxStalledCount: 1_000_000,
};

/** What a job of BullMQ does: it names a block, and has no result, which would stay in the server. */
export function processorOf(compute: ServeBlocks, Waiting: typeof WaitingError) {
  return async (job: { id?: string; moveToWait(token?: string): Promise<unknown> }, token = "") => {
    if ((await compute(job.id!)) === "done") return;
    await job.moveToWait(token);
    throw new Waiting();
  };
}

/** Ends workers and queues of BullMQ, whether or not their server is there. */
export async function endAll(
  ending: readonly (Pick<Worker | Queue, "close"> | null | undefined)[],
): Promise<void> {
  await Promise.all(
    ending.map((one) => within(END_WITHIN_MS, Promise.resolve(one?.close())).catch(() => {})),
  );
}

/** A worker of BullMQ, as the domain sees it. */
export function blockWorker(worker: Worker): BlockWorker {
  // what fails is tried again by BullMQ, and what is lost is handed out again by the parent
  worker.on("error", () => {});
  return {
    async end() {
      const ended = within(END_WITHIN_MS, worker.close());
      await ended.catch(() => within(1000, worker.close(true)).catch(() => {}));
    },
  };
}
