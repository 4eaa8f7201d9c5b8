/**
 * Prints one SHA-256 over the results of a whole suite, bit for bit: every optimizer on every
 * function, and every transform, schedule and modifier on some. test/golden/digest.txt is what it
 * prints on every platform and every Node, or step counts could not be compared.
 *
 *     node scripts/digest.mjs [package root] > test/golden/digest.txt
 *     node scripts/digest.mjs [package root] --cases      one line a case, to be compared with diff
 */
import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve } from "node:path";

const ITERATIONS = 200;
/** A convex function, a valley and a multimodal one: where what stands after a "+" is tried. */
const SOME_FUNCTIONS = ["anisotropic", "rosenbrock", "rastrigin"];

/** An optimizer as it is, and with a second learning rate, if it has one. */
function variants({ id, lrKey, params }) {
  if (lrKey === null) return [id];
  const second = params[lrKey].default === 0.1 ? 0.02 : 0.1;
  return [id, `${id}:${lrKey}=${second}`];
}

/** The cases, as pairs of spec strings. */
function* suite(catalogue) {
  const ofKind = (wanted) => catalogue.filter(({ kind }) => kind === wanted);
  const optimizers = ofKind("optimizer").flatMap(variants);
  for (const { id } of ofKind("function"))
    for (const optimizer of optimizers) yield [id, optimizer];
  const some = ["sgd:lr=1e-3", "adam:lr=0.1"];
  for (const fn of SOME_FUNCTIONS) {
    for (const optimizer of some) {
      for (const { id } of ofKind("transform")) yield [`${fn}+${id}`, optimizer];
      for (const { id } of ofKind("schedule")) yield [fn, `${optimizer}+${id}`];
      for (const { id } of ofKind("modifier")) yield [fn, `${optimizer}+${id}`];
    }
  }
}

/** The bytes of numbers, the same wherever they are computed; null is one of the many NaNs. */
function bytes(values) {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (const [k, value] of values.entries()) {
    if (value === null) view.setBigUint64(8 * k, 0x7ff8n << 48n);
    else view.setFloat64(8 * k, value);
  }
  return view;
}

/** What is hashed of a case: its names, its status, and every bit of its numbers. */
function* contents({ minimize, OptbenchError }, fn, optimizer) {
  yield `${fn} ${optimizer} `;
  try {
    const { status, steps, final } = minimize(fn, optimizer, { iterations: ITERATIONS });
    yield status;
    yield bytes([steps, final.step, final.value, ...final.x]);
  } catch (error) {
    if (!(error instanceof OptbenchError)) throw error;
    // a method that needs what the function does not have
    yield "refused";
  }
}

/**
 * @param optbench the library: what `import("optbench")` gives
 * @param {(line: string) => void} [tell] hears of every case and its own hash
 * @returns {string} the hash of all cases, in hexadecimal digits
 */
export function digest(optbench, tell) {
  const all = createHash("sha256");
  for (const [fn, optimizer] of suite(optbench.catalogue())) {
    const one = createHash("sha256");
    for (const part of contents(optbench, fn, optimizer)) one.update(part);
    const hash = one.digest();
    all.update(hash);
    tell?.(`${hash.toString("hex", 0, 8)} ${fn} ${optimizer}`);
  }
  return all.digest("hex");
}

if (realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
  const given = argv.slice(2).find((argument) => !argument.startsWith("--"));
  const root = given ?? fileURLToPath(new URL("..", import.meta.url));
  const optbench = await import(pathToFileURL(resolve(root, "dist/index.js")).href);
  const tell = argv.includes("--cases") ? console.log : undefined;
  console.log(digest(optbench, tell));
}
