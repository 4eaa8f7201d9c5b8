import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choice, flag, learningRate, list, number } from "../../src/core/define.js";
import { OptbenchError } from "../../src/core/errors.js";
import type { Param } from "../../src/core/parameter.js";
import {
  checkValue,
  completeParams,
  contains,
  findParam,
  kebab,
  parseInterval,
  parseNumber,
  printNumber,
  printValue,
  readValue,
} from "../../src/core/params.js";

const PARAMS = {
  lr: learningRate(0.01),
  beta2: number({ default: 0.999, range: "[0, 1)", doc: "" }),
  weightDecay: number({ default: 0, range: "[0, inf)", doc: "" }),
  steps: number({ default: null, range: "[1, inf)", integer: true, doc: "" }),
  most: number({ default: Infinity, range: "[1, inf]", integer: true, doc: "" }),
  nesterov: flag({ doc: "" }),
  form: choice({ values: ["corrected", "hat"], default: "corrected", doc: "" }),
  milestones: list({ default: [30, 60], range: "[0, 1e9]", doc: "" }),
};

describe("an interval", () => {
  it.each([
    ["(0, inf)", [1e-300, 1, 1e308], [0, -1, Infinity]],
    ["[0, 1)", [0, 0.5, 1 - 2 ** -53], [-1e-300, 1]],
    ["(-1, 1]", [1, -1 + 2 ** -53], [-1, 1.1]],
    ["[1, inf]", [1, Infinity], [0.5, -Infinity]],
    ["(-inf, inf)", [0, -1e308, 1e308], [Infinity, -Infinity]],
    ["[2,2]", [2], [1, 3]],
    ["[ 1e-3 , 1e3 ]", [1e-3, 1e3], [0, 1e4]],
  ])("%s contains its numbers and no others, and never NaN", (range, inside, outside) => {
    const interval = parseInterval(range);
    expect(inside.filter((x) => !contains(interval, x))).toEqual([]);
    expect([...outside, NaN].filter((x) => contains(interval, x))).toEqual([]);
  });

  it.each(["", "0, 1", "[0; 1]", "[1, 0]", "[a, 1]", "(0, inf", "[0, 1, 2]"])(
    "written as '%s' is a bug of the definition, not of the user",
    (range) => {
      expect(() => parseInterval(range)).toThrow(Error);
      expect(() => parseInterval(range)).not.toThrow(OptbenchError);
    },
  );
});

