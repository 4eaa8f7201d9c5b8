import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { realPathOf } from "../../src/files/real-path.js";
import { folder } from "../cli/optbench.js";

it("every name of a file has one real path, be the file there or not", () => {
  const cwd = folder({ "data/there.json": "" });
  symlinkSync("data", join(cwd, "link"));
  symlinkSync("data/there.json", join(cwd, "file"));
  mkdirSync(join(cwd, "sub"));
  const names = ["data/there.json", "./data//there.json", "sub/../link/there.json", "file"];
  const real = join(realpathSync(cwd), "data");
  for (const name of names) expect(realPathOf(name, cwd)).toBe(join(real, "there.json"));
  for (const name of ["data/new.json", "link/new.json", "./link/../link/new.json"]) {
    expect(realPathOf(name, cwd)).toBe(join(real, "new.json"));
  }
  expect(realPathOf("no/folder/new.json", cwd)).toBe(join(cwd, "no", "folder", "new.json"));
});
