/** A full disk, a quota and a folder that may not be written to: an error in words, and the old bytes. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../bundle.mjs";
import { ready, WRITERS, wrong } from "./writers.mjs";

const BIN = join(root, "bin", "optbench.js");
/** Nobody's, where this user may write everywhere. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** Ways in which a folder takes nothing. Each runs a command in it; null where this machine cannot. */
const DISKS = {
  "a full disk": {
    enter(cwd) {
      const { status } = spawnSync("mount", [
        "-t",
        "tmpfs",
        "-o",
        "size=256k,mode=777",
        "none",
        cwd,
      ]);
      return status === 0;
    },
    // what is left of the room is taken
    fill: (cwd) => fillUp(join(cwd, "filler")),
    empty: (cwd) => rmSync(join(cwd, "filler"), { force: true }),
    leave: (cwd) => spawnSync("umount", [cwd]),
    run: (cwd, argv) => spawnSync(process.execPath, [BIN, ...argv], { cwd, encoding: "utf8" }),
  },
  "a quota (ulimit -f)": {
    enter: () => process.platform !== "win32",
    run: (cwd, argv) =>
      spawnSync(
        "sh",
        ["-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "sh", process.execPath, BIN, ...argv],
        {
          cwd,
          encoding: "utf8",
          env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
        },
      ),
  },
  "a read-only folder": {
    enter: () => process.platform !== "win32",
    fill: (cwd) => chmodSync(cwd, 0o555),
    empty: (cwd) => chmodSync(cwd, 0o777),
    run: (cwd, argv) =>
      spawnSync(process.execPath, [BIN, ...argv], {
        cwd,
        encoding: "utf8",
        ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
        env: { ...process.env, HOME: "/", NODE_DISABLE_COMPILE_CACHE: "1" },
      }),
  },
};

function fillUp(path) {
  try {
    for (let size = 1 << 16; ;) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: "a" });
      } catch (error) {
        if (error.code !== "ENOSPC") throw error;
        if ((size >>= 1) === 0) return;
      }
    }
  } catch (error) {
    throw new Error(`the disk was not filled: ${error.message}`, { cause: error });
  }
}

/** @returns {Promise<{ tries: number, lost: string[], skipped: string[] }>} */
export async function disks(name) {
  const disk = DISKS[name];
  const lost = [];
  let tries = 0;
  for (const writer of WRITERS) {
    const place = mkdtempSync(join(tmpdir(), "optbench-disk-"));
    chmodSync(place, 0o755);
    const cwd = join(place, "folder");
    mkdirSync(cwd);
    if (!disk.enter(cwd))
      return { tries: 0, lost, skipped: "this machine does not let us make one" };
    try {
      const state = await ready(writer, cwd);
      for (const file of readdirSync(cwd)) chmodSync(join(cwd, file), 0o666);
      disk.fill?.(cwd);
      tries++;
      const { status, stderr } = disk.run(cwd, writer.argv(0));
      disk.empty?.(cwd);
      const isSaid = [0, 2, 3].includes(status) && (status === 0 || /^error: /m.test(stderr));
      const found = isSaid ? wrong(state, 0, status === 0) : `ended with ${status}: ${stderr}`;
      if (found !== null) lost.push(`${writer.name}: ${found}`);
      else if (status === 0 && name !== "a full disk")
        lost.push(`${writer.name}: nothing stood in its way`);
    } finally {
      disk.leave?.(cwd);
      rmSync(place, { recursive: true, force: true });
    }
  }
  return { tries, lost };
}

export const DISK_NAMES = Object.keys(DISKS);
