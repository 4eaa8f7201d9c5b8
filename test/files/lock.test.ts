import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { withLock, withLockSync } from "../../src/files/lock.js";
import { folder } from "../cli/optbench.js";

const place = () => {
  const cwd = folder({});
  return { cwd, target: join(cwd, "a.json"), lock: join(cwd, "a.json.lock") };
};
const holder = (change: object) =>
  `${JSON.stringify({ host: hostname(), pid: process.pid, started: "then", ...change })}\n`;

describe("a lock", () => {
  it("names its holder while it is held, and is gone afterwards, also after an error", async () => {
    const { cwd, target, lock } = place();
    await withLock(target, "a.json", async ({ isOurs }) => {
      expect(JSON.parse(readFileSync(lock, "utf8"))).toMatchObject({
        host: hostname(),
        pid: process.pid,
        started: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      });
      expect(isOurs()).toBe(true);
      writeFileSync(lock, "another's");
      expect(isOurs()).toBe(false);
      await Promise.resolve();
    });
    // it is no longer ours to delete
    expect(existsSync(lock)).toBe(true);
    const act = () => {
      throw new Error("no");
    };
    const second = place();
    expect(() => withLockSync(second.target, "a.json", act)).toThrow("no");
    expect(readdirSync(second.cwd)).toEqual([]);
    expect(readdirSync(cwd)).toEqual(["a.json.lock"]);
  });

  it("lets one in at a time", async () => {
    const { target } = place();
    let inside = 0;
    let most = 0;
    const enter = () =>
      withLock(target, "a.json", async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setTimeout(resolve, 2));
        inside--;
      });
    await Promise.all(Array.from({ length: 8 }, enter));
    expect({ most, inside }).toEqual({ most: 1, inside: 0 });
  });

  it.each([
    ["whose process is gone", holder({ pid: 2 ** 30 }), false],
    ["of another host that is old", holder({ host: "elsewhere", pid: 1 }), true],
    ["that is empty and old", "", true],
    ["of a process that has our number, and is old", holder({}), true],
  ])("%s is cleared away", (_, text, isOld) => {
    const { cwd, target, lock } = place();
    writeFileSync(lock, text);
    if (isOld) utimesSync(lock, 1e9, 1e9);
    expect(withLockSync(target, "a.json", () => 1)).toBe(1);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("that a killed process left without a text bars others for a second alone", () => {
    const { cwd, target, lock } = place();
    writeFileSync(lock, "");
    const began = Date.now();
    expect(withLockSync(target, "a.json", () => 1)).toBe(1);
    expect(Date.now() - began).toBeGreaterThan(900);
    expect(Date.now() - began).toBeLessThan(9000);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it.each([
    ["elsewhere", 7, "process 7 on elsewhere, begun at then, holds a.json.lock"],
    [hostname(), process.pid, `process ${process.pid} on ${hostname()}, begun at then, holds`],
  ])(
    "held on %s is waited for, ten seconds at most, and the holder named",
    async (host, pid, say) => {
      const { target, lock } = place();
      writeFileSync(lock, holder({ host, pid }));
      const clock = vi.spyOn(Date, "now").mockImplementation(() => 1e12 * (reads++ > 3 ? 1.1 : 1));
      let reads = 0;
      utimesSync(lock, 1.2e9, 1.2e9);
      try {
        await expect(withLock(target, "a.json", () => Promise.resolve(1))).rejects.toThrow(say);
      } finally {
        clock.mockRestore();
      }
      expect(readFileSync(lock, "utf8")).toBe(holder({ host, pid }));
    },
  );

  it("that cannot be made says so", () => {
    const act = () => withLockSync(join(place().cwd, "no", "a.json"), "no/a.json", () => 1);
    expect(act).toThrow("cannot write no/a.json.lock: there is no such file");
  });
});
