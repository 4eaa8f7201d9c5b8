import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Results } from "../../src/records/results.js";
import { hash } from "../../src/core/random.js";
import { placeInShard, sizeOfShard } from "../../src/plan/shard.js";
import { Workplace } from "./memory-io.js";

/** Some reach, some do not, some diverge, one has settings of its own and one is skipped. */
const SPEC = `functions: [anisotropic, booth, rosenbrock+noise:sigma=0.01]
optimizers: [adam:lr=0.1, sgd:lr=0.1/0.01, "fast=momentum:lr=0.05", sgd:lr=30]
iterations: 300
overrides:
  - cases: anisotropic sgd
    tolerance: 1e-3
  - cases: anisotropic sgd
    iterations: 100
  - cases: booth sgd:lr=30
    skip: diverges by design
`;
const SHARDS = [1, 2, 3].map((k) => `${k}/3`);

let place: Workplace;
const run = (...argv: string[]) => place.optbench(["run", "my.yaml", "-q", ...argv]);
const merge = (...argv: string[]) => place.optbench(["merge", ...argv]);
const results = (name: string) => JSON.parse(place.read(name)) as Results;
const idsOf = (name: string) => results(name).cases.map(({ id }) => id);
/** A copy of a file with another text somewhere in it. */
function edited(name: string, from: string, to: string): string {
  expect(place.read(name)).toContain(from);
  place.write("edited.json", place.read(name).replace(from, to));
  return "edited.json";
}

beforeAll(async () => {
  place = new Workplace();
  place.write("my.yaml", SPEC);
  const reporters = (name: string) =>
    ["json", "ndjson", "csv", "md", "xml"].flatMap((ending) => ["--reporter", form(name, ending)]);
  await run(...reporters("whole"), "--reporter", "table=whole.txt");
  for (const shard of SHARDS) {
    await run("--shard", shard, ...reporters(`s${shard[0]}`));
  }
  await place.optbench(["check", "my.yaml", "-u", "-q"]);
});
afterAll(() => place.remove());

function form(name: string, ending: string): string {
  const reporter = { md: "markdown", xml: "junit" }[ending] ?? ending;
  return `${reporter}=${name}.${ending}`;
}

describe("--shard", () => {
  it("takes every case to one shard, by its place in the plan", () => {
    const whole = idsOf("whole.json");
    expect(whole).toHaveLength(14);
    SHARDS.forEach((_, k) => {
      const shard = { index: k + 1, count: 3 };
      const own = Array.from({ length: sizeOfShard(shard, 14) }, (__, j) => placeInShard(shard, j));
      expect(idsOf(`s${k + 1}.json`)).toEqual(own.map((at) => whole[at]));
    });
  });

  it("says of which plan it is in a few words, however many cases that has", () => {
    const { plan, shard } = results("s2.json");
    const hex: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);
    expect(shard).toEqual({ index: 2, count: 3, keeps: [], cases: 14, ids: hex });
    expect(plan).toEqual(hex);
  });

  it("lists its cases with --list", async () => {
    const { stdout } = await run("--shard", "2/3", "--list");
    expect(stdout).toBe(`${idsOf("s2.json").join("\n")}\n`);
  });

  it("is refused where there is no such part", async () => {
    expect(await run("--shard", "4/3")).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: --shard: there is no part 4 of 3; the first is 1/3\n",
    });
  });

  it("may have no case, as long as the plan has one", async () => {
    const empty = await place.optbench(
      ["run", "-f", "booth", "-o", "sgd", "--shard"].concat("2/9", "--out", "empty.json"),
    );
    expect(empty).toEqual({
      code: 0,
      stdout: "no case.\n",
      stderr: "hint: shard 2/9 has none of the 1 cases\n",
    });
    expect(results("empty.json")).toMatchObject({ partial: false, cases: [] });
    const none = await run("--shard", "1/9", "--filter", "opt:adma");
    expect(none.code).toBe(2);
    expect(none.stderr).toContain("match --filter 'opt:adma'");
  });

  it("of one part is the whole run", async () => {
    await run("--shard", "1/1", "--out", "one.json");
    expect(place.read("one.json")).toBe(place.read("whole.json"));
  });
});

