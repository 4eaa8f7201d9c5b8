import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Executor } from "../../bench/executors/executor.js";
import { planFingerprint } from "../../bench/plan-fingerprint.js";
import { giveBack, Lease, takeQueue } from "../../queue/hold-queue.js";
import type { QueueAddress } from "../../queue/queue-address.js";
import { queueExecutor } from "../../queue/queue-executor.js";
import type { OfferedRun, QueueServer } from "../../queue/queue-server.js";
import { packOffer } from "../../queue/run-offer.js";
import { openServer } from "../../queue/servers/open-server.js";
import { version } from "../../version.js";
import { bundleHash } from "./bundle-hash.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { RunRequest } from "../request/run-request.js";

/** After so long without a worker, a message says how to start one. */
const LONELY_MS = 5000;

/** What computes the cases of a run on other machines. */
export interface LentQueue {
  readonly executor: Executor;
  /** How many workers there were when it was last looked. */
  workers(): number;
}

/**
 * Lends the queue of a request, which is given back, empty, when `use` has ended. Before anything is
 * written, it is known that the server is there and that no other run has it. null in place of the
 * queue where the user interrupts before.
 */
export async function lendQueue<T>(
  request: RunRequest,
  address: QueueAddress,
  io: Io,
  use: (queue: LentQueue | null) => Promise<T>,
): Promise<T> {
  const server = await openServer(address);
  const run = offeredRun(request, io);
  const isInterrupted = () => io.interruption() !== null;
  try {
    io.catchSignals();
    const onWait = (by: string) => tell(io, `hint: waiting for the end of another run: ${by}`);
    if (!(await takeQueue(server, run, isInterrupted, onWait))) return await use(null);
    return await useQueue(server, run, request, io, use);
  } finally {
    await server.end();
  }
}

async function useQueue<T>(
  server: QueueServer,
  run: OfferedRun,
  { planned, screen }: RunRequest,
  io: Io,
  use: (queue: LentQueue) => Promise<T>,
): Promise<T> {
  const lease = new Lease(server, run);
  let workers = 0;
  let lonelyAt: number | null = io.now() + LONELY_MS;
  const executor = queueExecutor(server, run.id, lease, planned, {
    workers(count) {
      workers = count;
      if (count > 0) lonelyAt = null;
      if (lonelyAt === null || io.now() < lonelyAt) return;
      lonelyAt = null;
      if (!screen.quiet) tell(io, `hint: no worker yet: optbench worker ${server.shown}`);
    },
    refused: (reason) => tell(io, `warning: a worker stays away: ${reason}`),
  });
  try {
    return await use({ executor, workers: () => workers });
  } finally {
    await lease.end();
    await giveBack(server, run.id).catch(() => {
      tell(io, `warning: ${server.shown} is away; what is left there goes within an hour`);
    });
  }
}

function offeredRun(
  { planned, catalogue, pluginHashes, planning }: RunRequest,
  io: Io,
): OfferedRun {
  return {
    id: randomBytes(8).toString("hex"),
    by: `${hostname()}, process ${process.pid}`,
    offer: packOffer({
      bundle: bundleHash(io.packageRoot),
      version,
      plan: planFingerprint(planned, catalogue),
      plugins: pluginHashes,
      planning,
    }),
  };
}
