/**
 * Computes a block that was taken from the queue. "return" gives it back: another worker takes it at
 * once.
 */
export type ServeBlocks = (block: string) => Promise<"done" | "return">;

/** Takes blocks from the queue until it is ended. */
export interface BlockWorker {
  /** Waits for the blocks under way, but not for a server that is away. */
  end(): Promise<void>;
}