describe("merge", () => {
  it.each(["json", "ndjson", "csv", "md", "xml", "txt"])(
    "writes the very bytes of the run in one piece as %s, in whatever order the shards come",
    async (ending) => {
      const out = `merged.${ending}`;
      expect(await merge("s3.json", "s1.json", "s2.json", "-o", out)).toEqual({
        code: 0,
        stdout: "",
        stderr: "",
      });
      expect(place.read(out)).toBe(place.read(`whole.${ending}`));
    },
  );

  it("reads ndjson too, and writes several files at once", async () => {
    await merge("s1.ndjson", "s2.json", "s3.ndjson", "-o", "a.json", "-o", "a.ndjson");
    expect(place.read("a.json")).toBe(place.read("whole.json"));
    expect(place.read("a.ndjson")).toBe(place.read("whole.ndjson"));
  });

  it("keeps paths and a further metric of the curve", async () => {
    const more = ["--path", "--y", "distance", "-n", "20", "--filter", "fn:booth"];
    await run(...more, "--out", "w.json");
    for (const shard of SHARDS) await run(...more, "--shard", shard, "--out", `p${shard[0]}.json`);
    expect((await merge("p1.json", "p2.json", "p3.json", "-o", "p.json")).code).toBe(0);
    expect(place.read("p.json")).toBe(place.read("w.json"));
  });

  it("says each Node once where the machines had several", async () => {
    const other = edited("s2.json", `"node":"${process.version}"`, '"node":"v99.0.0"');
    await merge("s1.json", other, "s3.json", "-o", "nodes.json");
    expect(results("nodes.json").environment.node).toBe(`${process.version}, v99.0.0`);
  });

  it.each<[string, () => string[] | Promise<string[]>, string]>([
    [
      "a missing shard",
      () => ["s1.json", "s3.json"],
      "error: a shard is missing: 2/3, with 5 of 14 cases\n",
    ],
    [
      "a doubled shard",
      () => ["s1.json", "s2.json", "s3.json", "s2.ndjson"],
      "error: shard 2/3 is there twice: s2.json and s2.ndjson\n",
    ],
    [
      "a whole run among shards",
      () => ["s1.json", "whole.json"],
      "error: s1.json (shard 1/3) and whole.json (a whole run) are not of one run: the counts of shards differ\n",
    ],
    [
      "shards of another count",
      async () => {
        await run("--shard", "2/2", "--out", "half.json");
        return ["s1.json", "half.json"];
      },
      "error: s1.json (shard 1/3) and half.json (shard 2/2) are not of one run: the counts of shards differ\n",
    ],
    [
      "other settings",
      async () => {
        await run("-n", "200", "--shard", "2/3", "--out", "n.json");
        return ["s1.json", "n.json", "s3.json"];
      },
      "error: s1.json and n.json are not of one run: iterations 300 in s1.json, 200 in n.json\n",
    ],
    [
      "settings that the document does not state",
      async () => {
        await run("--max-evals", "200", "--shard", "2/3", "--out", "e.json");
        return ["s1.json", "e.json", "s3.json"];
      },
      "error: s1.json and e.json are not of one run: the same cases, with other limits, labels or revisions\n",
    ],
    [
      "another plan",
      async () => {
        await run("-f", "booth", "--shard", "2/3", "--out", "b.json");
        return ["s1.json", "b.json", "s3.json"];
      },
      "error: s1.json and b.json are not of one run: 14 cases in s1.json, 4 in b.json\n",
    ],
    [
      "other data kept",
      async () => {
        await run("--path", "--shard", "2/3", "--out", "k.json");
        return ["s1.json", "k.json", "s3.json"];
      },
      "error: s1.json and k.json are not of one run: further data kept: none in s1.json, path in k.json\n",
    ],
    [
      "another optbench",
      () => ["s1.json", edited("s2.json", '"optbench":"', '"optbench":"9.'), "s3.json"],
      "are not of one run: optbench ",
    ],
    [
      "an interrupted shard",
      () => {
        const { cases, ...head } = results("s2.json");
        const [, ...rest] = cases;
        place.write("edited.json", JSON.stringify({ ...head, partial: true, cases: rest }));
        return ["s1.json", "edited.json", "s3.json"];
      },
      "error: edited.json (shard 2/3) is of an interrupted run: 1 of 5 cases are missing\n",
    ],
    [
      "a case of another shard",
      () => {
        const [strange] = results("s1.json").cases;
        const text = place.read("s2.json").replace(/\n\]\}\n$/, `,\n${JSON.stringify(strange)}]}`);
        place.write("edited.json", text);
        return ["s1.json", "edited.json", "s3.json"];
      },
      "error: edited.json (shard 2/3) has 6 cases, its part of the plan 5\n",
    ],
  ])("gives no verdict on %s, and writes nothing", async (_, files, message) => {
    const { code, stdout, stderr } = await merge(...(await files()), "-o", "never.json");
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(existsSync(join(place.folder, "never.json"))).toBe(false);
  });

  it("reads a whole run that lists its ids, as an older optbench wrote it, and refuses a part", async () => {
    const old = (name: string, from: string) => {
      const [head, ...lines] = place.read(name).split("\n");
      const ids = JSON.stringify(idsOf(from));
      const shard = head.replace(/"cases":\d+,"ids":"[^"]*"/, `"ids":${ids}`);
      expect(shard).not.toBe(head);
      place.write(`old-${name}`, [shard, ...lines].join("\n"));
      return `old-${name}`;
    };
    const whole = old("whole.ndjson", "whole.json");
    expect((await merge(whole, "-o", "again.csv")).code).toBe(0);
    expect(place.read("again.csv")).toBe(place.read("whole.csv"));
    const part = await merge(old("s2.ndjson", "whole.json"), "s1.json", "-o", "never.json");
    expect(part).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "error: old-s2.ndjson:1: shard: 2/3 is a part as an older optbench cut it; run all parts again\n",
    });
  });

  it("refuses shards that have a case in common", async () => {
    const [first] = results("s1.json").cases;
    const { cases, ...head } = results("s2.json");
    place.write("edited.json", JSON.stringify({ ...head, cases: [first, ...cases.slice(1)] }));
    expect(await merge("s1.json", "edited.json", "s3.json", "-o", "never.json")).toMatchObject({
      code: 3,
      stderr: `error: edited.json (shard 2/3) has a case of s1.json (shard 1/3): '${first.id}'\n`,
    });
  });

  it("says what is wrong with its words or its files", async () => {
    expect((await merge("s1.json")).stderr).toBe(
      "error: merge: no file to write is named\n  try: -o merged.json\n",
    );
    const baseline = await merge("my.baseline.json", "-o", "x.json");
    expect(baseline).toMatchObject({ code: 2, stdout: "" });
    expect(baseline.stderr).toContain("my.baseline.json: not results");
    const gone = await merge("s1.json", "gone.json", "-o", "x.json");
    expect(gone).toMatchObject({
      code: 2,
      stderr: "error: cannot read gone.json: there is no such file\n",
    });
  });
});

