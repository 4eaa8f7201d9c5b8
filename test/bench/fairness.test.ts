import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { describeRates } from "../../src/bench/fairness.js";
import { parseList } from "../../src/spec/grammar.js";
import { resolveOptimizers } from "../../src/spec/resolve.js";
import { own } from "../spec/own-entries.js";

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
    ["rateless", ""],
    ["rateless,adam", "lr: the published defaults, not tuned."],
  ])("of %s is said: %s", (text, sentence) => expect(said(text)).toBe(sentence));
});
