/**
 * Runs one plan over a queue while workers, the server and the run itself are killed, frozen and started
 * again, and compares the bytes with those of `-j 1`. Prints a table: scenario, tries, same bytes.
 *
 * node scripts/try-queue.mjs [--short] [--tries n] [--only word]
 *
 * It starts redis-server, and PostgreSQL where it is installed, on free ports of this machine, in a
 * folder of its own, and ends what it has started.
 */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { scratch } from "./queue/processes.mjs";
import { isSame, planOf, prepare, refuseLeftovers } from "./queue/runs.mjs";
import { SCENARIOS } from "./queue/scenarios.mjs";

const wordAfter = (flag) => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
};
const isShort = process.argv.includes("--short");
const tries = Number(wordAfter("--tries") ?? 1);
const only = wordAfter("--only") ?? "";
const plan = planOf(isShort ? 60_000 : 100_000);

async function attempt({ open, act }) {
  for (const name of readdirSync(scratch).filter((one) => one.startsWith("q."))) {
    rmSync(join(scratch, name));
  }
  const server = await open();
  try {
    const reference = (await act(server, plan)) ?? "one";
    await refuseLeftovers(server);
    if (!isSame(reference)) throw new Error("other bytes");
    return true;
  } catch (error) {
    console.error(String(error.stack));
    return false;
  } finally {
    await server.end();
  }
}

await prepare(plan);
console.log("| scenario | tries | same bytes, 0 keys left |\n| --- | --- | --- |");
let failures = 0;
for (const scenario of SCENARIOS) {
  const { name, isQuick } = scenario;
  if ((isShort && !isQuick) || !name.includes(only)) continue;
  const why = scenario.whyNot();
  if (why !== undefined) {
    console.log(`| ${name} | 0 | ${why} |`);
    continue;
  }
  const began = Date.now();
  let good = 0;
  for (let k = 0; k < tries; k++) if (await attempt(scenario)) good++;
  failures += tries - good;
  console.log(`| ${name} | ${tries} | ${good} |`);
  console.error(`${name}: ${((Date.now() - began) / 1000 / tries).toFixed(0)} s a try`);
}
process.exitCode = failures === 0 ? 0 : 1;
