import type { Queue, Worker } from "bullmq";
import type { Redis } from "ioredis";
import type {
  Holder,
  OfferedRun,
  PresentWorker,
  QueueServer,
  QueueStatus,
} from "../queue-server.js";
import type { QueueAddress } from "../queue-address.js";
import type { BlockWorker, ServeBlocks } from "../serve-blocks.js";
import { blockWorker, endAll, processorOf, QUEUE_OPTIONS, WORKER_OPTIONS } from "./bull-options.js";
import { loadRedis } from "./packages.js";
import { ANSWER, COUNT, GREET, HOLD, OPEN, REFUSE, RETIRE } from "./redis-scripts.js";

/** Keys that are not renewed expire after an hour. */
const TTL_MS = 3_600_000;
/** How long a server has to answer a connection. */
const CONNECT_MS = 3500;
const LONGEST_PAUSE_MS = 1000;
/** How many keys are looked for at once. */
const SCANNED = 1000;

/** What a program that connects to Redis has to say. */
function connectionOf({ url, user, password }: QueueAddress) {
  const database = /^\/(\d+)$/.exec(url.pathname);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || 6379),
    db: Number(database?.[1] ?? 0),
    ...(user === "" ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
    ...(url.protocol === "rediss:" ? { tls: {} } : {}),
    connectTimeout: CONNECT_MS,
    // the usual form waits longer and longer
    retryStrategy: (times: number) => Math.min(100 * times, LONGEST_PAUSE_MS),
  };
}

/** Connects. Rejects where the server is not there, or does not let us in. */
export async function openRedis(address: QueueAddress): Promise<QueueServer> {
  const { bull, Redis } = await loadRedis();
  const connection = connectionOf(address);
  // by itself it would try again and again
  const probe = new Redis({ ...connection, lazyConnect: true, retryStrategy: () => null });
  let reason: unknown;
  probe.on("error", (error) => (reason = error));
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw reason ?? error;
  } finally {
    probe.disconnect();
  }
  const redis = new Redis({ ...connection, maxRetriesPerRequest: 1 });
  redis.on("error", () => {});
  return new RedisServer(redis, bull, connection, address);
}

class RedisServer implements QueueServer {
  readonly shown: string;
  readonly #prefix: string;
  readonly #queues = new Map<string, Queue>();

  constructor(
    private readonly redis: Redis,
    private readonly bull: Awaited<ReturnType<typeof loadRedis>>["bull"],
    private readonly connection: ReturnType<typeof connectionOf>,
    { shown, name }: QueueAddress,
  ) {
    this.shown = shown;
    // the braces keep all keys on one machine of a cluster
    this.#prefix = `optbench:{${name}}`;
  }

