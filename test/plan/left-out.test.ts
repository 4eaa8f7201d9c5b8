import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { fold } from "../../src/core/suggest.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";

const catalogue = builtins();
const resolve = (typed: string) => resolveOptimizers(parseItem(typed), catalogue)[0];

describe("what a library has and optbench has not", () => {
  it.each([
    ["torch/adam(lr=0.1, foreach=None, fused=True)", "torch/adam:lr=0.1"],
    ["torch/sgd:lr=0.1:no-foreach:capturable", "torch/sgd:lr=0.1"],
    ["torch/sgd+torch/OneCycleLR:cycle_momentum=False:last_epoch=-1", "torch/one-cycle-lr"],
    ["torch/sgd+torch/CyclicLR:no-cycle-momentum:base_momentum=0.8", "torch/cyclic-lr"],
    ["optax/lars:weight_decay_mask=True", "optax/lars"],
    ["optax/adam:mu_dtype=None", "optax/adam"],
    ["optax/muon(beta=0.95, ns_coeffs=(3.4, -4.7, 2))", "optax/muon"],
    ["keras/adam(name=adam, loss_scale_factor=None)", "keras/adam"],
  ])("may be written where it changes nothing: %s", (typed, same) => {
    const { definition, values, after } = resolve(typed);
    const expected = resolve(same.includes("-lr") ? `torch/sgd+${same}` : same);
    expect(definition).toBe(expected.definition);
    expect(values).toEqual(expected.values);
    expect(after).toEqual(expected.after);
  });

  it.each([
    [
      "torch/sgd+torch/one-cycle-lr:cycle_momentum",
      "torch/one-cycle-lr: cycle-momentum = true is not to be had: a schedule changes the learning rate alone",
    ],
    [
      "torch/sgd+torch/OneCycleLR:epochs=10",
      "torch/one-cycle-lr: epochs = 10 is not to be had: write total_steps, which is epochs·steps_per_epoch",
    ],
    [
      "optax/adam:mu_dtype=bfloat16",
      "optax/adam: mu-dtype = bfloat16 is not to be had: all numbers are doubles",
    ],
    [
      "keras/adam:gradient_accumulation_steps=2",
      "keras/adam: gradient-accumulation-steps = 2 is not to be had: every iteration is an update",
    ],
  ])("is refused with the reason where it would: %s", (typed, message) => {
    expect(() => resolve(typed)).toThrow(message);
  });

  it("is nothing that ours has none of", () => {
    expect(() => resolve("adam:foreach")).toThrow("adam has no parameter 'foreach'.");
    expect(() => resolve("torch/adam:cycle_momentum=false")).toThrow("no parameter");
  });

  it.each([...catalogue.optimizers, ...catalogue.schedules].map((one) => [one.id, one] as const))(
    "has no name that a parameter has: %s",
    (_id, { params, leftOut = {} }) => {
      const names = new Set(Object.keys(params).map(fold));
      expect(Object.keys(leftOut).filter((name) => names.has(fold(name)))).toEqual([]);
    },
  );
});

describe("a name that a library has and optbench has not", () => {
  it.each([
    [
      "torch/LambdaLR",
      "a function cannot be written as text; inverse-time and inverse-sqrt are such functions.",
    ],
    ["torch/MultiplicativeLR", "of a constant factor it is torch/exponential-lr."],
    ["torch/ChainedScheduler", "write its schedules one after the other"],
    ["optax/sgdr_schedule", "write warmup-cosine-decay-schedules, and then join-schedules."],
  ])("says what to write instead: %s", (typed, hint) => {
    expect(() => resolve(`sgd+${typed}`)).toThrow(hint);
  });

  it("does so beside the definitions of a plug-in", () => {
    expect(() => catalogue.with({}).afterPlus("torch/LambdaLR")).toThrow(
      "a function cannot be written as text",
    );
  });
});

describe("Python's words", () => {
  it("True, False and None are read", () => {
    const { values } = resolve("torch/sgd(momentum=0.9, nesterov=True, maximize=False)");
    expect(values).toMatchObject({ nesterov: true, maximize: false });
    expect(resolve("keras/adam(weight_decay=None, clipnorm=None)").values).toEqual(
      resolve("keras/adam").values,
    );
    expect(resolve("torch/lbfgs(line_search_fn=None)").values.lineSearchFn).toBe("none");
  });
});
