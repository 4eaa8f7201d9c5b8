import type { Queue, Worker } from "bullmq";
import type { Pool } from "pg";
import { usage } from "../../core/errors.js";
import type { QueueAddress } from "../queue-address.js";
import type {
  Holder,
  OfferedRun,
  PresentWorker,
  QueueServer,
  QueueStatus,
} from "../queue-server.js";
import type { BlockWorker, ServeBlocks } from "../serve-blocks.js";
import { blockWorker, endAll, processorOf, QUEUE_OPTIONS, WORKER_OPTIONS } from "./bull-options.js";
import { loadPostgres } from "./packages.js";
import {
  COUNT,
  GREET,
  HOLD,
  LATE,
  OPEN,
  REMEMBER,
  ROWS,
  SCHEMA,
  TABLES,
} from "./postgres-tables.js";

/** Rows that were not touched for so long are deleted when the next process connects. */
const KEPT_MS = 3_600_000;
const CONNECT_MS = 3500;
/** Each of queue, worker and our own part has so many connections; one more listens for jobs. */
const CONNECTIONS = 2;
/** Our part of a lock of the database, under which tables are made. */
const TABLES_LOCK = 7_031_966;

function connectionOf({ url, user, path, password, shown }: QueueAddress) {
  const mode = url.searchParams.get("sslmode") ?? "disable";
  if (!["disable", "require", "verify-full"].includes(mode)) {
    throw usage(`${shown}: sslmode is disable or verify-full`);
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || 5432),
    database: path === "" ? "postgres" : path,
    ...(user === "" ? {} : { user }),
    ...(password === undefined ? {} : { password }),
    ...(mode === "disable" ? {} : { ssl: true }),
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    max: CONNECTIONS,
  };
}

