import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { describeRates, ratedIn } from "../../src/bench/fairness.js";
import type { TunedOptimizer, Tuning } from "../../src/records/tuning.js";
import { parseList } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";
import { own } from "../plan/own-entries.js";

const catalogue = builtins().with({ optimizers: own.optimizers, modifiers: [] });
const said = (text: string) =>
  describeRates(parseList(text).flatMap((item) => resolveOptimizers(item, catalogue)));

describe("how the learning rates were chosen", () => {
  it.each([
    ["adam,sgd", "lr: the published defaults, not tuned."],
    ["adam:lr=0.1,sgd:lr=1", "lr as given."],
    ["adam:lr=0.1,sgd,rmsprop", "lr: given for adam; published default for sgd, rmsprop."],
    ["fast=adam:lr=0.1/1,sgd", "lr: given for fast; published default for sgd."],
    ["sgd:lr=5,sgd,adam", "lr: given for sgd:lr=5; published default for sgd, adam."],
    ["adam:lr=0.001,adam:lr=0.3", "lr as given."],
    ["a=adam:lr=0.001,sgd", "lr: given for a; published default for sgd."],
    [
      "adam:lr=0.001,adam:beta1=0.8",
      "lr: given for adam:lr=0.001; published default for adam:beta1=0.8.",
    ],
    ["rateless", ""],
    ["rateless,adam", "lr: the published defaults, not tuned."],
  ])("of %s is said: %s", (text, sentence) => expect(said(text)).toBe(sentence));
});

describe("how they were chosen where a search found a rate that another function is given", () => {
  const tuned = (fn: string | null, dimension: number | null): TunedOptimizer => ({
    optimizer: "adam:lr=1e-5..10",
    chosen: "adam:lr=0.1",
    function: fn,
    dimension,
    parameters: [],
    trials: 5,
    evaluations: 50,
    runs: 1,
    reached: 1,
    score: 1,
  });
  const tuning = (...optimizers: TunedOptimizer[]): Tuning => ({
    trials: 5,
    method: "grid",
    objective: "steps",
    scope: "each",
    evaluations: 50,
    optimizers,
  });
  const run = (fn: string, dimension = 2) => ({
    optimizer: "adam:lr=0.1",
    function: fn,
    dimension,
  });

  it.each([
    ["there alone", [run("booth")], tuned("booth", 2), ""],
    [
      "also elsewhere",
      [run("booth"), run("beale")],
      tuned("booth", 2),
      "; lr given for adam:lr=0.1",
    ],
    ["in another dimension", [run("ackley", 5)], tuned("ackley", 2), "; lr given for adam"],
    ["for all functions", [run("booth"), run("beale")], tuned(null, null), ""],
  ])("says what was given: %s", (_, cases, one, given) => {
    expect(describeRates(ratedIn(cases, catalogue), tuning(one))).toBe(
      `Tuned: 5 trials each, 50 evaluations${given}.`,
    );
  });
});
