/**
 * Runs the turns of several writers, each in its own folder, as fast as it can, until it is killed.
 *
 *     node loop.mjs name folder [name folder ...]
 */
import { optbench } from "./in-process.mjs";
import { WRITERS } from "./writers.mjs";

async function turns(name, cwd, begun) {
  const writer = WRITERS.find((one) => one.name === name);
  for (let k = 0; ; k++) {
    const { code, told } = await optbench(writer.argv(k % 2), cwd);
    if (code !== 0) throw new Error(`${name}: ${told}`);
    writer.before?.(cwd);
    if (k === 0) begun();
  }
}

const argv = process.argv.slice(2);
let waiting = argv.length / 2;
for (let k = 0; k < argv.length; k += 2) {
  void turns(argv[k], argv[k + 1], () => {
    if (--waiting === 0) process.stdout.write("begun");
  });
}