  get #run(): string {
    return `${this.#prefix}:run`;
  }

  #key(run: string, what: string): string {
    return `${this.#prefix}:of:${run}:${what}`;
  }

  #queue(run: string): Queue {
    let queue = this.#queues.get(run);
    if (queue === undefined) {
      const connection = { ...this.connection, maxRetriesPerRequest: 1 };
      queue = new this.bull.Queue(run, { ...QUEUE_OPTIONS, connection, prefix: this.#prefix });
      queue.on("error", () => {});
      this.#queues.set(run, queue);
    }
    return queue;
  }

  /** What BullMQ keeps without an end; whether it is time to look for lost locks has one of its own. */
  #renewedKeys(run: string): string[] {
    const { "stalled-check": _, ...keys } = this.#queue(run).keys as Record<string, string>;
    return Object.values(keys);
  }

  async hold(run: OfferedRun, leaseMs: number): Promise<Holder | null> {
    const { id, by, offer } = run;
    const args = [id, by, Buffer.from(offer), leaseMs];
    const held = (await this.redis.eval(HOLD, 1, this.#run, ...args)) as [string, number] | [];
    if (held.length > 0) return { by: held[0]!, beats: held[1]! };
    const others = ["ready", "workers", "refusals"].map((what) => this.#key(id, what));
    const renewing = this.redis.pipeline();
    for (const key of [...this.#renewedKeys(id), ...others]) renewing.pexpire(key, TTL_MS);
    await renewing.exec();
    return null;
  }

  async offered(): Promise<OfferedRun | null> {
    const found = await this.redis.hgetallBuffer(this.#run);
    if (found["id"] === undefined) return null;
    return { id: String(found["id"]), by: String(found["by"]), offer: found["offer"] };
  }

  async retire(run: string): Promise<void> {
    await this.redis.eval(RETIRE, 1, this.#run, run);
  }

  async remove(run: string): Promise<void> {
    await endAll([this.#queues.get(run)]);
    this.#queues.delete(run);
    await this.#remove(`${this.#prefix}:*${run}*`);
  }

  async sweep(run: string): Promise<void> {
    const keys = await this.#keys(`${this.#prefix}:*`);
    await this.#delete(keys.filter((key) => key !== this.#run && !key.includes(`:${run}`)));
  }

  async handOut(run: string, blocks: readonly string[]): Promise<void> {
    const opening = this.redis.pipeline();
    for (const id of blocks) {
      opening.eval(OPEN, 2, this.#key(run, `block:${id}`), this.#key(run, "ready"), id, TTL_MS);
    }
    throwFirst(await opening.exec());
    const jobs = blocks.map((jobId) => ({ name: "block", data: {}, opts: { jobId } }));
    const queue = this.#queue(run);
    await queue.addBulk(jobs);
    const renewing = this.redis.pipeline();
    for (const id of blocks) renewing.pexpire(queue.toKey(id), TTL_MS);
    for (const key of this.#renewedKeys(run)) renewing.pexpire(key, TTL_MS);
    await renewing.exec();
  }

  async results(run: string, most: number) {
    const ids = await this.redis.lrange(this.#key(run, "ready"), 0, most - 1);
    if (ids.length === 0) return [];
    const reading = this.redis.pipeline();
    for (const id of ids) reading.hgetBuffer(this.#key(run, `block:${id}`), "result");
    const found = throwFirst(await reading.exec());
    // a block that has lost its results meanwhile is handed out again
    return ids.flatMap((id, k) => (found[k] === null ? [] : [[id, found[k] as Buffer] as const]));
  }

  async close(run: string, blocks: readonly string[]): Promise<void> {
    const closing = this.redis.multi();
    for (const id of blocks) {
      closing.del(this.#key(run, `block:${id}`)).lrem(this.#key(run, "ready"), 0, id);
    }
    throwFirst(await closing.exec());
  }

  async count(run: string, block: string, counter: string, by: number): Promise<number | null> {
    const key = this.#key(run, `block:${block}`);
    return (await this.redis.eval(COUNT, 1, key, counter, by, TTL_MS)) as number | null;
  }

  async answer(run: string, block: string, bytes: Uint8Array): Promise<boolean> {
    const keys = [this.#key(run, `block:${block}`), this.#key(run, "ready")];
    return (await this.redis.eval(ANSWER, 2, ...keys, block, Buffer.from(bytes), TTL_MS)) === 1;
  }

  async greet(run: string, { name, jobs }: PresentWorker, forMs: number): Promise<boolean> {
    const keys = [this.#run, this.#key(run, "workers")];
    return (await this.redis.eval(GREET, 2, ...keys, run, name, jobs, forMs, TTL_MS)) === 1;
  }

  async leave(run: string, worker: string): Promise<void> {
    await this.redis.hdel(this.#key(run, "workers"), worker);
    // BullMQ of a worker that was frozen writes two keys once more; a run that is there has an `id`, too
    const { id, meta, "stalled-check": check } = new this.bull.QueueKeys(this.#prefix).getKeys(run);
    if ((await this.redis.exists(id!)) === 0) await this.redis.del(meta!, check!);
  }

  async workers(run: string): Promise<readonly PresentWorker[]> {
    const found = await this.redis.hgetall(this.#key(run, "workers"));
    const now = (await this.redis.time())[0] * 1000;
    return Object.entries(found).flatMap(([name, says]) => {
      const [jobs, until] = says.split(" ").map(Number);
      return until > now ? [{ name, jobs }] : [];
    });
  }

  async refuse(run: string, reason: string): Promise<void> {
    await this.redis.eval(REFUSE, 2, this.#run, this.#key(run, "refusals"), run, reason, TTL_MS);
  }

  refusals(run: string): Promise<readonly string[]> {
    return this.redis.smembers(this.#key(run, "refusals"));
  }

  serve(run: string, jobs: number, compute: ServeBlocks): BlockWorker {
    const { bull, connection } = this;
    const worker = new bull.Worker(run, processorOf(compute, bull.WaitingError), {
      ...WORKER_OPTIONS,
      connection: { ...connection, maxRetriesPerRequest: null },
      prefix: this.#prefix,
      concurrency: jobs,
    });
    return blockWorker(worker as Worker);
  }

  async status(): Promise<QueueStatus> {
    const run = await this.offered();
    const keys = await this.#keys(`${this.#prefix}:*`);
    if (run === null) return { run, waiting: 0, active: 0, keys: keys.length };
    const { id, by } = run;
    const [workers, waiting, active] = await Promise.all([
      this.workers(id),
      this.redis.llen(`${this.#prefix}:${id}:wait`),
      this.redis.llen(`${this.#prefix}:${id}:active`),
    ]);
    return { run: { id, by, workers }, waiting, active, keys: keys.length };
  }

  clear(): Promise<number> {
    return this.#remove(`${this.#prefix}:*`);
  }

  async end(): Promise<void> {
    await endAll([...this.#queues.values()]);
    this.redis.disconnect();
  }

  async #keys(pattern: string): Promise<string[]> {
    const found: string[] = [];
    let cursor = "0";
    do {
      const [next, keys] = await this.redis.scan(cursor, "MATCH", pattern, "COUNT", SCANNED);
      found.push(...keys);
      cursor = next;
    } while (cursor !== "0");
    return found;
  }

  async #remove(pattern: string): Promise<number> {
    const keys = await this.#keys(pattern);
    await this.#delete(keys);
    return keys.length;
  }

  async #delete(keys: readonly string[]): Promise<void> {
    for (let k = 0; k < keys.length; k += SCANNED) await this.redis.del(keys.slice(k, k + SCANNED));
  }
}

/** What a pipeline answers, without the places of errors; throws the first of these. */
function throwFirst(answers: [Error | null, unknown][] | null): unknown[] {
  if (answers === null) throw new Error("the connection was lost");
  for (const [error] of answers) if (error !== null) throw error;
  return answers.map(([, answer]) => answer);
}
