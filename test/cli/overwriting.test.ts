import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, folder, optbench } from "./optbench.js";

const SPEC = "functions: booth\noptimizers: sgd\nplugins: own.mjs\niterations: 3\n";
const files = {
  "my.yaml": SPEC,
  "own.mjs": 'export default { id: "own", title: "Own", create: () => ({ step() {} }) };',
  "my.baseline.json": "",
  "above.yaml": "extends: my.yaml\niterations: 4\n",
  "r.json": "{}",
  "r.csv": "{}",
};

describe("what a command reads is not written over", () => {
  it.each([
    ["run my.yaml --reporter json=my.yaml", "cannot write my.yaml: it is the spec"],
    ["run above.yaml --reporter json=my.yaml", "cannot write my.yaml: it is the spec"],
    ["run my.yaml --reporter csv=./link/my.yaml", "cannot write ./link/my.yaml: it is the spec"],
    ["run my.yaml --reporter csv=own.mjs", "cannot write own.mjs: it is the code of a plug-in"],
    ["run -f booth -o sgd --plugin link/own.mjs --reporter csv=own.mjs", "code of a plug-in"],
    ["check my.yaml -u --out my.baseline.json", "my.baseline.json: it is the baseline"],
    ["check my.yaml -u --out link/my.baseline.json", "my.baseline.json: it is the baseline"],
    ["check my.yaml --baseline ./new.json --out new.json -u", "new.json: it is the baseline"],
    [
      "run my.yaml --reporter html=p.html --play ./my.yaml",
      "cannot write ./my.yaml: it is the spec",
    ],
    [
      "check my.yaml -u --reporter html=p.html --play my.baseline.json",
      "my.baseline.json: it is the baseline",
    ],
    [
      "check -f booth -o sgd -n 3 --baseline my.baseline.json --results r.json --out ./r.json",
      "the file of --results",
    ],
    ["report r.json --to csv=link/r.json", "link/r.json: it is the file that is read"],
    ["compare r.json my.baseline.json --to html=r.json", "r.json: it is the file that is read"],
    ["compare a=r.json r.json --to html=link/r.json", "r.json: it is the file that is read"],
    ["merge r.csv -o link/r.csv", "link/r.csv: it is the file that is read"],
  ])("%s", async (argv, message) => {
    const cwd = folder(files);
    symlinkSync(".", join(cwd, "link"));
    const before = filesIn(cwd);
    const { code, stdout, stderr } = await optbench(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(filesIn(cwd)).toEqual(before);
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(join(cwd, name), "utf8")).toBe(text);
    }
  });

  it("but a device holds nothing that could be lost", async () => {
    const cwd = folder({});
    const run = "check -f booth -o sgd -n 3 -u --baseline /dev/null --reporter json=/dev/null";
    expect((await optbench(run, { cwd })).stderr).not.toContain("cannot write");
  });

  it("two formats never go to one file, under whichever names", async () => {
    const cwd = folder({ "data/r.json": "old" });
    symlinkSync("data", join(cwd, "link"));
    symlinkSync("data/r.json", join(cwd, "file.json"));
    for (const [one, other] of [
      ["data/new.json", "link/new.json"],
      ["data/r.json", "link/r.json"],
      ["data/r.json", "file.json"],
    ]) {
      const argv = `run -f booth -o sgd -n 3 --reporter csv=${one},json=${other}`;
      const { code, stderr } = await optbench(argv, { cwd });
      expect([code, stderr]).toEqual([2, `error: ${other} takes one format, not csv and json\n`]);
    }
    expect(readFileSync(join(cwd, "data/r.json"), "utf8")).toBe("old");
  });
});
