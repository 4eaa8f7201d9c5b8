import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import type { AnyDefinition } from "../../src/core/definition.js";
import { OptbenchError } from "../../src/core/errors.js";
import type { Param } from "../../src/core/parameter.js";
import { planRun } from "../../src/plan/plan.js";
import { readRunPart } from "../../src/plan/run-file.js";
import { FIELDS } from "../../src/plan/spec-fields.js";
import { printSchema, specSchema } from "../../src/plan/spec-schema.js";
import { blocksOf } from "../docs/examples.js";

const schema = specSchema(builtins());
const validate = new Ajv({ strict: true }).compile(schema);

/** Whether the schema takes a spec, and what it says of one that it refuses. */
function mistakesOf(yaml: string): string[] {
  const isValid = validate(parse(yaml));
  return isValid
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Specs and parts of specs that people are shown, each with where it stands. */
function shownSpecs(): [place: string, yaml: string][] {
  const shipped = readdirSync("benchmarks").filter((file) => file.endsWith(".yaml"));
  const docs = readdirSync("docs").filter((file) => file.endsWith(".md"));
  const pages = ["README.md", ...docs.map((file) => `docs/${file}`)];
  return [
    ...shipped.map((file): [string, string] => [file, readFileSync(`benchmarks/${file}`, "utf8")]),
    ...pages.flatMap((page) =>
      blocksOf(readFileSync(page, "utf8"))
        .filter(({ language, text }) => language === "yaml" && !/^(on|jobs):/m.test(text))
        .map(({ text, line }): [string, string] => [`${page}:${line}`, text]),
    ),
  ];
}

describe("the JSON Schema of specs", () => {
  it("is the file that ships: else `npm run docs`", () => {
    expect(readFileSync("schemas/spec.schema.json", "utf8")).toBe(printSchema(schema));
  });

  it.each(shownSpecs())("takes %s", (_place, yaml) => {
    // what a page shows may be a part of a spec
    const needed = ["functions: booth", "optimizers: sgd"].filter(
      (line) => !new RegExp(`^${line.split(" ")[0]}`, "m").test(yaml),
    );
    expect(mistakesOf([yaml, ...needed].join("\n"))).toEqual([]);
  });

  it("has every key of a spec, each with a text and a form", () => {
    const { properties } = schema as { properties: Record<string, Record<string, unknown>> };
    expect(Object.keys(properties)).toHaveLength(Object.keys(FIELDS).length);
    for (const [key, property] of Object.entries(properties)) {
      expect(property["description"], key).toMatch(/\w/);
      const form = ["type", "enum", "anyOf", "$ref"].some((keyword) => keyword in property);
      expect(form, key).toBe(true);
    }
  });
});

/** A value of a parameter that is not its default, if there is one. */
function otherValue(param: Param): unknown {
  if (param.type === "flag") return !param.default;
  if (param.type === "choice") return param.values.find((word) => word !== param.default);
  if (param.type === "list" && param.default.length === 0) return [1];
  return param.default ?? undefined;
}

describe("an object for each definition", () => {
  const { functions, optimizers, schedules, modifiers, transforms } = builtins();
  const used = (one: AnyDefinition, params: object) => {
    const item = { [one.id]: params };
    const [fn, opt] = [{ booth: null }, { sgd: null }];
    if (one.kind === "function") return { functions: [item], optimizers: [opt] };
    if (one.kind === "optimizer") return { functions: [fn], optimizers: [item] };
    if (one.kind === "transform") return { functions: [{ ...fn, plus: item }], optimizers: [opt] };
    return { functions: [fn], optimizers: [{ ...opt, plus: [item] }] };
  };

  it.each([functions, optimizers, schedules, modifiers, transforms].flat())(
    "$kind $id is taken with its parameters, and refused with another",
    async (one) => {
      const given = Object.entries(one.params as Record<string, Param>)
        .map(([key, param]) => [key, otherValue(param)])
        .filter(([, value]) => value !== undefined && value !== Infinity);
      const spec = used(one, Object.fromEntries(given));
      expect(validate(spec) || validate.errors).toBe(true);
      expect((await readRunPart(JSON.stringify(spec), "a.json")).run.functions).toHaveLength(1);
      expect(validate(used(one, { "no-such-parameter": 1 }))).toBe(false);
    },
  );
});

describe("the schema and the reader agree", () => {
  const NEEDED = "functions: [booth]\noptimizers: [sgd]\n";

  it.each([
    NEEDED,
    "functions: booth\noptimizers: [a=sgd, adam:lr=0.1/0.3+cosine]\n",
    `$schema: ./spec.schema.json\n${NEEDED}`,
    `${NEEDED}starts: [default, [1, 2], "1,2"]\nseeds: 3\ntargets: [1e-2]\n`,
    `${NEEDED}max-evaluations: 7\nstop_at_target: true\ncurveMetric: gradient\n`,
    `${NEEDED}defaults: { adam: { beta2: 0.9 }, optimizers: { lr: [0.1, 0.2] } }\n`,
    "functions: booth\noptimizers: [{ torch/adam: { betas: [0.8, 0.99] } }, { adan: { betas: .9/.8/.7 } }, { prodigy: { betas: [0.9, 0.99] } }]",
    `${NEEDED}defaults: { optimizers: { nus: [0.6, 0.9] }, torch/rprop: { step_sizes: [1e-5, 1] } }\n`,
    `${NEEDED}zip: [functions, optimizers]\nallow: { percent: 2 }\n`,
    `${NEEDED}overrides: [{ cases: "fn:*", skip: why }, { cases: [a, b], iterations: 5 }]\n`,
    "functions: [{ rosenbrock: { dim: 3 } }]\noptimizers: [{ adam: { lr: 1e-3..1@3 } }]\n",
    "functions: [{ booth: , plus: [noise] }]\noptimizers: { sgd: { lr: 1/2 }, label: a }\n",
    "functions: booth\noptimizers: [{ torch/adamw: { weight_decay: 0.1, weight-decay: 0.1 } }]\n",
    "functions: booth\noptimizers: [{ sgd: , plus: { clip: { norm-type: 2, norm: 1 } } }]\n",
  ])("on %j", async (yaml) => {
    expect(mistakesOf(yaml)).toEqual([]);
    await expect(readRunPart(yaml, "a.yaml")).resolves.toBeDefined();
  });

  it.each([
    "- booth\n",
    `${NEEDED}iteration: 3\n`,
    `${NEEDED}iterations: 0\n`,
    `${NEEDED}iterations: 1.5\n`,
    `${NEEDED}iterations: "9"\n`,
    `${NEEDED}metric: loss\n`,
    `${NEEDED}plot: dots\n`,
    `${NEEDED}dims: [0]\n`,
    `${NEEDED}targets: 1e-3\n`,
    `${NEEDED}starts: [1]\n`,
    `${NEEDED}zip: [functions]\n`,
    `${NEEDED}allow: { step: 1 }\n`,
    `${NEEDED}allow: 2\n`,
    `${NEEDED}overrides: [{ cases: a }]\n`,
    `${NEEDED}overrides: [{ skip: a }]\n`,
    `${NEEDED}defaults: { adma: { lr: 1 } }\n`,
    `${NEEDED}defaults: { adam: { beta: 1 } }\n`,
    `${NEEDED}defaults: { lr: 1 }\n`,
    "functions: []\noptimizers: sgd\n",
    "functions: 3\noptimizers: sgd\n",
    "functions: [booth]\noptimizers: [{ adma: { lr: 1 } }]\n",
    "functions: [booth]\noptimizers: [{ adam: { beta: 1 } }]\n",
    "functions: [booth]\noptimizers: [{ adam: { beta1: 1 } }]\n",
    "functions: [booth]\noptimizers: [{ adam: { lr: fast } }]\n",
    "functions: [booth]\noptimizers: [{ torch/adam: { betas: [0.8] } }]\n",
    "functions: [booth]\noptimizers: [{ adam: { lr: } }]\n",
    "functions: [booth]\noptimizers: [{ adam: { eps-form: none } }]\n",
    "functions: [booth]\noptimizers: [{ adam: , sgd: }]\n",
    "functions: [booth]\noptimizers: [{ adam: , labl: a }]\n",
    "functions: [booth]\noptimizers: [{ adam: , label: a b }]\n",
    "functions: [booth]\noptimizers: [{ plus: cosine }]\n",
    "functions: [booth]\noptimizers: [{ sgd: , plus: { cosin: } }]\n",
    "functions: [booth]\noptimizers: [{ sgd: , plus: { cosine: , clip: } }]\n",
    "functions: [{ booth: , plus: { cosine: } }]\noptimizers: [sgd]\n",
    "functions: [{ booth: { dim: 1.5 } }]\noptimizers: [sgd]\n",
  ])("to refuse %j", async (yaml) => {
    expect(mistakesOf(yaml)).not.toEqual([]);
    const reading = readRunPart(yaml, "a.yaml").then(({ run }) => planRun(run, builtins()));
    await expect(reading).rejects.toThrow(OptbenchError);
  });

  it("lets names pass that a plugin or another spec may bring", () => {
    const own = "functions: booth\noptimizers: [{ mine: { speed: 1 } }]\n";
    expect(mistakesOf(own)).not.toEqual([]);
    expect(mistakesOf(`${own}plugins: ./mine.mjs\n`)).toEqual([]);
    expect(mistakesOf("extends: base.yaml\noptimizers: [{ mine: { speed: 1 } }]\n")).toEqual([]);
    expect(mistakesOf("extends: base.yaml\noptimizers: [{ adam: { speed: 1 } }]\n")).not.toEqual(
      [],
    );
  });
});
