import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { parseItem } from "../../src/plan/grammar.js";
import { functionNamed, optimizerNamed, remember } from "../../src/plan/known-names.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";

describe("what a plan has resolved", () => {
  const catalogue = builtins();

  it("is found for its first functions, however many there are", () => {
    const dims = Array.from({ length: 30 }, (_, k) => k + 2);
    const functions = dims.map((dim) => resolveFunctions(parseItem("sphere"), catalogue, dim)[0]);
    remember(functions, [], catalogue);
    expect(functionNamed(functions[0].id, 2, catalogue).values).toBe(functions[0].values);
    expect(functionNamed(functions[1].id, 3, catalogue).values).toBe(functions[1].values);
  });

  it("is found for its first hundred optimizers", () => {
    const rates = Array.from({ length: 250 }, (_, k) => `adam:lr=${(k + 2) / 1000}`);
    const optimizers = rates.map((rate) => resolveOptimizers(parseItem(rate), catalogue)[0]);
    remember([], optimizers, catalogue);
    expect(optimizerNamed(rates[0], catalogue).values).toBe(optimizers[0].values);
    expect(optimizerNamed(rates[99], catalogue).values).toBe(optimizers[99].values);
  });
});
