/** Starts with damaged compiled code: each prints what an undamaged one prints. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../bundle.mjs";

const RUN = [
  join(root, "bin", "optbench.js"),
  ..."run -f booth -o sgd -n 20 --width 80".split(" "),
];

/** The damages in turn: a flipped bit, a zeroed page, zeroes to the end, a page in another's place, noise. */
const HARMS = [
  (bytes, at) => (bytes[at] ^= 1 << (at % 8)),
  (bytes, at) => bytes.fill(0, at, Math.min(at + 4096, bytes.length)),
  (bytes, at) => bytes.fill(0, at),
  (bytes, at) => bytes.copy(bytes, at, 0, 4096),
  (bytes, at) => bytes.write(`${Math.random()}`.repeat(20), at),
];

/** @returns {{ tries: number, lost: string[] }} */
export function caches(count) {
  const home = mkdtempSync(join(tmpdir(), "optbench-caches-"));
  const env = { ...process.env, HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home };
  const start = () => {
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, RUN, {
      env,
      encoding: "utf8",
    });
    return JSON.stringify([status, signal, stdout, stderr]);
  };
  const right = start();
  const folder = process.platform === "darwin" ? join(home, "Library", "Caches") : home;
  const path = join(folder, "optbench", readdirSync(join(folder, "optbench"))[0]);
  const whole = readFileSync(path);
  const lost = [];
  for (let k = 0; k < count; k++) {
    const at = Math.floor(Math.random() * whole.length);
    const bytes = Buffer.from(whole);
    HARMS[k % HARMS.length](bytes, at);
    if (bytes.equals(whole)) bytes[at] ^= 255;
    // every fourth is cut as well
    writeFileSync(path, k % 4 === 3 ? bytes.subarray(0, at) : bytes);
    const found = start();
    if (found !== right) lost.push(`damage ${k % HARMS.length} at ${at}: ${found.slice(0, 200)}`);
  }
  rmSync(home, { recursive: true });
  return { tries: count, lost };
}
