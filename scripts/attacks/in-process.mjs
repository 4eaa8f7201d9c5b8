/** Runs command lines of the built optbench in this process: a start takes a third of a second each. */
import { createRequire } from "node:module";
import { root } from "../bundle.mjs";
import { pathToFileURL } from "node:url";

const packageRoot = pathToFileURL(`${root}/`);
const { loadMain } = createRequire(import.meta.url)("../../dist/cli.cjs");
const { main } = loadMain(packageRoot).module;

/**
 * @param {readonly string[]} argv
 * @param {string} cwd
 * @returns {Promise<{ code: number, told: string }>}
 */
export async function optbench(argv, cwd) {
  let told = "";
  const stderr = { write: (text) => (told += text) };
  const code = await main([...argv], {
    stdout: { write() {} },
    stderr,
    env: {},
    packageRoot,
    cwd,
    cores: 2,
    now: () => performance.now(),
    catchSignals: () => {},
    interruption: () => null,
  });
  return { code, told };
}
