import { spawnSync } from "node:child_process";
import { utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { hostPart, removeLeftovers, scratchOf } from "../../src/files/scratch.js";
import { filesIn, folder } from "../cli/optbench.js";

describe("the name of a scratch file", () => {
  it("is beside the target, says whose it is, and is never given twice", () => {
    const name = scratchOf(join("some", "r.json"));
    expect(dirname(name)).toBe("some");
    expect(basename(name)).toMatch(
      new RegExp(`^r\\.json\\.${hostPart()}\\.${process.pid}\\.[0-9a-f]{8}\\.tmp$`),
    );
    expect(scratchOf(join("some", "r.json"))).not.toBe(name);
  });
});

describe("what is left beside a file", () => {
  const ended = () => spawnSync(process.execPath, ["-e", ""]).pid;
  const HOURS = 3600;
  const sinceStart = Math.ceil(process.uptime());

  it.each([
    ["a process of this machine that has ended", () => [hostPart(), ended()], 0, false],
    ["one that runs", () => [hostPart(), process.ppid], 2 * HOURS, true],
    ["this process", () => [hostPart(), process.pid], 0, true],
    ["an earlier one of our number", () => [hostPart(), process.pid], sinceStart + 60, false],
    ["one of another machine whose number nobody has here", () => ["elsewhere", ended()], 60, true],
    ["one of another machine with our number", () => ["elsewhere", process.pid], 60, true],
    ["one of another machine, long ago", () => ["elsewhere", process.pid], 2 * HOURS, false],
  ])("of %s", (_, writer, seconds, stays) => {
    const cwd = folder();
    const [host, pid] = writer();
    const path = join(cwd, `r.json.${host}.${pid}.0123abcd.tmp`);
    writeFileSync(path, "half");
    const then = Date.now() / 1000 - seconds;
    utimesSync(path, then, then);
    removeLeftovers(join(cwd, "r.json"));
    expect(filesIn(cwd)).toHaveLength(stays ? 1 : 0);
  });

  it("is cleared also where it is a folder, and nothing else is", () => {
    const whose = `${hostPart()}.${ended()}.0123abcd.tmp`;
    const others = [`r.${whose}`, `r.jsonx.${whose}`, "r.json.9.tmp", "r.json.old.tmp", "r.json"];
    const cwd = folder(Object.fromEntries(others.map((name) => [name, ""])));
    const left = folder({ [`r.json.${whose}/half.dat`]: "half" });
    removeLeftovers(join(left, "r.json"));
    expect(filesIn(left)).toEqual([]);
    removeLeftovers(join(cwd, "r.json"));
    expect(filesIn(cwd)).toEqual(others.sort());
    expect(() => removeLeftovers(join(cwd, "no", "r.json"))).not.toThrow();
  });
});
