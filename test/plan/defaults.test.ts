import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";
import { extendSpec } from "../../src/plan/extend.js";
import { readRunPart } from "../../src/plan/run-file.js";

const idsOf = (spec: Partial<RunSpec>) =>
  planRun({ functions: ["booth"], optimizers: ["adam"], ...spec }, builtins()).cases.map(
    ({ id }) => id,
  );

describe("the defaults of a spec", () => {
  it("hold wherever a name stands without the parameter", () => {
    const optimizers = ["adam", "adam:beta2=0.9", "adam:beta2=0.999", "torch/adam", "sgd"];
    expect(idsOf({ optimizers, defaults: ["adam:beta2=0.99"] })).toEqual([
      "booth adam:beta2=0.99",
      "booth adam:beta2=0.9",
      "booth adam",
      "booth torch/adam",
      "booth sgd",
    ]);
  });

  it("hold after a + and for functions and transforms too", () => {
    const spec = {
      functions: ["quadratic", "quadratic:cond=2+noise"],
      optimizers: ["sgd+cosine", "sgd+cosine:min=0"],
      defaults: ["cosine:min=0.01", "quadratic:cond=50", "noise:sigma=0.5"],
    };
    expect(idsOf(spec)).toEqual([
      "quadratic:cond=50 sgd+cosine:min=0.01",
      "quadratic:cond=50 sgd+cosine",
      "quadratic:cond=2+noise:sigma=0.5 sgd+cosine:min=0.01",
      "quadratic:cond=2+noise:sigma=0.5 sgd+cosine",
    ]);
  });

  it("of all optimizers hold of those that have the parameter, one name's go before them", () => {
    const optimizers = ["adam", "sgd", "l-bfgs"];
    expect(idsOf({ optimizers, defaults: ["adam:lr=0.5", "optimizers:lr=0.2"] })).toEqual([
      "booth adam:lr=0.5",
      "booth sgd:lr=0.2",
      "booth l-bfgs:lr=0.2",
    ]);
    const functions = ["quadratic", "booth"];
    expect(idsOf({ functions, defaults: ["functions:cond=7"] })).toEqual([
      "quadratic:cond=7 adam",
      "booth adam",
    ]);
  });

  it("may be grids, flags and any spelling, and the later counts", () => {
    expect(idsOf({ defaults: ["adam:lr=1/2", "Adam:LR=3/4:amsgrad=true"] })).toEqual([
      "booth adam:lr=3:amsgrad",
      "booth adam:lr=4:amsgrad",
    ]);
    expect(idsOf({ optimizers: ["adam:no-amsgrad"], defaults: ["adam:amsgrad=true"] })).toEqual([
      "booth adam",
    ]);
  });

  it.each([
    ["adma:lr=1", "defaults: there is no 'adma'\n  did you mean 'adam'"],
    ["adam:beta=1", "adam has no parameter 'beta'.  did you mean 'beta1' or 'beta2'?"],
    ["adam:beta1=1", "adam: beta1 = 1 is outside [0, 1)"],
    ["adam:beta1=x", "adam: beta1 = 'x' is not a number"],
    [
      "optimizers:bta1=1",
      "defaults: no entry of optimizers has a parameter 'bta1'\n  did you mean 'beta1'",
    ],
    ["optimizers:lr=-1", "adam: lr = -1 is outside (0, inf)"],
    ["functions:dim=2", "defaults: dim has a key of its own"],
    ["x=adam:lr=1", "'x=adam:lr=1': one name with parameters"],
    ["adam:lr=1+cosine", "'adam:lr=1+cosine': one name with parameters"],
    ["constructor:lr=1", "defaults: there is no 'constructor'"],
  ])("are wrong: %s", (text, message) => {
    expect(() => idsOf({ defaults: [text] })).toThrow(message);
  });

  it("of a spec and of what it extends add up", async () => {
    const base = await readRunPart(
      "defaults: { adam: { beta1: 0.5, beta2: 0.99 } }\n",
      "base.yaml",
    );
    const text = "functions: booth\noptimizers: adam\ndefaults: { adam: { beta1: 0.8 } }\n";
    const whole = extendSpec(base, await readRunPart(text, "b.yaml"));
    expect(idsOf(whole.run)).toEqual(["booth adam:beta1=0.8:beta2=0.99"]);
    expect(whole.place("defaults", "adam:beta1=0.8", { from: 5, to: 6 })).toBe("b.yaml:3:21");
    expect(whole.place("defaults", "adam:beta1=0.5:beta2=0.99", { from: 16, to: 20 })).toBe(
      "base.yaml:1:33",
    );
  });
});
