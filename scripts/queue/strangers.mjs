import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { withTwo } from "./happenings.mjs";
import { ends, optbench, ROOT, scratch } from "./processes.mjs";
import { beginRun, FRAGILE_PLAN, FRAGILE_PLUGIN, refuseLeftovers } from "./runs.mjs";

/** Another build of the same version, such as one that somebody has changed. */
function otherBuild() {
  const root = join(scratch, "other");
  if (existsSync(root)) return root;
  for (const name of ["bin", "dist", "package.json"]) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  appendFileSync(join(root, "dist/sums.json"), "\n");
  return root;
}

/** What is refused ends with 2 on both sides, writes nothing and leaves nothing. */
export async function refuseStrangers(server, plan) {
  const argv = ["worker", server.url, "-j", "1"];
  writeFileSync(
    join(scratch, "changed.mjs"),
    readFileSync(join(scratch, "fragile.mjs"), "utf8").replace("rate * g", "2 * rate * g"),
  );
  const strangers = [
    [plan, () => optbench(argv, server.env, otherBuild()), "another build"],
    [FRAGILE_PLAN, () => optbench(argv, server.env), "the worker lacks the plug-in"],
    [
      FRAGILE_PLAN,
      () => optbench([...argv, "--plugin", "./changed.mjs"], server.env),
      "or has another version of it",
    ],
    [plan, () => optbench([...argv, ...FRAGILE_PLUGIN], server.env), "that the run does not have"],
  ];
  for (const [own, stranger, reason] of strangers) {
    const one = stranger();
    const run = beginRun(server, own);
    await ends(one, 2);
    await ends(run, 2);
    for (const { said } of [one, run]) {
      if (!said.includes(reason)) throw new Error(`it does not say '${reason}': ${said}`);
    }
    if (existsSync(join(scratch, "q.json"))) throw new Error("results were written");
    await refuseLeftovers(server);
  }
  await withTwo()(server, plan);
}
