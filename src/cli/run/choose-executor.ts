import { fileURLToPath } from "node:url";
import type { Executor } from "../../bench/executors/executor.js";
import type { ThreadPool } from "../../bench/executors/pool.js";
import { serialExecutor } from "../../bench/executors/serial.js";
import type { RunTrials } from "../../bench/tune/tune.js";
import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { casesFrom } from "../../plan/chosen-cases.js";
import { hasTimeLimit } from "../../plan/has-time-limit.js";
import type { CaseResult } from "../../records/results.js";
import type { Jobs } from "../flags/read-option.js";
import { damagedPart } from "../program/damaged-part.js";
import type { Io } from "../program/io.js";
import { isProgram, type Plugin } from "../plugins/plugin.js";
import type { RunRequest } from "../request/run-request.js";
import { startProgress } from "./progress.js";
import type { ThreadData } from "./thread.js";

/** How `auto` begins: a run that is over by then is faster without threads. */
const ALONE_MS = 250;
/** Shorter cases cost less than the way of their results from one thread to another. */
const WORTH_MS = 0.5;

/** More processes than this, each with an interpreter and its libraries, are a mistake. */
const MOST_PROCESSES = 256;

interface Choosing {
  readonly jobs: Jobs;
  readonly plugins: readonly Plugin[];
  readonly catalogue: Catalogue;
}

/**
 * Lends the executor that was asked for; its threads end when `use` has. What it computes does not
 * depend on which one it is. Threads are started by the first plan that needs them, and stay for
 * further ones.
 */
export async function withExecutor<T>(
  { jobs, plugins, catalogue }: Choosing,
  io: Io,
  use: (execute: Executor) => Promise<T>,
): Promise<T> {
  const hasPrograms = plugins.some(isProgram);
  const count = threadsFor(jobs, plugins, io);
  const strays = plugins.length > 0 ? io.expectStrays?.() : undefined;
  const serial = serialExecutor(catalogue, io.now, strays);
  let pool: ThreadPool | undefined;
  const threads: Executor = async function* (plan, isInterrupted) {
    const { threadsExecutor } = await import("../../bench/executors/threads.js");
    pool ??= await open(count, plugins, io);
    yield* threadsExecutor(pool, catalogue, strays)(plan, isInterrupted);
  };
  const automatic: Executor = async function* (plan, isInterrupted) {
    const isAlone = io.cores === 1 || !mayStartThreads();
    let done = 0;
    if (pool === undefined) {
      let [began, before] = [io.now(), 0];
      const isLong = () => {
        const elapsed = io.now() - began;
        if (elapsed <= ALONE_MS || plan.cases.length - done < 2 || isAlone) return false;
        if (elapsed > WORTH_MS * (done - before)) return true;
        [began, before] = [io.now(), done];
        return false;
      };
      for await (const one of serial(plan, () => isInterrupted() || isLong())) {
        done++;
        yield one;
      }
    }
    if (done === plan.cases.length || isInterrupted()) return;
    yield* threads({ ...plan, cases: casesFrom(plan.cases, done) }, isInterrupted);
  };
  try {
    return await use((plan, isInterrupted) => {
      // only a thread can be ended in the middle of an evaluation
      if (hasTimeLimit(plan)) return threads(plan, isInterrupted);
      // a thread that waits for a program hears no signal: Ctrl-C would wait for its answer
      if (hasPrograms && mayStartThreads()) return threads(plan, isInterrupted);
      if (jobs === 1) return serial(plan, isInterrupted);
      return (jobs === "auto" ? automatic : threads)(plan, isInterrupted);
    });
  } finally {
    await pool?.end();
  }
}

/** How many threads there are to be. Throws a usage error where that would be too many processes. */
export function threadsFor(
  jobs: Jobs,
  plugins: readonly Plugin[],
  { cores }: Pick<Io, "cores">,
): number {
  const programs = plugins.filter(isProgram).length;
  const most = programs === 0 ? Infinity : Math.max(1, Math.floor(MOST_PROCESSES / programs));
  if (jobs === "auto") return Math.min(cores, most);
  if (jobs <= most) return jobs;
  throw usage(
    `--jobs ${jobs}: every thread starts the plug-ins in other languages anew; at most ${most} here`,
  );
}

/** Lends what runs a block in one thread; so many blocks may run at once. For workers of a queue. */
export async function withBlockThreads<T>(
  { jobs, plugins, catalogue }: Choosing & { readonly jobs: number },
  io: Io,
  use: (execute: Executor) => Promise<T>,
): Promise<T> {
  const strays = plugins.length > 0 ? io.expectStrays?.() : undefined;
  const pool = await open(jobs, plugins, io);
  const { threadsExecutor } = await import("../../bench/executors/threads.js");
  const one = { size: 1, run: pool.run.bind(pool), end: pool.end.bind(pool) };
  try {
    return await use(threadsExecutor(one, catalogue, strays));
  } finally {
    await pool.end();
  }
}

/** Node's permission model refuses threads until it is told otherwise. */
function mayStartThreads(): boolean {
  return process.permission?.has("worker") ?? true;
}

/** Otherwise nobody would know: piscina waits for ever for a thread that cannot start. */
function refuseDamaged(packageRoot: URL): void {
  const part = damagedPart(packageRoot, (name) => /^(pool|thread)/.test(name));
  if (part !== null) throw new Error(`${part} is damaged`);
}

async function open(
  size: number,
  plugins: readonly Plugin[],
  { packageRoot }: Io,
): Promise<ThreadPool> {
  if (!mayStartThreads()) {
    throw usage("Node's permission model allows no threads", {
      hint: "node --allow-worker allows them, --jobs 1 without --timeout needs none",
    });
  }
  refuseDamaged(packageRoot);
  const { openPool } = await import("../../bench/executors/pool.js");
  const file = fileURLToPath(new URL("dist/thread.cjs", packageRoot));
  return openPool(file, size, { plugins, packageRoot: packageRoot.href } satisfies ThreadData);
}

/**
 * Lends what runs trials, as many at once as the request asks for; `total` is for progress alone, null where it
 * is not known.
 */
export async function withTrials<T>(
  request: RunRequest,
  total: number | null,
  io: Io,
  use: (runTrials: RunTrials) => Promise<T>,
): Promise<T> {
  const progress = startProgress(total, request.progress, io);
  let done = 0;
  io.catchSignals();
  return withExecutor(request, io, (executor) =>
    use(async (plan) => {
      const results: CaseResult[] = [];
      const isInterrupted = () => {
        progress.tick(done + results.length);
        return io.interruption() !== null;
      };
      for await (const one of executor(plan, isInterrupted)) results.push(one);
      done += results.length;
      return results.length < plan.cases.length ? null : results;
    }),
  ).finally(() => progress.clear());
}
