import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { builtins } from "../../bench/builtins.js";
import { planFingerprint } from "../../bench/plan-fingerprint.js";
import { OptbenchError, usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { Plan } from "../../plan/plan.js";
import { answered, patiently } from "../../queue/patiently.js";
import type { OfferedRun, QueueServer } from "../../queue/queue-server.js";
import { refusalOf, unpackOffer, type RunOffer } from "../../queue/run-offer.js";
import { serveRun } from "../../queue/serve-run.js";
import { openServer } from "../../queue/servers/open-server.js";
import { version } from "../../version.js";
import type { Flags } from "../flags/read-flags.js";
import { bundleHash } from "../run/bundle-hash.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { planCases, type SentPlanning } from "../request/plan-request.js";
import { hashPlugins } from "../plugins/plugin-hashes.js";
import { loadPlugins, pluginsIn } from "../plugins/plugins.js";
import { readQueue } from "../request/queue-flag.js";
import { threadsFor, withBlockThreads } from "../run/choose-executor.js";
import { interruptedCode } from "../run/run-cases.js";

/** So often a worker without a run looks for one. */
const LOOK_EVERY_MS = 500;

/** `optbench worker URL`: computes blocks of the runs that come, until it is interrupted. */
export async function worker(url: string, flags: Flags, io: Io): Promise<number> {
  const address = await readQueue(url, "worker", io);
  const plugins = pluginsIn(io.cwd, flags.plugin);
  const jobs = threadsFor(flags.jobs ?? "auto", plugins, io);
  const warn = (message: string) => flags.quiet !== true && tell(io, `warning: ${message}`);
  const catalogue = await loadPlugins(plugins, builtins(), warn, io);
  const hashes = await hashPlugins(plugins);
  const own = { bundle: bundleHash(io.packageRoot), version, plugins: hashes };
  const server = await openServer(address);
  io.catchSignals();
  const isInterrupted = () => io.interruption() !== null;
  const say = (text: string) => flags.quiet !== true && tell(io, text);
  const present = { name: `${hostname()}-${process.pid}-${randomBytes(3).toString("hex")}`, jobs };
  const threads = jobs === 1 ? "1 thread" : `${jobs} threads`;
  try {
    say(`waiting for runs at ${server.shown} with ${threads}; Ctrl-C ends this`);
    await withBlockThreads({ jobs, plugins, catalogue }, io, async (execute) => {
      while (!isInterrupted()) {
        const run = await patiently(() => server.offered(), { shown: server.shown, isInterrupted });
        if (run === null) {
          await sleep(LOOK_EVERY_MS);
          continue;
        }
        const plan = await acceptedPlan(server, run, own, catalogue);
        say(`computing for ${run.by}: ${plan.cases.length} cases`);
        const bringing = { plan, catalogue, execute, isInterrupted };
        const blocks = await serveRun(server, run.id, present, bringing);
        say(`done: ${blocks} ${blocks === 1 ? "block" : "blocks"}`);
      }
    });
  } catch (error) {
    // a server that goes away while the worker ends is not missed
    if (!(isInterrupted() && error instanceof OptbenchError)) throw error;
  } finally {
    await server.end();
  }
  return interruptedCode(io);
}

/** The plan of a run. Throws a usage error where this worker may not compute it, and tells the run. */
async function acceptedPlan(
  server: QueueServer,
  run: OfferedRun,
  own: Pick<RunOffer, "bundle" | "version" | "plugins">,
  catalogue: Catalogue,
): Promise<Plan> {
  const offer = unpackOffer(run.offer);
  let refusal = refusalOf(offer, own);
  if (offer !== null && refusal === null) {
    try {
      const { planned } = planCases(offer.planning as SentPlanning, catalogue);
      if (planFingerprint(planned, catalogue) === offer.plan) return planned;
      refusal = "the worker makes another plan from the spec of the run";
    } catch (error) {
      if (!(error instanceof OptbenchError)) throw error;
      refusal = `the worker cannot make the plan of the run: ${error.message.split("\n")[0]}`;
    }
  }
  await answered(server.refuse(run.id, refusal!)).catch(() => {});
  throw usage(`${server.shown}: ${refusal}`);
}
