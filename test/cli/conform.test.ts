import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ConformanceDocument } from "../../src/records/conformance.js";
import { columnsOf } from "../../src/report/fit-text.js";
import { folder, optbench } from "./optbench.js";

const NO_RATE = `export default { id: "still", title: "Still", create: () => ({ step() {} }) };`;
const THROWS = `export default { id: "bad", title: "Bad",
  params: { lr: { type: "number", default: 1, range: "(0, inf)", scale: "log", integer: false, doc: "lr" } },
  create: () => ({ step() { throw new Error("no way"); } }) };`;
const POLYAK = `export default { id: "mine", title: "Mine",
  params: { lr: { type: "number", default: 0.1, range: "(0, inf)", scale: "log", integer: false, doc: "lr" } },
  create: (dim, values, oracle) => ({ step(x, g, lr) {
    const scale = lr * (oracle.value > 0 ? 1 : 1);
    for (let i = 0; i < dim; i++) x[i] -= scale * g[i];
  } }) };`;

async function documentOf(args: string, cwd?: string): Promise<ConformanceDocument> {
  const { stdout, stderr } = await optbench(`${args} --json`, cwd === undefined ? {} : { cwd });
  expect(stderr).toBe("");
  const document = JSON.parse(stdout) as ConformanceDocument;
  const schema = JSON.parse(readFileSync("schemas/conformance.schema.json", "utf8")) as object;
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document;
}

describe("optbench conform", () => {
  it("decides by its exit code whether a method agrees with another", async () => {
    const same = await optbench("conform adam:lr=0.01 --against torch/adam");
    expect([same.code, same.stdout]).toEqual([
      0,
      expect.stringMatching(/PASS {2}agrees with torch\/adam:lr=0.01, within 1e-9 of each step\n$/),
    ]);
    const other = await optbench("conform adam:lr=0.01 --against keras/adam");
    expect([other.code, other.stdout]).toEqual([
      1,
      expect.stringMatching(/FAIL {2}does not agree with keras\/adam[^]*eps=1e-8, not 1e-7[^]*hat/),
    ]);
  });

  it("prints a document that its schema describes", async () => {
    const { conformances } = await documentOf("conform torch/sgd:lr=0.1:momentum=0.9");
    const [{ agrees, nearMisses, learningRate, runs }] = conformances;
    expect(learningRate).toBe(0.1);
    expect(runs).toHaveLength(12);
    expect(agrees[0].optimizers).toContain("optax/sgd:learning-rate=0.1:momentum=0.9");
    const inside = nearMisses.find(({ optimizers }) => optimizers[0] === "momentum:lr=0.1")!;
    expect(inside.departure).toMatchObject({ run: "learning rate changes", step: 11 });
    expect(inside.reason).toContain("lr stands inside the velocity");
  });

  it("finds what torch 1.13 had too many in NAdam, from its recorded steps", async () => {
    const { conformances } = await documentOf(
      "conform test/golden/trajectories/torch-nadam.json",
      process.cwd(),
    );
    const own = conformances.filter(({ subject }) => subject === "torch/NAdam/default");
    expect(own.flatMap(({ agrees }) => agrees)).toEqual([]);
    expect(own[0].nearMisses[0].reason).toContain("has the factor μₜ twice, from step 1 on");
  });

  it("conforms a method that asks for f on functions", async () => {
    const cwd = folder({ "mine.mjs": POLYAK });
    const [one] = (await documentOf("conform mine --plugin mine.mjs", cwd)).conformances;
    expect(one.source).toBe("functions");
    expect(one.agrees[0].optimizers).toContain("torch/sgd:lr=0.1");
  });

  it("fits 40 columns", async () => {
    const { stdout } = await optbench("conform adam:lr=0.01 --width 40");
    expect(Math.max(...stdout.split("\n").map(columnsOf))).toBeLessThanOrEqual(40);
  });

  it.each([
    ["still --plugin p.mjs", NO_RATE, "still has no learning rate"],
    ["bad --plugin p.mjs", THROWS, "bad fails: no way"],
    ["adgd", "", "adgd has no learning rate"],
    ["adam,sgd", "", "conform takes one optimizer or recording, and 'adam,sgd' is 2"],
    ["adam+cosine", "", "leave out +cosine"],
    ["none.json", "", "cannot read none.json: there is no such file"],
    ["package.json", "", "package.json: no recorded runs: expected"],
    ["nope", "", "unknown optimizer 'nope'"],
  ])("refuses %s", async (args, plugin, message) => {
    const cwd = folder({ "p.mjs": plugin, "package.json": "{}" });
    const { code, stdout, stderr } = await optbench(`conform ${args}`, { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`error: ${message.startsWith("leave") ? "" : message}`);
    expect(stderr).toContain(message);
  });

  it.each([
    ['{"cases":[]}', "no recorded runs"],
    ['{"x":[[1],[2]]}', "there are neither gradients ('g') nor a 'function'"],
    ['{"x":[[1],[2]],"g":[[1,2]]}', "g[0] is not a list of 1 numbers"],
    ['{"x":[[1]],"g":[[1]]}', "there are no two points with one update between them"],
    ['{"x":[[1],["a"]],"g":[[1]]}', "x[1] holds what is not a number"],
    ['{"x":[[1],[2]],"g":[]}', "'g' is not a list of points"],
    ['{"x":[[1],[2]],"function":"nope"}', "unknown function"],
    ['{"x":[[1],[2]],"g":[[1]],"schedule":{}}', "'lr' must list the rate of each update"],
    ["{", "not valid JSON"],
  ])("refuses the recording %s", async (text, message) => {
    const { code, stderr } = await optbench("conform r.json", { cwd: folder({ "r.json": text }) });
    expect([code, stderr.split("\n").length <= 3]).toEqual([2, true]);
    expect(stderr).toContain(message);
  });
});
