import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { namespace } from "./namespaces.mjs";
import { begin, endChild, ends, ROOT } from "./processes.mjs";
import { beginRun, refuseLeftovers, withWorkers, worker } from "./runs.mjs";
import { redis } from "./servers.mjs";

/*
 * What happens in each scenario to a server, to workers and to the run. Each of these takes the server
 * and the plan; what it returns is the name of the results to compare with, where these are others.
 */

/** Two workers and a run, to which something happens; the run ends as if nothing had. */
export function withTwo(happens = async () => {}) {
  return (server, plan) =>
    withWorkers([worker(server), worker(server)], async (workers) => {
      const run = beginRun(server, plan);
      await run.moving();
      const last = (await happens({ server, workers, run, plan })) ?? run;
      await ends(last);
    });
}

async function freeze(child) {
  child.kill("SIGSTOP");
  await sleep(14_000);
  child.kill("SIGCONT");
}

export const killWorker = withTwo(async ({ workers }) => void workers[0].kill("SIGKILL"));
export const freezeWorker = withTwo(({ workers }) => freeze(workers[0]));
export const freezeRun = withTwo(({ run }) => freeze(run));
export const freezeServer = withTwo(({ server }) => server.freeze(20_000));

export const restartServer = withTwo(async ({ server }) => {
  await server.kill();
  await sleep(2000);
  await server.start();
});

export const comeAndGo = withTwo(async ({ server, workers }) => {
  workers.push(worker(server));
  await endChild(workers[0]);
});

export const killRun = withTwo(async ({ server, run, plan }) => {
  run.kill("SIGKILL");
  await run.ended;
  return beginRun(server, plan, ["--resume", "q.ndjson"]);
});

/** Queues what waits a second time, as a server may that was cut off. */
export const deliverTwice = withTwo(async ({ server: { cli } }) => {
  for (let times = 0; times < 5; times++) {
    const wait = cli("--scan", "--pattern", "optbench:*:wait").split("\n")[0];
    const ids = wait === "" ? [] : cli("lrange", wait, "0", "-1").split("\n").filter(Boolean);
    for (const id of ids) cli("rpush", wait, id);
    await sleep(100);
  }
});

/** Workers on two networks, none of which is that of the server's own address. */
export async function inNamespaces(_, plan) {
  const places = [namespace(1), namespace(2)];
  try {
    const server = await redis({ hosts: places.map(({ host }) => host) });
    try {
      const workers = places.map(({ host, inside }) => {
        const url = `redis://${host}:${server.port}`;
        const argv = [join(ROOT, "bin/optbench.js"), "worker", url, "-j", "1"];
        return begin(...inside(process.execPath, argv));
      });
      await withWorkers(workers, async () => {
        const run = beginRun(server, plan);
        await run.moving();
        const clients = server.cli("client", "list");
        for (const { guest } of places) {
          if (!clients.includes(`addr=${guest}:`)) throw new Error(`no worker from ${guest}`);
        }
        await ends(run);
      });
      await refuseLeftovers(server);
    } finally {
      await server.end();
    }
  } finally {
    for (const place of places) place.end();
  }
}
