import type { BlockWorker, ServeBlocks } from "./serve-blocks.js";

/** A run for which workers are wanted. */
export interface OfferedRun {
  /** Made anew for each parent. */
  readonly id: string;
  /** Who offers it, in words: "node7, process 4711". */
  readonly by: string;
  /** What workers need to know, packed. */
  readonly offer: Uint8Array;
}

/** A worker that has said lately that it is there. */
export interface PresentWorker {
  readonly name: string;
  /** How many blocks it computes at once. */
  readonly jobs: number;
}

/** Who else holds the queue; `beats` grows while that process is alive. */
export interface Holder {
  readonly by: string;
  readonly beats: number;
}

/** What a queue holds. */
export interface QueueStatus {
  readonly run:
    (Pick<OfferedRun, "id" | "by"> & { readonly workers: readonly PresentWorker[] }) | null;
  readonly waiting: number;
  readonly active: number;
  /** Keys of Redis, or rows of PostgreSQL. */
  readonly keys: number;
}

/**
 * What a parent and its workers share on a server. All of it is below one prefix, or in one schema,
 * and outlives a parent that is killed by an hour at most. Every call may fail where the server is
 * away; made again, it does no harm.
 *
 * A block that was handed out is open until its results are taken. What is answered to a block that is
 * not open is dropped: that is how a second delivery ends, also long after the run.
 */
export interface QueueServer {
  /** The address without its password, for messages. */
  readonly shown: string;
  /** Takes the queue for a run or keeps it; null where that has been done, else who has it. */
  hold(run: OfferedRun, leaseMs: number): Promise<Holder | null>;
  offered(): Promise<OfferedRun | null>;
  /** Takes the run back: its workers see that it is over. */
  retire(run: string): Promise<void>;
  /** Removes all that belongs to a run. */
  remove(run: string): Promise<void>;

  /** Removes what runs have left that had this queue before, and were killed. */
  sweep(run: string): Promise<void>;

  /** Opens blocks and queues them; those that are open or queued stay so. */
  handOut(run: string, blocks: readonly string[]): Promise<void>;
  /** The results of at most so many open blocks. They stay until the block is closed. */
  results(run: string, most: number): Promise<(readonly [block: string, bytes: Uint8Array])[]>;
  close(run: string, blocks: readonly string[]): Promise<void>;
  /** Adds to a counter of an open block; the new count, null where the block is not open. */
  count(run: string, block: string, counter: string, by: number): Promise<number | null>;
  /** Whether the results were wanted: the block is open, and nobody was faster. */
  answer(run: string, block: string, bytes: Uint8Array): Promise<boolean>;

  /** A worker says that it is there; false where the run is over. */
  greet(run: string, worker: PresentWorker, forMs: number): Promise<boolean>;
  /** A worker goes. One that was frozen takes along what it wrote after the run was removed. */
  leave(run: string, worker: string): Promise<void>;
  workers(run: string): Promise<readonly PresentWorker[]>;
  /** A worker says why it does not compute this run. */
  refuse(run: string, reason: string): Promise<void>;
  refusals(run: string): Promise<readonly string[]>;

  /** Begins to compute blocks of a run, so many at once. */
  serve(run: string, jobs: number, compute: ServeBlocks): BlockWorker;

  status(): Promise<QueueStatus>;
  /** Removes all that the queue holds, of whomever it is; how many keys or rows that were. */
  clear(): Promise<number>;
  end(): Promise<void>;
}
