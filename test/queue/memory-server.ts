import type { PresentWorker, QueueServer } from "../../src/queue/queue-server.js";
import { computeBlock, type Computing } from "../../src/queue/compute-block.js";
import { packAnswer } from "../../src/queue/block-answer.js";

type Bringing = Omit<Computing, "count">;

/** What goes wrong with a block, asked each time that it is taken. */
export type Trouble = (block: string, time: number) => "lost" | "twice" | "dies" | "away" | null;

interface Record {
  readonly counts: Map<string, number>;
  result?: Uint8Array;
}

/** A queue in this process with one worker that computes blocks one by one. */
export class MemoryServer implements Partial<QueueServer> {
  readonly shown = "memory:";
  readonly open = new Map<string, Record>();
  /** Answers that nobody wanted. */
  dropped = 0;
  /** The most blocks that were open at once. */
  most = 0;
  readonly refused: string[] = [];
  present: readonly PresentWorker[] = [{ name: "one", jobs: 2 }];
  #times = 0;

  constructor(
    private readonly worker: Bringing,
    private readonly trouble: Trouble = () => null,
  ) {}

  async hold() {
    return null;
  }

  async workers() {
    return this.present;
  }

  async refusals() {
    return this.refused;
  }

  async handOut(_: string, blocks: readonly string[]): Promise<void> {
    for (const id of blocks) {
      if (!this.open.has(id)) this.open.set(id, { counts: new Map() });
      if (this.present.length > 0) void this.#compute(id);
    }
    this.most = Math.max(this.most, this.open.size);
  }

  async results(_: string, most: number) {
    if (this.trouble("", 0) === "away") throw new Error("ECONNRESET");
    return [...this.open]
      .filter(([, { result }]) => result !== undefined)
      .slice(0, most)
      .map(([id, { result }]) => [id, result!] as const);
  }

  async close(_: string, blocks: readonly string[]): Promise<void> {
    for (const id of blocks) this.open.delete(id);
  }

  async #compute(id: string): Promise<void> {
    const trouble = this.trouble(id, ++this.#times);
    if (trouble === "lost") return;
    const count = async (counter: string, by: number) => {
      const record = this.open.get(id);
      if (record === undefined) return null;
      record.counts.set(counter, (record.counts.get(counter) ?? 0) + by);
      return record.counts.get(counter)!;
    };
    if (trouble === "dies") {
      await count("starts", 1);
      return this.#compute(id);
    }
    const answer = await computeBlock(id, { ...this.worker, count });
    if (answer === null || answer === "return") return;
    const record = this.open.get(id);
    if (record === undefined || record.result !== undefined) this.dropped++;
    else record.result = packAnswer(answer);
    if (trouble === "twice") return this.#compute(id);
  }
}