/** Connects, and makes the tables. Rejects where the server is not there, or does not let us in. */
export async function openPostgres(address: QueueAddress): Promise<QueueServer> {
  const { bull, Pool } = await loadPostgres();
  const connection = connectionOf(address);
  const pool = new Pool({ ...connection, options: `-c search_path=${SCHEMA}` });
  pool.on("error", () => {});
  try {
    const client = await pool.connect();
    try {
      // BullMQ makes none by itself: without them its workers would fail again and again
      await bull.runMigrations(client, SCHEMA);
      await client.query("BEGIN");
      await client.query("SELECT pg_advisory_xact_lock($1)", [TABLES_LOCK]);
      await client.query(TABLES);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    const server = new PostgresServer(pool, bull, { ...connection, schema: SCHEMA }, address);
    await server.sweepOld();
    return server;
  } catch (error) {
    await pool.end().catch(() => {});
    throw error;
  }
}

class PostgresServer implements QueueServer {
  readonly shown: string;
  readonly #name: string;
  readonly #queues = new Map<string, Queue>();

  constructor(
    private readonly pool: Pool,
    private readonly bull: Awaited<ReturnType<typeof loadPostgres>>["bull"],
    /** BullMQ has connections of its own: to ours it would not tell in which schema its tables are. */
    private readonly connection: ReturnType<typeof connectionOf> & { readonly schema: string },
    { shown, name }: QueueAddress,
  ) {
    this.shown = shown;
    this.#name = name;
  }

  async #rows(sql: string, args: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const { rows } = await this.pool.query(sql, [...args]);
    return rows as Record<string, unknown>[];
  }

  #queue(run: string): Queue {
    let queue = this.#queues.get(run);
    if (queue === undefined) {
      const { Queue: PostgresQueue } = this.bull.withBackend(this.bull.createPostgresBackend);
      const options = { ...QUEUE_OPTIONS, connection: this.connection };
      queue = new PostgresQueue(run, options) as unknown as Queue;
      queue.on("error", () => {});
      this.#queues.set(run, queue);
    }
    return queue;
  }

  /** Removes what runs have left that were killed more than an hour ago. */
  async sweepOld(): Promise<void> {
    const old = `touched < now() - ${KEPT_MS} * interval '1 ms'`;
    await this.#rows(`DELETE FROM run WHERE ${old}`, []);
    for (const { run } of await this.#rows(`SELECT run FROM queue_of WHERE ${old}`, [])) {
      await this.remove(run as string);
    }
  }

  async hold({ id, by, offer }: OfferedRun, leaseMs: number): Promise<Holder | null> {
    const args = [this.#name, id, by, Buffer.from(offer), leaseMs];
    if ((await this.#rows(HOLD, args)).length > 0) {
      await this.#rows(REMEMBER, [id, this.#name]);
      return null;
    }
    const [held] = await this.#rows("SELECT by, beats FROM run WHERE queue = $1", [this.#name]);
    // it has ended in between
    if (held === undefined) return this.hold({ id, by, offer }, leaseMs);
    return { by: held["by"] as string, beats: Number(held["beats"]) };
  }

  async offered(): Promise<OfferedRun | null> {
    const [found] = await this.#rows(
      "SELECT id, by, offer FROM run WHERE queue = $1 AND until > now()",
      [this.#name],
    );
    return (found as unknown as OfferedRun | undefined) ?? null;
  }

  async retire(run: string): Promise<void> {
    await this.#rows("DELETE FROM run WHERE id = $1", [run]);
  }

  async remove(run: string): Promise<void> {
    await this.#queue(run).obliterate({ force: true });
    await endAll([this.#queues.get(run)]);
    this.#queues.delete(run);
    // last the row that says of which queue it is
    for (const table of ["block", "worker", "refusal", "queue_of"]) {
      await this.#rows(`DELETE FROM ${table} WHERE run = $1`, [run]);
    }
  }

  async sweep(run: string): Promise<void> {
    const sql = "SELECT run FROM queue_of WHERE queue = $1 AND run <> $2";
    for (const other of await this.#rows(sql, [this.#name, run])) {
      await this.remove(other["run"] as string);
    }
  }

  async handOut(run: string, blocks: readonly string[]): Promise<void> {
    await this.#rows(OPEN, [run, blocks]);
    const jobs = blocks.map((jobId) => ({ name: "block", data: {}, opts: { jobId } }));
    await this.#queue(run).addBulk(jobs);
  }

  async results(run: string, most: number) {
    const sql = "SELECT id, result FROM block WHERE run = $1 AND result IS NOT NULL LIMIT $2";
    const found = await this.#rows(sql, [run, most]);
    return found.map(({ id, result }) => [id as string, result as Buffer] as const);
  }

  async close(run: string, blocks: readonly string[]): Promise<void> {
    await this.#rows("DELETE FROM block WHERE run = $1 AND id = ANY($2)", [run, blocks]);
  }

  async count(run: string, block: string, counter: string, by: number): Promise<number | null> {
    const [found] = await this.#rows(COUNT, [run, block, counter, by]);
    return (found?.["count"] as number | undefined) ?? null;
  }

  async answer(run: string, block: string, bytes: Uint8Array): Promise<boolean> {
    const sql =
      "UPDATE block SET result = $3 WHERE run = $1 AND id = $2 AND result IS NULL RETURNING id";
    return (await this.#rows(sql, [run, block, Buffer.from(bytes)])).length > 0;
  }

  async greet(run: string, { name, jobs }: PresentWorker, forMs: number): Promise<boolean> {
    return (await this.#rows(GREET, [run, name, jobs, forMs])).length > 0;
  }

  async leave(run: string, worker: string): Promise<void> {
    await this.#rows("DELETE FROM worker WHERE run = $1 AND name = $2", [run, worker]);
    // BullMQ of a worker that was frozen writes once more
    await this.#rows(LATE, [run]);
  }

  async workers(run: string): Promise<readonly PresentWorker[]> {
    const sql = "SELECT name, jobs FROM worker WHERE run = $1 AND until > now()";
    return (await this.#rows(sql, [run])) as unknown as PresentWorker[];
  }

  async refuse(run: string, reason: string): Promise<void> {
    const sql =
      "INSERT INTO refusal SELECT $1, $2 FROM run WHERE run.id = $1 ON CONFLICT DO NOTHING";
    await this.#rows(sql, [run, reason]);
  }

  async refusals(run: string): Promise<readonly string[]> {
    const found = await this.#rows("SELECT reason FROM refusal WHERE run = $1", [run]);
    return found.map(({ reason }) => reason as string);
  }

  serve(run: string, jobs: number, compute: ServeBlocks): BlockWorker {
    const { Worker: PostgresWorker } = this.bull.withBackend(this.bull.createPostgresBackend);
    const { connection } = this;
    const options = { ...WORKER_OPTIONS, connection, concurrency: jobs };
    const worker = new PostgresWorker(run, processorOf(compute, this.bull.WaitingError), options);
    return blockWorker(worker as unknown as Worker);
  }

  async status(): Promise<QueueStatus> {
    const run = await this.offered();
    const [counted] = await this.#rows(ROWS, [this.#name]);
    const keys = Number(counted!["rows"]);
    if (run === null) return { run, waiting: 0, active: 0, keys };
    const { id, by } = run;
    const states = await this.#rows(
      "SELECT state, count(*) AS jobs FROM job WHERE queue = $1 GROUP BY state",
      [id],
    );
    const of = (state: string) =>
      Number(states.find((one) => one["state"] === state)?.["jobs"] ?? 0);
    const workers = await this.workers(id);
    return { run: { id, by, workers }, waiting: of("waiting"), active: of("active"), keys };
  }

  async clear(): Promise<number> {
    const [counted] = await this.#rows(ROWS, [this.#name]);
    await this.#rows("DELETE FROM run WHERE queue = $1", [this.#name]);
    const runs = await this.#rows("SELECT run FROM queue_of WHERE queue = $1", [this.#name]);
    for (const { run } of runs) await this.remove(run as string);
    return Number(counted!["rows"]);
  }

  async end(): Promise<void> {
    await endAll([...this.#queues.values()]);
    await this.pool.end().catch(() => {});
  }
}
