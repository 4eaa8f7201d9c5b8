import { describe, expect, it } from "vitest";
import {
  choice,
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
  flag,
  learningRate,
  list,
  number,
} from "../../src/core/define.js";

describe("an optimizer", () => {
  const create = () => ({ step() {} });

  it("is given what it leaves out, and nothing else", () => {
    const own = defineOptimizer({ id: "own", title: "Own", create });
    expect(own).toEqual({
      kind: "optimizer",
      id: "own",
      title: "Own",
      params: {},
      source: { ref: "given by the user" },
      revision: 1,
      rule: "",
      state: [],
      coordinatewise: false,
      lrKey: null,
      create,
    });
  });

  it("has the learning rate `lr`, if it has such a parameter and names no other", () => {
    const params = { lr: learningRate(0.1), gamma: learningRate(0.2) };
    expect(defineOptimizer({ id: "a", title: "A", params, create }).lrKey).toBe("lr");
    expect(defineOptimizer({ id: "a", title: "A", params, lrKey: "gamma", create }).lrKey).toBe(
      "gamma",
    );
  });
});

describe("a function", () => {
  const start = (n: number) => new Float64Array(n).fill(3);
  const given = {
    id: "own",
    title: "Own",
    start,
    create: (dim: number) => ({ dim, value: () => 0 }),
  };

  it("that states no domain is drawn 5 around its start, and its minimum is unknown", () => {
    const own = defineFunction(given);
    const { lower, upper } = own.domain(2, {});
    expect([...lower, ...upper]).toEqual([-2, -2, 8, 8]);
    expect(own.optimum(2, {})).toBeNull();
    expect(own.group).toBe("own");
  });

  it.each([
    [undefined, { min: 1, max: Infinity, default: 2, multipleOf: 1 }],
    [{ min: 3 }, { min: 3, max: Infinity, default: 3, multipleOf: 1 }],
    [{ max: 1 }, { min: 1, max: 1, default: 1, multipleOf: 1 }],
    [{ max: 10 }, { min: 1, max: 10, default: 2, multipleOf: 1 }],
    [{ multipleOf: 4 }, { min: 4, max: Infinity, default: 4, multipleOf: 4 }],
    [
      { min: 3, multipleOf: 2 },
      { min: 4, max: Infinity, default: 4, multipleOf: 2 },
    ],
    [{ default: 10 }, { min: 1, max: Infinity, default: 10, multipleOf: 1 }],
  ])("with the dimensions %j has %j", (dim, rule) => {
    expect(defineFunction({ ...given, ...(dim === undefined ? {} : { dim }) }).dim).toEqual(rule);
  });
});

describe("schedules, modifiers, transforms and parameters", () => {
  it("are given what they leave out", () => {
    const schedule = defineSchedule({
      id: "half",
      title: "Half",
      create: (base) => ({ rate: () => base / 2 }),
    });
    expect(schedule).toMatchObject({ kind: "schedule", params: {}, revision: 1, formula: "" });
    const modifier = defineModifier({ id: "same", title: "Same", wrap: (inner) => inner });
    expect(modifier).toMatchObject({ kind: "modifier", params: {}, revision: 1, rule: "" });
    const apply: Parameters<typeof defineTransform>[0]["apply"] = (place) => ({
      place,
      see: (inner) => inner,
    });
    const transform = defineTransform({ id: "same", title: "Same", apply });
    expect(transform).toMatchObject({ kind: "transform", params: {}, revision: 1, formula: "" });
    expect(number({ default: 1, range: "[0, 1]", doc: "d" })).toEqual({
      type: "number",
      default: 1,
      range: "[0, 1]",
      scale: "linear",
      integer: false,
      doc: "d",
    });
    expect(flag({ doc: "d" })).toEqual({ type: "flag", default: false, doc: "d" });
    expect(choice({ values: ["a", "b"], default: "b", doc: "d" }).type).toBe("choice");
    expect(list({ default: [1], range: "[0, 1]", doc: "d" }).type).toBe("list");
  });
});
