import { describe, expect, it } from "vitest";
import { extendSpec } from "../../src/plan/extend.js";
import { readRunPart } from "../../src/plan/run-file.js";

const read = (text: string) => readRunPart(text, "spec.yaml");

describe("a spec that extends another", () => {
  it("has its keys before those of the base, and all overrides", async () => {
    const base = await read(
      "functions: [booth]\niterations: 50\ntune: true\noverrides: [{ cases: a, skip: b }]",
    );
    const over = await read("iterations: 9\noverrides: [{ cases: c, skip: d }]");
    const whole = extendSpec(base, over);
    expect(whole.run).toMatchObject({ functions: ["booth"], iterations: 9 });
    expect(whole.gate.overrides).toMatchObject([{ skip: "b" }, { skip: "d" }]);
    expect(whole.tune).toBe(base.tune);
  });

  it("does not judge by the base's baseline, which has other cases", async () => {
    const base = await read("functions: [booth]\nbaseline: base.baseline.json");
    expect(base.gate).toHaveProperty("baseline");
    expect(extendSpec(base, await read("optimizers: [adam]")).gate).not.toHaveProperty("baseline");
    const own = await read("baseline: own.baseline.json");
    expect(extendSpec(base, own).gate.baseline).toBe("own.baseline.json");
  });
});
