/** The N-th write, flush, rename or open fails, for every N until none is left to fail. */
import fs, { mkdtempSync, rmSync } from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { optbench } from "./in-process.mjs";
import { ready, WRITERS, wrong } from "./writers.mjs";

const CODES = { write: "ENOSPC", fsync: "EIO", rename: "EACCES", open: "EMFILE" };

let armed = null;
let cwdOfFault = "";

/** Whether this call is the one that fails: in the folder that is attacked alone. */
function fails(kind, target) {
  if (armed === null || armed.kind !== kind) return false;
  if (typeof target === "string" && !target.startsWith(cwdOfFault)) return false;
  armed.count++;
  if (armed.count !== armed.at) return false;
  armed.hasFailed = true;
  return true;
}

function failure(kind) {
  return Object.assign(new Error(`${CODES[kind]}: made to fail`), { code: CODES[kind] });
}

async function install() {
  const handle = await promises.open(process.execPath, "r");
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const real = { ...fs };
  const opens = { ...promises };
  const writeFile = prototype.writeFile;
  prototype.writeFile = async function (bytes, ...rest) {
    if (!fails("write")) return writeFile.call(this, bytes, ...rest);
    // a full disk takes a part
    await writeFile.call(this, Buffer.from(bytes).subarray(0, bytes.length >> 1));
    throw failure("write");
  };
  fs.writeSync = (fd, bytes, ...rest) => {
    // the outputs of this program are not files of the writers
    if (fd <= 2 || !fails("write")) return real.writeSync(fd, bytes, ...rest);
    if (Buffer.isBuffer(bytes)) real.writeSync(fd, bytes, rest[0] ?? 0, 1, rest[2] ?? null);
    throw failure("write");
  };
  fs.writeFileSync = (path, text, ...rest) => {
    if (!fails("write", path)) return real.writeFileSync(path, text, ...rest);
    real.writeFileSync(path, "", ...rest);
    throw failure("write");
  };
  fs.fsync = (fd, done) => (fails("fsync") ? done(failure("fsync")) : real.fsync(fd, done));
  fs.fsyncSync = (fd) => {
    if (fails("fsync")) throw failure("fsync");
    real.fsyncSync(fd);
  };
  fs.renameSync = (from, to) => {
    if (fails("rename", from)) throw failure("rename");
    real.renameSync(from, to);
  };
  promises.rename = async (from, to) => {
    if (fails("rename", from)) throw failure("rename");
    return opens.rename(from, to);
  };
  promises.open = async (path, ...rest) => {
    if (fails("open", String(path))) throw failure("open");
    return opens.open(path, ...rest);
  };
  fs.openSync = (path, ...rest) => {
    if (fails("open", String(path))) throw failure("open");
    return real.openSync(path, ...rest);
  };
  syncBuiltinESMExports();
}

/** @returns {Promise<{ tries: number, lost: string[] }>} */
export async function faults(word = "") {
  await install();
  const lost = [];
  let tries = 0;
  for (const writer of WRITERS.filter(({ name }) => name.includes(word))) {
    const cwd = mkdtempSync(join(tmpdir(), "optbench-faults-"));
    cwdOfFault = cwd;
    const state = await ready(writer, cwd);
    for (const kind of Object.keys(CODES)) {
      for (let at = 1; ; at++) {
        const turn = at % 2;
        writer.before?.(cwd);
        armed = { kind, at, count: 0, hasFailed: false };
        const { code, told } = await optbench(writer.argv(turn), cwd);
        const { hasFailed } = armed;
        armed = null;
        if (!hasFailed) break;
        tries++;
        const say = (what) => lost.push(`${writer.name}, ${kind} ${at}: ${what}`);
        const isSaid = code === 0 ? told === "" : [2, 3].includes(code) && /^error: /m.test(told);
        const problem = wrong(state, turn, code === 0);
        if (!isSaid) say(`ended with ${code}: ${told.split("\n")[0]}`);
        else if (problem !== null) say(problem);
        // whatever it left, the next one works
        writer.before?.(cwd);
        const next = await optbench(writer.argv(turn), cwd);
        if (next.code !== 0 || wrong(state, turn, true) !== null) {
          say(
            `the next one ended with ${next.code}: ${next.told.split("\n")[0]} ${wrong(state, turn, true)}`,
          );
        }
      }
    }
    rmSync(cwd, { recursive: true });
  }
  return { tries, lost };
}
