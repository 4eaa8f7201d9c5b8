import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { endChild, ends, optbench, scratch } from "./processes.mjs";
import {
  FRAGILE_PLAN,
  FRAGILE_PLUGIN,
  LOST,
  beginRun,
  refuseLeftovers,
  withWorkers,
} from "./runs.mjs";

/**
 * One case kills every worker that runs it. It alone ends in error; resumed where it does no harm, the
 * run has the bytes of one that nobody disturbed.
 */
export async function poison(server) {
  const over = new AbortController();
  let deaths = 0;
  const fragile = (env) =>
    optbench(["worker", server.url, "-j", "1", ...FRAGILE_PLUGIN], { ...server.env, ...env });
  // as a service manager does
  const keepAlive = async () => {
    while (!over.signal.aborted) {
      const one = fragile({ FRAGILE: "yes" });
      while (!over.signal.aborted && one.exitCode === null && one.signalCode === null)
        await sleep(50);
      if (over.signal.aborted) await endChild(one);
      else deaths++;
    }
  };
  const kept = [keepAlive(), keepAlive()];
  try {
    // a case in error
    await ends(beginRun(server, FRAGILE_PLAN), 1);
  } finally {
    over.abort();
    await Promise.all(kept);
  }
  await refuseLeftovers(server);
  const { cases } = JSON.parse(readFileSync(join(scratch, "q.json"), "utf8"));
  const lost = cases.filter(({ status }) => status === "error");
  if (lost.length !== 1 || lost[0].message !== LOST || cases.length !== 8) {
    throw new Error(`lost: ${JSON.stringify(lost.map(({ id, message }) => ({ id, message })))}`);
  }
  // once with others of its block, then three times alone
  if (deaths !== 4) throw new Error(`${deaths} workers died, not 4`);
  await withWorkers([fragile({})], () =>
    ends(beginRun(server, FRAGILE_PLAN, ["--resume", "q.ndjson"])),
  );
  return "whole";
}
