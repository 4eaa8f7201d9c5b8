import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renameOver } from "../../src/files/rename-over.js";
import { filesIn, folder } from "../cli/optbench.js";

/** A rename that fails some times before it succeeds. */
function failing(code: string, times: number) {
  let left = times;
  return (from: string, to: string) => {
    if (left-- > 0) throw Object.assign(new Error(`${code}: rename`), { code });
    renameSync(from, to);
  };
}

describe("renaming a file over another one", () => {
  const place = () => folder({ new: "new", old: "old" });
  const attempt = (cwd: string, code: string, times: number, platform: string) =>
    renameOver(join(cwd, "new"), join(cwd, "old"), failing(code, times) as never, platform);

  it.each(["EPERM", "EACCES", "EBUSY"])("waits while Windows answers %s", (code) => {
    const cwd = place();
    attempt(cwd, code, 3, "win32");
    expect(filesIn(cwd)).toEqual(["old"]);
    expect(readFileSync(join(cwd, "old"), "utf8")).toBe("new");
  });

  it("gives up in the end, and at once where no wait would help", () => {
    const cwd = place();
    expect(() => attempt(cwd, "EPERM", 1000, "win32")).toThrow("EPERM");
    expect(() => attempt(cwd, "ENOSPC", 1, "win32")).toThrow("ENOSPC");
    expect(() => attempt(cwd, "EPERM", 1, "linux")).toThrow("EPERM");
    expect(filesIn(cwd)).toEqual(["new", "old"]);
  });

  it("needs no other file there", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "new"), "new");
    renameOver(join(cwd, "new"), join(cwd, "free"));
    expect(filesIn(cwd)).toEqual(["free"]);
  });
});
