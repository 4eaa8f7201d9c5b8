import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashPlugins } from "../../src/cli/plugins/plugin-hashes.js";
import { Workplace } from "./memory-io.js";

/*
 * Numbers of another time: a plug-in that has been edited since they were made.
 */

const METHOD = (rate: number) => `import { rate } from "./rate.mjs";
export default { id: "mine", title: "Mine",
  create: () => ({ step(x, g) { for (let i = 0; i < x.length; i++) x[i] -= ${rate} * rate * g[i]; } }) };
`;
const SPEC = "functions: booth\noptimizers: mine\nplugins: ./mine.mjs\niterations: 300\n";
const BOWL = (start: string) => `export default { kind: "function", id: "bowl", title: "Bowl",
  dim: { min: 2, max: 2 }, start: () => Float64Array.of(${start}),
  optimum: () => ({ value: 0, points: [Float64Array.of(0, 0)] }),
  create: (dim) => ({ dim, valueAndGradient([x, y], g) {
    g[0] = 2 * x; g[1] = 2 * y;
    return x * x + y * y;
  } }) };
`;

let place: Workplace;
beforeEach(() => {
  place = new Workplace();
  place.write("mine.mjs", METHOD(0.1));
  place.write("rate.mjs", "export const rate = 1;\n");
  place.write("my.yaml", SPEC);
});
afterEach(() => place.remove());

const run = (...argv: string[]) => place.optbench(argv);

describe("results of a plug-in", () => {
  it.each([
    ["is edited", "mine.mjs", METHOD(0.05)],
    ["imports what is edited", "rate.mjs", "export const rate = 0.5;\n"],
  ])("that %s are no verdict, and are not gone on with", async (_, file, text) => {
    await run("check", "my.yaml", "-u");
    await run("run", "my.yaml", "-q", "--reporter", "json=a.json", "ndjson=a.ndjson");
    expect((await run("check", "my.yaml", "--results", "a.json")).code).toBe(0);
    expect((await run("run", "my.yaml", "-q", "--resume", "a.ndjson")).code).toBe(0);
    place.write(file, text);
    const judged = await run("check", "my.yaml", "--results", "a.json");
    expect(judged.code).toBe(3);
    expect(judged.stderr).toContain("the files of plugin ./mine.mjs have changed");
    const resumed = await run("run", "my.yaml", "-q", "--resume", "a.ndjson");
    expect(resumed.code).toBe(2);
    expect(resumed.stderr).toContain("the files of plugin ./mine.mjs have changed");
  });

  it.each([
    ["require", 'createRequire(import.meta.url)("./part.cjs")', "part.cjs"],
    ["a folder", 'createRequire(import.meta.url)("./parts")', "parts/index.js"],
    ["a name with a query", 'await import("./part.cjs?new")', "part.cjs"],
    ["a template", "await import(`./part.cjs`)", "part.cjs"],
    [
      "a file of data",
      'readFileSync(new URL("./data.json", import.meta.url), "utf8")',
      "data.json",
    ],
  ])("know what it takes from beside it by %s", async (_, taking, file) => {
    mkdirSync(dirname(join(place.folder, "own", file)), { recursive: true });
    place.write(
      "own/mine.mjs",
      `import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
void [createRequire, readFileSync, ${taking}];
${METHOD(0.1).replace('import { rate } from "./rate.mjs";', "const rate = 1;")}`,
    );
    place.write(`own/${file}`, "[1]");
    place.write("my.yaml", SPEC.replace("mine.mjs", "own/mine.mjs"));
    await run("check", "my.yaml", "-u");
    await run("run", "my.yaml", "-q", "--out", "a.json");
    expect((await run("check", "my.yaml", "--results", "a.json")).code).toBe(0);
    place.write(`own/${file}`, "[2]");
    expect((await run("check", "my.yaml", "--results", "a.json")).code).toBe(3);
  });

  it("know what lies beside it where a link leads to it", async () => {
    mkdirSync(join(place.folder, "links"));
    symlinkSync("../mine.mjs", join(place.folder, "links/mine.mjs"));
    const hash = () => hashPlugins([{ name: "a", file: join(place.folder, "links/mine.mjs") }]);
    const before = await hash();
    place.write("rate.mjs", "export const rate = 0.5;\n");
    expect(await hash()).not.toEqual(before);
  });

  it("are the same with the line ends of Windows", async () => {
    await run("check", "my.yaml", "-u");
    await run("run", "my.yaml", "-q", "--out", "a.json");
    place.write("mine.mjs", METHOD(0.1).replaceAll("\n", "\r\n"));
    expect((await run("check", "my.yaml", "--results", "a.json")).code).toBe(0);
  });

  it("of old, which do not name it, are no verdict", async () => {
    await run("check", "my.yaml", "-u");
    await run("run", "my.yaml", "-q", "--out", "a.json");
    const text = place.read("a.json");
    place.write("a.json", text.replace(/^"plugins":.*\n/m, ""));
    expect(place.read("a.json")).not.toBe(text);
    const { code, stderr } = await run("check", "my.yaml", "--results", "a.json");
    expect(code).toBe(3);
    expect(stderr).toContain("which files plugin ./mine.mjs had is not known of both");
  });
});

describe("a function of one's own", () => {
  it("whose start moves is another case; a line of old is read", async () => {
    place.write("bowl.mjs", BOWL("5, 1"));
    place.write("my.yaml", "functions: bowl\noptimizers: sgd:lr=0.1\nplugins: ./bowl.mjs\n");
    await run("check", "my.yaml", "-u");
    const written = place.read("my.baseline.json");
    expect(written).toContain('"start":"5,1","status":"reached"');
    expect((await run("check", "my.yaml")).code).toBe(0);
    place.write("bowl2.mjs", BOWL("0, 0"));
    const moved = [
      "check",
      "-f",
      "bowl",
      "-o",
      "sgd:lr=0.1",
      "--plugin",
      "bowl2.mjs",
      "--baseline",
      "my.baseline.json",
    ];
    const { code, stdout } = await run(...moved);
    expect(code).toBe(3);
    expect(stdout).toContain("NOT COMPARABLE: start 5,1 in the baseline, 0,0 now");
    expect(stdout).toContain("1 of 1 case starts at the target: its 0 steps say nothing");
    place.write("my.baseline.json", written.replace('"start":"5,1",', ""));
    expect((await run("check", "my.yaml")).code).toBe(0);
  });

  it("that ships has no start in its line", async () => {
    await run("check", "my.yaml", "-u");
    expect(place.read("my.baseline.json")).not.toContain('"start"');
  });
});
