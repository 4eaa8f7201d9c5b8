import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withTwo } from "./happenings.mjs";
import { ends, optbench, runningOptbench, scratch, whereSeen } from "./processes.mjs";
import { refuseLeftovers } from "./runs.mjs";
import { SECRET } from "./servers.mjs";

/** A server with TLS and a password: others may read command lines, output, traces and results. */
export async function keepSecret(server, plan) {
  const listed = [];
  await withTwo(async () => {
    for (const { pid } of runningOptbench()) {
      // what `ps` shows
      listed.push(readFileSync(`/proc/${pid}/cmdline`, "latin1"));
    }
    if (listed.length < 3) throw new Error("too few processes to look at");
  })(server, plan);
  const wrong = { ...server.env, OPTBENCH_QUEUE_PASSWORD: `${SECRET}-2` };
  delete wrong.OPTBENCH_QUEUE_PASSWORD_FILE;
  const run = [...plan, "--queue", server.url];
  const inAddress = server.url.replace(/\/\/(\w+@)?/, `//optbench:${SECRET}@`);
  for (const argv of [run, ["worker", server.url], ["queue", "status", server.url]]) {
    await ends(optbench([...argv, "--debug"], wrong), 2);
  }
  // where it is typed into the address after all, the answer does not repeat it
  await ends(optbench(["queue", "status", inAddress, "--debug"], server.env), 2);
  await refuseLeftovers(server);
  await server.kill();
  await ends(optbench([...run, "--debug"], server.env), 2);
  await server.start();
  const files = readdirSync(scratch).filter((name) => name.startsWith("q."));
  const written = files.map((name) => readFileSync(join(scratch, name), "latin1"));
  const shown = [...listed, ...written, ...whereSeen(SECRET)].filter((text) =>
    text.includes(SECRET),
  );
  if (shown.length > 0) throw new Error(`the password was shown:\n${shown.join("\n")}`);
}
