import { describe, expect, it } from "vitest";
import { optimizers } from "../../src/optimizers/index.js";
import { memoryWords } from "../../src/report/memory-words.js";

describe("the memory of a method", () => {
  it.each([
    [["m", "v"], "m, v: at most 2n doubles"],
    [["b"], "b: at most n doubles"],
    [["d", "H (n×n)"], "d, H (n×n): at most n + n² doubles"],
    [["u", "L (n×n)", "P (n×n)"], "u, L (n×n), P (n×n): at most n + 2n² doubles"],
    [
      ["g", "s × history", "y × history"],
      "g, s × history, y × history: at most n + 2n·history doubles",
    ],
    [["b₁ … b_K"], "b₁ … b_K: at most n·K doubles"],
    [[], ""],
  ])("%j", (state, words) => {
    expect(memoryWords({ state })).toBe(words);
  });

  it.each(optimizers.map((one) => [one.id, one] as const))(
    "of %s is told exactly where it declares a state",
    (_id, definition) => {
      const shown = definition.state.length;
      expect(memoryWords(definition) === "").toBe(shown === 0);
    },
  );
});
