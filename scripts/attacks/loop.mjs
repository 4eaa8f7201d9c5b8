/** Runs a writer's turns one after the other, as fast as it can, until it is killed. */
import { optbench } from "./in-process.mjs";
import { WRITERS } from "./writers.mjs";

const writer = WRITERS.find(({ name }) => name === process.argv[2]);
const cwd = process.cwd();
for (let k = 0; ; k++) {
  const { code, told } = await optbench(writer.argv(k % 2), cwd);
  if (code !== 0) throw new Error(told);
  writer.before?.(cwd);
  if (k === 0) process.stdout.write("begun");
}
