import { describe, expect, it } from "vitest";
import { closest, didYouMean, fold } from "../../src/core/suggest.js";

const NAMES = ["adam", "adamw", "adan", "sgd", "rmsprop", "torch/adam", "nesterov-chain"];

describe("names are one", () => {
  it("whatever their case and separators", () => {
    for (const name of ["learning_rate", "learning-rate", "learningRate", "Learning Rate"])
      expect(fold(name)).toBe("learningrate");
  });
});

describe("what was perhaps meant", () => {
  it("is what few edits away, nearest first, at most three", () => {
    expect(closest("adma", NAMES)).toEqual(["adam", "adamw", "adan"]);
    expect(closest("adamx", NAMES)).toEqual(["adam", "adamw", "adan"]);
    expect(closest("sgd2", NAMES)).toEqual(["sgd"]);
    expect(closest("RMS_prop", NAMES)).toEqual(["rmsprop"]);
  });

  it("is also what begins so, or stands so in a dialect", () => {
    expect(closest("nesterov", NAMES)).toEqual(["nesterov-chain"]);
    expect(closest("adam", ["torch/adam"])).toEqual(["torch/adam"]);
  });

  it("is nothing where nothing is near", () => {
    expect(closest("zzzzzz", NAMES)).toEqual([]);
    expect(closest("", NAMES)).toEqual([]);
    expect(closest("adam", [])).toEqual([]);
  });

  it("does not depend on the order of the candidates", () => {
    expect(closest("adma", NAMES.toReversed())).toEqual(closest("adma", NAMES));
  });

  it("is asked in a sentence", () => {
    expect(didYouMean("beta", ["lr", "beta1", "beta2"])).toBe("did you mean 'beta1' or 'beta2'?");
    expect(didYouMean("adma", ["adam"])).toBe("did you mean 'adam'?");
    expect(didYouMean("a1", ["a2", "a3", "a4", "a5"])).toBe("did you mean 'a2', 'a3' or 'a4'?");
    expect(didYouMean("zzz", NAMES)).toBe("");
  });
});
