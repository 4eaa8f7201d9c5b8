import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { folder, optbench } from "./optbench.js";

const METHOD = readFileSync("test/fixtures/gate/descent.mjs", "utf8");

async function schemaOf(args: string, cwd?: string): Promise<object> {
  const { code, stdout, stderr } = await optbench(
    `schema ${args}`,
    cwd === undefined ? {} : { cwd },
  );
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as object;
}

describe("optbench schema", () => {
  it.each(["spec", "baseline", "results", "trace", "conformance"])(
    "%s prints the file that ships, which strict validators load",
    async (which) => {
      const { stdout } = await optbench(`schema ${which}`);
      expect(stdout).toBe(readFileSync(`schemas/${which}.schema.json`, "utf8"));
      // some validators resolve every id, and fail on a relative one
      const schema = JSON.parse(stdout) as { $id: string; $schema: string };
      expect(schema.$id).toBe(`urn:optbench:${which}:1`);
      const Draft = schema.$schema.includes("2020-12") ? Ajv2020 : Ajv;
      expect(() => new Draft({ strict: true }).compile(schema)).not.toThrow();
    },
  );

  it("spec has the definitions of a plugin", async () => {
    const cwd = folder({ "mine.mjs": METHOD });
    const spec = { functions: ["booth"], optimizers: [{ descent: { lr: 0.1 } }] };
    const check = (schema: object) => new Ajv({ strict: false }).compile(schema)(spec);
    expect(check(await schemaOf("spec --plugin mine.mjs", cwd))).toBe(true);
    expect(check(await schemaOf("spec"))).toBe(false);
  });

  it("spec shows what a title of a plugin could turn the text around with", async () => {
    const title = "a\u202eb\u{e0001}\u001b[2J";
    const cwd = folder({
      "mine.mjs": METHOD.replace(/title: "[^"]*"/, `title: ${JSON.stringify(title)}`),
    });
    const { stdout } = await optbench("schema spec --plugin mine.mjs", { cwd });
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(stdout).toContain("a\\u202eb\\udb40\\udc01\\u001b[2J");
    expect(JSON.stringify(await schemaOf("spec --plugin mine.mjs", cwd))).toContain(
      JSON.stringify(title).slice(1, -1),
    );
  });

  it("baseline takes the baselines that ship and what check writes, and no other", async () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
      await schemaOf("baseline"),
    );
    const files = readdirSync("benchmarks").filter((file) => file.endsWith(".baseline.json"));
    expect(files.length).toBeGreaterThan(0);
    const baselines = files.map((file) => readFileSync(`benchmarks/${file}`, "utf8"));
    const cwd = folder({
      "a.yaml":
        "functions: booth\noptimizers: [descent, sgd:lr=9]\niterations: 50\nplugins: m.mjs\n",
      "m.mjs": METHOD.replace(
        "revision: Number(process.env.OPTBENCH_TEST_REVISION ?? 1)",
        "revision: 2",
      ),
    });
    expect((await optbench("check a.yaml -u", { cwd })).code).toBe(0);
    const written = readFileSync(`${cwd}/a.baseline.json`, "utf8");
    expect(written).toContain('"revision"');
    for (const text of [...baselines, written]) {
      expect(validate(JSON.parse(text)) || validate.errors).toBe(true);
    }
    for (const wrong of [
      written.replace("optbench-baseline/1", "optbench-baseline/9"),
      written.replace('"diverged"', '"lost"'),
      written.replace('"steps":null', '"steps":-1'),
      written.replace('"hits":{"1e-2"', '"hits":{"x"'),
      written.replace('"case":', '"cas":'),
    ]) {
      expect(wrong).not.toBe(written);
      expect(validate(JSON.parse(wrong)), wrong).toBe(false);
    }
  });

  it("results takes what run prints", async () => {
    const validate = new Ajv2020({ strict: false }).compile(await schemaOf("results"));
    const { stdout } = await optbench("run -f booth -o sgd -n 5 --json");
    expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true);
  });

  it.each([
    [
      "schema specs",
      "schema: 'specs' is not one of spec, baseline, results, trace, conformance\n  did you mean 'spec'?",
    ],
    ["schema", "missing required argument 'which'"],
    ["schema spec --plugin none.mjs", "plugin none.mjs: there is no such file"],
  ])("%s is a mistake", async (args, message) => {
    const { code, stdout, stderr } = await optbench(args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });
});

describe("a spec", () => {
  it("of objects and defaults runs as its text does", async () => {
    const head = "functions: booth\niterations: 9\nplot: off\n";
    const cwd = folder({
      "text.yaml": `${head}optimizers: [adam:lr=0.1:beta2=0.9, fast=sgd:lr=0.1/0.2:momentum=0.5+cosine:min=0.1]\n`,
      "objects.yaml": `$schema: ./x.json\n${head}optimizers:
  - adam: { lr: 0.1 }
  - sgd: { lr: [0.1, 0.2], momentum: 0.5 }
    plus: { cosine: { min: 0.1 } }
    label: fast
defaults: { adam: { beta2: 0.9 } }\n`,
    });
    const [text, objects] = [
      await optbench("run text.yaml", { cwd }),
      await optbench("run objects.yaml", { cwd }),
    ];
    expect(objects).toEqual(text);
  });

  it("says where in an object a mistake stands, and shows its text", async () => {
    const cwd = folder({
      "a.yaml": "functions: booth\noptimizers:\n  - sgd\n  - adam: { lr: 0.1, beta: 0.9 }\n",
    });
    const { code, stderr } = await optbench("run a.yaml", { cwd });
    expect(code).toBe(2);
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      expect.stringContaining(
        "error: a.yaml:4:22  adam has no parameter 'beta'.  did you mean 'beta1' or 'beta2'?",
      ),
      "         adam:lr=0.1:beta=0.9",
      "                     ^^^^^^^^",
    ]);
  });
});
