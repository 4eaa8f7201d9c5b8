import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/report/fit-text.js";
import type { TraceDocument } from "../../src/records/trace.js";
import { minimize } from "../../src/library/minimize.js";
import { folder, optbench } from "./optbench.js";

const ADAM = "trace -f anisotropic -o book/adam:lr=0.3";

async function documentOf(args: string): Promise<TraceDocument> {
  const { code, stdout, stderr } = await optbench(`${args} --json`);
  expect([code, stderr]).toEqual([0, ""]);
  const document = JSON.parse(stdout) as TraceDocument;
  const schema = JSON.parse(readFileSync("schemas/trace.schema.json", "utf8")) as object;
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document;
}

describe("optbench trace", () => {
  it("shows x, f, the gradient, the buffers, what comes of them, and the step", async () => {
    const { code, stdout, stderr } = await optbench(`${ADAM} -n 2 --width 120`);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatchInlineSnapshot(`
      "anisotropic   f = x²/20 + y²   dim 2   start (-7, 2)

      book/adam:lr=0.3
        m ← β₁·m + (1−β₁)·g;  v ← β₂·v + (1−β₂)·g²
        x ← x − lr · m̂/(√v̂ + ε),  m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)
        nesterov: m̂ = β₁·m/(1−β₁ᵗ⁺¹) + (1−β₁)·g/(1−β₁ᵗ);  amsgrad: the largest v so far for v
        η is the effective learning rate of each coordinate

      t       f   lr   β₁ᵗ    β₂ᵗ  i        x         g      m          v         m̂        v̂         η        Δx
      0    6.45  0.3   0.9  0.999  0       -7      -0.7  -0.07     4.9e-4      -0.7     0.49   0.42857       0.3
                                   1        2         4    0.4      0.016         4       16     0.075      -0.3
      1  5.1345  0.3  0.81  0.998  0     -6.7     -0.67  -0.13  9.3841e-4  -0.68421  0.46944   0.43785   0.29958
                                   1      1.7       3.4    0.7   0.027544    3.6842   13.779  0.080819  -0.29775
      2  4.0146    -     -      -  0  -6.4004  -0.64004      -          -         -        -         -         -
                                   1   1.4022    2.8045      -          -         -        -         -         -
      "
    `);
  });

  it.each([20, 40, 80, 120])("fits %i columns, with and without Unicode", async (columns) => {
    for (const more of ["-o adam,sgd,bfgs", "-o adam -d 30 -f rosenbrock", "-o rprop --ascii"]) {
      const { stdout } = await optbench(`${ADAM} -n 3 ${more} --width ${columns}`);
      expect(stdout.split("\n").filter((line) => columnsOf(line) > columns)).toEqual([]);
      expect(stdout).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("has all digits in JSON, by the names of the definition", async () => {
    const { cases } = await documentOf(`${ADAM} -n 3`);
    const [{ steps, end }] = cases;
    expect(steps.map(({ t }) => t)).toEqual([0, 1, 2]);
    // m ← 0.9·0 + (1 − 0.9)·g, and 1 − 0.9 is not 0.1
    expect(steps[0].state!["m"]).toEqual([(1 - 0.9) * -0.7, (1 - 0.9) * 4]);
    expect(steps[0].state!["β₁ᵗ"]).toBe(0.9);
    const { final } = minimize("anisotropic", "book/adam:lr=0.3", { iterations: 3 });
    expect(end).toMatchObject({ t: 3, x: final.x, f: final.value });
  });

  it("takes a window of the updates, and coordinates", async () => {
    const { cases } = await documentOf(`${ADAM} -n 10 --from 2 --every 3`);
    expect(cases[0].steps.map(({ t }) => t)).toEqual([2, 5, 8]);
    const { stdout } = await optbench("trace -f rosenbrock:dim=20 -o sgd -n 1 --coords 3,19");
    expect(stdout).toContain("coordinates 3, 19 of 0..19");
  });

  it("prints a line for each quantity, coordinate and step as CSV", async () => {
    const { stdout } = await optbench("trace -f anisotropic -o momentum -n 1 --csv");
    expect(stdout.split("\r\n").slice(0, 4)).toEqual([
      "function,optimizer,label,function_label,seed,t,quantity,coordinate,value",
      "anisotropic,momentum,,,1,0,x,0,-7",
      "anisotropic,momentum,,,1,0,x,1,2",
      "anisotropic,momentum,,,1,0,f,,6.45",
    ]);
  });

  it("says of a method that does not tell its state so", async () => {
    const cwd = folder({
      "mine.mjs": `export default { kind: "optimizer", id: "mine", title: "Mine", params: {},
        create: () => ({ step(x, g) { x[0] -= g[0]; } }) };`,
    });
    const { stdout } = await optbench("trace -f booth -o mine --plugin mine.mjs -n 1", { cwd });
    expect(stdout).toContain("this method does not say what it keeps: x, g and Δx alone");
  });

  it("ends with 1 where the user's own code throws, and shows what came before", async () => {
    const cwd = folder({
      "mine.mjs": `export default { kind: "optimizer", id: "mine", title: "Mine", params: {},
        create: () => ({ step(x, g, lr, t) { if (t > 2) throw new Error("no more"); x[0] -= g[0]; } }) };`,
    });
    const args = "trace -f booth -o mine --plugin mine.mjs -n 5";
    const { code, stdout } = await optbench(args, { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain("error at t = 2: no more");
  });

  it.each([
    ["--json --csv", "use only one"],
    ["--every 0", "--every"],
    ["--from 10", "is behind the last update, t = 9"],
    ["--coords 2", "--coords"],
    ["-n 1e6", "these are 1000000 steps, and a trace shows at most 10000"],
    ["--from x", "--from"],
  ])("%s is a mistake", async (flags, message) => {
    const { code, stdout, stderr } = await optbench(`${ADAM} ${flags}`);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
  });

  it("takes 10^6 updates a few of which are shown", async () => {
    const { cases } = await documentOf("trace -f anisotropic -o sgd -n 1e6 --every 250000");
    expect(cases[0].steps.map(({ t }) => t)).toEqual([0, 250000, 500000, 750000]);
  });
});

describe("minimize with onIteration", () => {
  it("tells of each update", () => {
    const seen: number[][] = [];
    const { final } = minimize("anisotropic", "momentum:lr=0.1", {
      iterations: 3,
      onIteration: ({ t, x, next, state }) => {
        seen.push([t, x[0], next[0], (state!["v"] as Float64Array)[0]]);
      },
    });
    expect(seen.map(([t]) => t)).toEqual([0, 1, 2]);
    for (const [, x, next, v] of seen) expect(x + v).toBe(next);
    expect(seen.at(-1)![2]).toBe(final.x[0]);
  });

  it("throws what its caller's function throws", () => {
    const onIteration = () => {
      throw new Error("enough");
    };
    expect(() => minimize("booth", "sgd", { onIteration })).toThrow("enough");
  });
});
