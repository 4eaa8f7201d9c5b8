import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { parseList } from "../../src/plan/grammar.js";
import { resolveOpen, resolveSearched } from "../../src/plan/search.js";

const open = (text: string) => parseList(text).flatMap((item) => resolveOpen(item, builtins()));
const ids = (text: string) => open(text).map(({ id }) => id);

describe("what is searched for", () => {
  it.each([
    ["adam", "adam:lr=1e-5..10"],
    ["adam:lr=0.1", "adam:lr=0.1"],
    ["adam:lr=0.001", "adam"],
    ["adam:lr=1e-4..1:beta1=0.8..0.99", "adam:lr=1e-4..1:beta1=0.8..0.99"],
    ["adam:beta1=0.8..0.99", "adam:lr=1e-5..10:beta1=0.8..0.99"],
    ["adam(beta1=0.8..0.99, lr=1)", "adam:lr=1:beta1=0.8..0.99"],
    ["torch/adam", "torch/adam:lr=1e-5..10"],
    ["optax/adam", "optax/adam:learning-rate=1e-5..10"],
    ["optax/adam:learning_rate=0.1", "optax/adam:learning-rate=0.1"],
    ["adadelta", "adadelta:lr=0.01..1e4"],
    ["newton", "newton"],
    ["dog", "dog"],
    ["dog:lr=0.1..10", "dog:lr=0.1..10"],
    ["l-bfgs", "l-bfgs"],
    ["sgd+cosine", "sgd:lr=1e-5..10+cosine"],
    ["sgd:lr=1+clip:norm=0.1..10", "sgd:lr=1+clip:norm=0.1..10"],
  ])("in %s is that of %s, and valid input again", (text, id) => {
    expect(ids(text)).toEqual([id]);
    expect(parseList(id).flatMap((item) => resolveSearched(item, builtins()))[0].id).toBe(id);
  });

  it("stands beside grids: each of their points is searched on its own", () => {
    expect(ids("adam:beta1=0.8/0.95")).toEqual([
      "adam:lr=1e-5..10:beta1=0.8",
      "adam:lr=1e-5..10:beta1=0.95",
    ]);
  });

  it("is named as it is typed, of a modifier with its name", () => {
    const [{ axes }] = open("optax/adam+clip:norm=0.1..10");
    expect(axes.map(({ name }) => name)).toEqual(["learning-rate", "clip.norm"]);
  });

  it("prints with values as if they had been typed", () => {
    const [{ at }] = open("adam:beta1=0.8..0.99+clip:norm=0.1..10");
    // in the order of the axes: what is stated, then the learning rate, then modifiers
    expect(at([0.85, 0.3, 2])).toBe("adam:lr=0.3:beta1=0.85+clip:norm=2");
    expect(at([0.9, 0.001, 1])).toMatch(/^adam\+clip/);
  });
});

describe("an interval that cannot be searched", () => {
  it.each([
    ["adam:lr=1..0.1", "adam: lr: 1..0.1 is empty or reversed"],
    ["adam:lr=0.1..0.1", "adam: lr: 0.1..0.1 is empty or reversed"],
    ["adam:lr=0..1", "adam: lr: a logarithmic range starts above 0"],
    ["adam:lr=..1", "adam: lr: '' in ..1 is not a number"],
    ["adam:lr=a..1", "adam: lr: 'a' in a..1 is not a number"],
    ["adam:lr=1..inf", "adam: lr: 'inf' in 1..inf is not a number"],
    ["adam:beta1=0.5..1", "adam: beta1 = 1 is outside [0, 1)"],
    ["adam:lr=0.1..1:lr=1", "adam: lr is given twice"],
    ["adam:lr=0.1..1:lr=1..2", "adam: lr is given twice"],
    ["adam:amsgrad=0..1", "adam: amsgrad takes no interval"],
    ["adam:beta=0..1", "adam has no parameter 'beta'."],
    ["l-bfgs:history-size=1.5..3", "l-bfgs: history-size = 1.5 is not a whole number"],
  ])("%s: %s", (text, message) => expect(() => open(text)).toThrow(message));
});
