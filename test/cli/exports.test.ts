import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

/** Every file below a folder, by its path. */
function filesBelow(top: string, below = ""): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(top, below)).flatMap((name) => {
      const path = join(below, name);
      const isFolder = statSync(join(top, path)).isDirectory();
      return isFolder
        ? Object.entries(filesBelow(top, path))
        : [[path, readFileSync(join(top, path), "utf8")]];
    }),
  );
}

const RUN = "run -f bbob-f1,bbob-f8:instance=1/2/3 -o bfgs,adam:lr=0.1 --max-evals 50*dim";

describe("--reporter coco=folder and ioh=folder", () => {
  it("write the same from one run, from threads, from shards and from what is resumed", async () => {
    const cwd = folder();
    const ran = await optbench(`${RUN} --reporter coco=one,ioh=ioh -q`, { cwd });
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    const one = filesBelow(join(cwd, "one"));
    expect(Object.keys(one).sort().slice(0, 4)).toEqual([
      "adam_lr=0.1-fd/bbobexp_f1.info",
      "adam_lr=0.1-fd/bbobexp_f8.info",
      "adam_lr=0.1-fd/data_f1/bbobexp_f1_DIM2.dat",
      "adam_lr=0.1-fd/data_f1/bbobexp_f1_DIM2.tdat",
    ]);
    expect(Object.keys(filesBelow(join(cwd, "ioh"))).length).toBe(16);

    await optbench(`${RUN} -j 2 --reporter coco=threads -q`, { cwd });
    expect(filesBelow(join(cwd, "threads"))).toEqual(one);

    for (const k of [1, 2]) {
      await optbench(`${RUN} --log --shard ${k}/2 --reporter ndjson=${k}.ndjson`, { cwd });
    }
    await optbench("merge 1.ndjson 2.ndjson --out all.json", { cwd });
    const report = await optbench("report all.json --to coco=shards", { cwd });
    expect([report.code, report.stderr]).toEqual([0, ""]);
    expect(filesBelow(join(cwd, "shards"))).toEqual(one);

    await optbench(`${RUN} --log --reporter ndjson=part.ndjson`, { cwd });
    const lines = readFileSync(join(cwd, "part.ndjson"), "utf8").split("\n");
    writeFileSync(join(cwd, "part.ndjson"), `${lines.slice(0, 4).join("\n")}\n`);
    await optbench(`${RUN} --reporter coco=resumed --resume part.ndjson -q`, { cwd });
    expect(filesBelow(join(cwd, "resumed"))).toEqual(one);
  });

  it.each([
    ["coco", "it writes a folder: --reporter coco=coco-data"],
    ["coco=full", "cannot write full: it has files of another run: name a new folder"],
    ["ioh=file", "cannot write file: it is a file, not a folder"],
    ["coco=no/where", "cannot write no/where: there is no folder no"],
  ])("refuse %s before anything is run", async (reporter, message) => {
    const cwd = folder();
    mkdirSync(join(cwd, "full"));
    writeFileSync(join(cwd, "full", "a"), "");
    writeFileSync(join(cwd, "file"), "");
    const { code, stderr, stdout } = await optbench(`${RUN} --reporter ${reporter}`, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(readdirSync(cwd).sort()).toEqual(["file", "full"]);
  });

  it("refuse a function whose f* is unknown, functions of both kinds, and results without a log", async () => {
    const cwd = folder();
    const unknown = await optbench("run -f watson:dim=4 -o sgd --reporter coco=a", { cwd });
    expect([unknown.code, unknown.stderr.split("\n").length]).toEqual([2, 2]);
    expect(unknown.stderr).toContain("f* of watson:dim=4 is not known in dimension 4");
    const both = await optbench("run -f beale,bbob-f1 -o sgd --reporter coco=a", { cwd });
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining("export 'beale' apart")]);
    await optbench("run -f beale -o sgd -n 3 --out bare.json", { cwd });
    const bare = await optbench("report bare.json --to ioh=a", { cwd });
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining("--log --out")]);
    expect(existsSync(join(cwd, "a"))).toBe(false);
  });

  it("write into an empty folder", async () => {
    const cwd = folder();
    mkdirSync(join(cwd, "empty"));
    const { code } = await optbench("run -f beale -o sgd -n 3 --reporter ioh=empty -q", { cwd });
    expect([code, Object.keys(filesBelow(join(cwd, "empty"))).length]).toEqual([0, 4]);
  });
});
