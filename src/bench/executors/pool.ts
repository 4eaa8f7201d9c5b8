import { Piscina } from "piscina";
import type { Shard } from "./shard.js";

/** A case keeps little of what it allocates. V8's own choice, 48 MB, would double the memory of a thread. */
const YOUNG_MB = 8;

/** Threads that wait for shards. */
export interface ThreadPool {
  /** How many shards they run at once. */
  readonly size: number;
  /** Rejects when the thread ended before it answered; aborting ends it. The next shard gets a new one. */
  run(shard: Shard, signal: AbortSignal): Promise<unknown>;
  end(): Promise<void>;
}

/**
 * @param file a module whose `answer` takes a shard and resolves to what came of it
 * @param workerData what that module finds under this name in node:worker_threads
 */
export function openPool(file: string, size: number, workerData: unknown): ThreadPool {
  const pool = new Piscina({
    filename: file,
    name: "answer",
    minThreads: 0,
    maxThreads: size,
    idleTimeout: Infinity,
    recordTiming: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    workerData,
  });
  // nobody waits for an idle thread
  pool.on("error", () => {});
  return {
    size,
    // async: where no thread can be started, piscina throws at once
    run: async (shard, signal) => pool.run(shard, { signal }),
    end: () => pool.destroy(),
  };
}