describe("check", () => {
  const check = (...argv: string[]) => place.optbench(["check", "my.yaml", ...argv]);

  it("--shard judges its part of the baseline alone", async () => {
    const counts: number[] = [];
    for (const shard of SHARDS) {
      const { code, stdout } = await check("--shard", shard);
      expect(code).toBe(0);
      counts.push(Number(/ {3}(\d+) cases? {3}/.exec(stdout)![1]));
      expect(stdout).not.toContain("obsolete");
    }
    expect(counts).toEqual(SHARDS.map((_, k) => idsOf(`s${k + 1}.json`).length));
    expect(await check("--shard", "1/999")).toMatchObject({ code: 0 });
  });

  it("--shard finds a line without a case in the shard that would have it", async () => {
    const line = place
      .read("my.baseline.json")
      .split("\n")
      .find((text) => text.startsWith('{"case"'))!;
    const gone = line.replace(/"case":"[^"]+"/, '"case":"booth gone"');
    place.write("gone.json", place.read("my.baseline.json").replace(line, `${line}\n${gone}`));
    const codes: number[] = [];
    for (const shard of SHARDS) {
      codes.push((await check("--shard", shard, "--baseline", "gone.json")).code);
    }
    expect(codes).toEqual(SHARDS.map((_, k) => (hash("booth gone") % 3 === k ? 3 : 0)));
  });

  it("--shard -u writes its lines and leaves the others", async () => {
    for (const shard of SHARDS) {
      await check("--shard", shard, "-u", "--baseline", "parts.json");
    }
    expect(place.read("parts.json")).toBe(place.read("my.baseline.json"));
  });

  it("--results judges what was run elsewhere as if it had been run here", async () => {
    const here = await check("--json");
    await merge("s1.json", "s2.json", "s3.json", "-o", "merged.json");
    expect(await check("--json", "--results", "merged.json")).toEqual(here);
    expect(await check("--json", "--results", "s1.json", "s3.ndjson", "s2.json")).toEqual(here);
  });

  it("--results finds a regression, and can write the baseline", async () => {
    const steps = /"id":"anisotropic adam:lr=0.1".*?"steps":(\d+)/.exec(place.read("whole.json"))!;
    const slower = steps[0].replace(/\d+$/, String(Number(steps[1]) + 1));
    const file = edited("whole.json", steps[0], slower);
    const { code, stdout } = await check("--results", file);
    expect(code).toBe(1);
    expect(stdout).toContain("FAIL  1 regressed");
    await check("--results", file, "-u", "--baseline", "slower.json");
    expect((await check("--results", file, "--baseline", "slower.json")).code).toBe(0);
  });

  it.each([
    [
      "of other settings",
      ["--results", "whole.json", "-n", "200"],
      "iterations 300 in whole.json, 200 in my.yaml",
    ],
    ["of other limits", ["--results", "whole.json", "--max-evals", "9"], "with other limits"],
    [
      "of other cases",
      ["--results", "whole.json", "--filter", "fn:booth"],
      "is a case of whole.json alone",
    ],
    ["of some shards", ["--results", "s1.json", "s2.json"], "a shard is missing: 3/3"],
    ["that do not say of which plan", ["--results", "edited.json"], "do not say of which plan"],
  ])("gives no verdict on results %s", async (_, argv, message) => {
    place.write("edited.json", JSON.stringify({ ...results("whole.json"), plan: undefined }));
    const { code, stdout, stderr } = await check(...argv);
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("refuses to be told what to run beside what was run", async () => {
    expect(await check("--results", "s1.json", "--shard", "1/3")).toMatchObject({ code: 2 });
  });
});
