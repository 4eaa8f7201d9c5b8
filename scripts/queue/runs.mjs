import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ends, endChild, optbench, scratch, until } from "./processes.mjs";

const outputsOf = (name) => [
  "--reporter",
  `json=${name}.json`,
  "--reporter",
  `ndjson=${name}.ndjson`,
];

/** 200 cases of some 10 ms each: so many steps are some seconds of work. */
export const planOf = (steps) => [
  ..."run -f rosenbrock,beale -o adam:lr=1e-5/1e-4 --start random@50 --keep hits -q".split(" "),
  "-n",
  String(steps),
];

/** An optimizer whose process dies at one learning rate, where a variable says so. */
const FRAGILE = `import { defineOptimizer, learningRate } from "optbench";
export default defineOptimizer({
  id: "fragile",
  title: "Gradient descent that ends its process",
  params: { lr: learningRate(0.01) },
  create: (dim, { lr }) => ({
    step(x, g, rate) {
      if (lr === 0.05 && process.env.FRAGILE === "yes") process.kill(process.pid, "SIGKILL");
      for (let i = 0; i < dim; i++) x[i] -= rate * g[i];
    },
  }),
});
`;
export const FRAGILE_PLUGIN = ["--plugin", "./fragile.mjs"];
export const FRAGILE_PLAN = [
  ..."run -f booth -o fragile:lr=0.01/0.02/0.03/0.04/0.05/0.06/0.07/0.08 -n 500 -q".split(" "),
  ...FRAGILE_PLUGIN,
];
/** Why the case has ended that kills whoever runs it. */
export const LOST = "three workers died, one after the other, while they ran it alone";

/** Writes what the scenarios need, and the results without a queue with which theirs are compared. */
export async function prepare(plan) {
  writeFileSync(join(scratch, "fragile.mjs"), FRAGILE);
  await ends(optbench([...plan, ...outputsOf("one"), "-j", "1"]));
  await ends(optbench([...FRAGILE_PLAN, ...outputsOf("whole"), "-j", "1"]));
}

export const worker = (server, ...more) =>
  optbench(["worker", server.url, "-j", "1", ...more], server.env);

/** Begins a run over the queue; `moving` of it waits until blocks have come back. */
export function beginRun(server, plan, more = []) {
  const run = optbench([...plan, ...outputsOf("q"), "--queue", server.url, ...more], server.env);
  const lines = () => {
    const path = join(scratch, "q.ndjson");
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").length : 0;
  };
  run.moving = () =>
    until("the first results", () => lines() > 10 || run.exitCode !== null, 60_000);
  return run;
}

/** Does something while workers are there, which end with it. */
export async function withWorkers(workers, act) {
  try {
    return await act(workers);
  } finally {
    await Promise.all(workers.map((one) => endChild(one)));
  }
}

/** Whether the run over the queue has written the bytes of one without. */
export const isSame = (reference) =>
  readFileSync(join(scratch, "q.json")).equals(readFileSync(join(scratch, `${reference}.json`)));

/** Throws where anything is left in the server. */
export async function refuseLeftovers(server) {
  const status = optbench(["queue", "status", server.url], server.env);
  await ends(status);
  if (!status.said.includes("no run, 0 keys")) throw new Error(`the server has: ${status.said}`);
}