describe("a number", () => {
  it.each([
    ["0.3", 0.3],
    [".5", 0.5],
    ["1.", 1],
    ["+1e+3", 1000],
    ["-1E-8", -1e-8],
    ["\u22121.2e\u22123", -1.2e-3],
    ["inf", Infinity],
    ["+inf", Infinity],
    ["-inf", -Infinity],
  ])("is read from '%s'", (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(["", " ", "1 ", "0x10", "1_000", "1,5", "NaN", "Infinity", "e5", ".", "1e", "١", "1n"])(
    "is not read from '%s'",
    (text) => expect(parseNumber(text)).toBeUndefined(),
  );

  it("prints as the shortest text that reads back as the same number", () => {
    expect([0.3, 1e21, 1e-7, 123456, Infinity, -Infinity].map(printNumber)).toEqual([
      "0.3",
      "1e21",
      "1e-7",
      "123456",
      "inf",
      "-inf",
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        // a zero has one text, whatever its sign
        expect(parseNumber(printNumber(x))).toBe(x === 0 ? 0 : x);
        expect(printNumber(x)).not.toContain("+");
      }),
    );
  });
});

describe("a name of a parameter", () => {
  it("is shown with hyphens and found in any case and with any separator", () => {
    expect(kebab("weightDecay")).toBe("weight-decay");
    expect(kebab("lr")).toBe("lr");
    for (const typed of [
      "weightDecay",
      "weight-decay",
      "weight_decay",
      "WeightDecay",
      "WEIGHTDECAY",
    ])
      expect(findParam(PARAMS, typed)).toBe("weightDecay");
  });

  it.each(["", "weight", "constructor", "__proto__", "toString"])("is not '%s'", (typed) =>
    expect(findParam(PARAMS, typed)).toBeUndefined(),
  );
});

describe("a value is read from text", () => {
  const read = (key: keyof typeof PARAMS, text: string) => readValue("own", key, PARAMS[key], text);

  it("by the type of its parameter", () => {
    expect(read("lr", "1e+3")).toBe(1000);
    expect(read("steps", "auto")).toBeNull();
    expect(read("milestones", "1/2/3.5")).toEqual([1, 2, 3.5]);
    expect(["true", "yes", "on"].map((text) => read("nesterov", text))).toEqual([true, true, true]);
    expect(["false", "no", "off"].map((text) => read("nesterov", text))).toEqual([
      false,
      false,
      false,
    ]);
    expect(["hat", "HAT", "Cor-rected"].map((text) => read("form", text))).toEqual([
      "hat",
      "hat",
      "corrected",
    ]);
  });

  it.each([
    ["lr", "", "own: lr is empty; expected a number"],
    ["lr", "fast", "own: lr = 'fast' is not a number"],
    ["lr", "auto", "own: lr = 'auto' is not a number"],
    ["weightDecay", "1_0", "own: weight-decay = '1_0' is not a number"],
    ["milestones", "1//3", "own: milestones = '1//3' is not a list of numbers"],
    ["milestones", "", "own: milestones is empty; expected a list of numbers"],
    ["nesterov", "1", "own: nesterov = '1' is not true or false"],
    ["form", "bar", "own: form = 'bar' is not one of corrected, hat"],
  ] as const)("or refused: %s=%s", (key, text, message) => {
    expect(() => read(key, text)).toThrow(new OptbenchError("usage", message));
  });

  it("and printed so that it is read back", () => {
    const values = { lr: 0.3, most: Infinity, nesterov: true, form: "hat", milestones: [1, 2.5] };
    for (const [key, value] of Object.entries(values)) {
      expect(read(key as "lr", printValue(value))).toEqual(value);
    }
    expect(read("steps", printValue(null))).toBeNull();
  });
});

describe("a value is checked", () => {
  const check = (key: keyof typeof PARAMS, value: unknown) =>
    checkValue("own", key, PARAMS[key] as Param, value);

  it("and handed on when it is allowed", () => {
    for (const [key, value] of [
      ["lr", 1e-300],
      ["steps", null],
      ["steps", 7],
      ["most", Infinity],
      ["nesterov", false],
      ["form", "hat"],
      ["milestones", []],
      ["milestones", [0, 1e9]],
    ] as const)
      expect(check(key, value)).toEqual(value);
  });

  const cyclic: unknown[] = [];
  cyclic.push(cyclic);

  it.each([
    ["lr", -0.1, "own: lr = -0.1 is outside (0, inf)"],
    ["lr", NaN, "own: lr = NaN is outside (0, inf)"],
    ["lr", Infinity, "own: lr = inf is outside (0, inf)"],
    ["beta2", 1.5, "own: beta2 = 1.5 is outside [0, 1)"],
    ["weightDecay", -1, "own: weight-decay = -1 is outside [0, inf)"],
    ["steps", 2.5, "own: steps = 2.5 is not a whole number"],
    ["steps", 2 ** 53, "own: steps = 9007199254740992 is not a whole number"],
    ["lr", "0.1", 'own: lr = "0.1" is not a number'],
    ["lr", null, "own: lr = null is not a number"],
    ["lr", undefined, "own: lr = undefined is not a number"],
    ["lr", 1n, "own: lr = 1 is not a number"],
    ["lr", cyclic, "own: lr = […] is not a number"],
    ["lr", { a: 1 }, "own: lr = {…} is not a number"],
    ["nesterov", 1, "own: nesterov = 1 is not true or false"],
    ["form", "Hat", 'own: form = "Hat" is not one of corrected, hat'],
    ["milestones", 3, "own: milestones = 3 is not a list of numbers"],
    ["milestones", [1, "2"], 'own: milestones = "2" is not a number'],
    ["milestones", [1, -2], "own: milestones = -2 is outside [0, 1e9]"],
  ] as const)("and refused when %s is %s", (key, value, message) => {
    expect(() => check(key, value)).toThrow(new OptbenchError("usage", message));
  });
});

describe("parameters are completed", () => {
  it("with defaults, in declared order, under keys in any writing", () => {
    const values = completeParams("own", PARAMS, { "weight-decay": 0.1, LR: 1 });
    expect(Object.keys(values)).toEqual(Object.keys(PARAMS));
    expect(values).toMatchObject({ lr: 1, weightDecay: 0.1, beta2: 0.999, steps: null });
  });

  it("unless one is unknown: the message says what was perhaps meant and what there is", () => {
    const all = "it has: lr, beta2, weight-decay, steps, most, nesterov, form, milestones";
    expect(() => completeParams("own", PARAMS, { beta: 1 })).toThrow(
      new OptbenchError("usage", `own has no parameter 'beta'.  did you mean 'beta2'?  ${all}`),
    );
    expect(() => completeParams("own", PARAMS, { zzz: 1 })).toThrow(
      new OptbenchError("usage", `own has no parameter 'zzz'.  ${all}`),
    );
    expect(() => completeParams("own", {}, { lr: 1 })).toThrow(
      new OptbenchError("usage", "own has no parameter 'lr'.  it has none"),
    );
    expect(() => completeParams("own", PARAMS, { constructor: 1 })).toThrow("no parameter");
  });
});
