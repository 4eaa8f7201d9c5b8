import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cleanText, columnsOf, fitText, NO_BREAK, wrapText } from "../../src/report/fit-text.js";
import { visible } from "../../src/core/visible.js";

describe("a clean text", () => {
  it("holds nothing that moves the cursor or colours the terminal", () => {
    expect(cleanText("a\tb\r\nc\u001b[31m\u0007\u202ed", false)).toBe("a b  c?[31m??d");
  });

  it("spells the signs of formulas where only ASCII is wanted", () => {
    expect(cleanText("x²/20 + y² ≤ 1, κ, ⌘", true)).toBe("x^2/20 + y^2 <= 1, kappa, ?");
    expect(cleanText("x²/20", false)).toBe("x²/20");
  });

  it.each([
    ["f = Σᵢ 100 (xᵢ₊₁ − xᵢ²)², i = 1 … n−1", "f = sum_i 100 (x_(i+1) - x_i^2)^2, i = 1 ... n-1"],
    ["m̂ = m/(1−β₁ᵗ)", "m^ = m/(1-beta_1^t)"],
    ["x ← x − lr·g/(√v̂ + ε)", "x <- x - lr*g/(sqrt v^ + eps)"],
    ["∇f(x)ᵀp ≥ 0, κ → ∞, ½‖x‖²", "grad f(x)^Tp >= 0, kappa -> inf, 1/2||x||^2"],
    ["⌊t/s⌋ ∝ ¾", "floor(t/s) is proportional to 3/4"],
    ["Moré & Łukasz", "More & ?ukasz"],
    ["日本", "??"],
  ])("spells %s", (text, spelled) => {
    expect(cleanText(text, true)).toBe(spelled);
  });

  it("is well-formed even for half a surrogate pair", () => {
    expect(cleanText("a\ud800b", false)).toBe("a?b");
  });
});

describe("the columns of a text", () => {
  it.each([
    ["momentum", 8],
    ["x²/20 ≤ κ …", 11],
    ["m̂ e\u0301", 3],
    ["日本語", 6],
    ["한국어", 6],
    ["ﾊﾝｶｸ", 4],
    ["ＡＢ", 4],
    ["👩 ✅", 5],
    ["⠿⣀", 2],
    ["", 0],
  ])("%s are %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe("text of someone else's", () => {
  it("shows its control characters and keeps its line ends and tabs", () => {
    expect(visible("a\u001b[31m\u0007\r\n\tb\u0085\u202e\ud800")).toBe(
      "a\\x1b[31m\\x07\\x0d\n\tb\\x85\\u{202e}\\u{d800}",
    );
    expect(visible("ε̂ 日本 é")).toBe("ε̂ 日本 é");
  });

  it("holds nothing afterwards that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visible(text).replaceAll(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });
});

describe("a fitted text", () => {
  it("ends in an ellipsis where it was cut", () => {
    expect(fitText("momentum", 5, false)).toBe("mome…");
    expect(fitText("momentum", 5, true)).toBe("mo...");
    expect(fitText("momentum", 8, true)).toBe("momentum");
  });

  it("never exceeds its width", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.integer({ min: 0, max: 20 }),
        fc.boolean(),
        (text, width, ascii) => {
          expect(columnsOf(fitText(text, width, ascii))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe("a wrapped text", () => {
  it("breaks at spaces, and cuts a word that is longer than a line", () => {
    expect(wrapText("one two three abcdefghijkl m", 7)).toEqual([
      "one two",
      "three",
      "abcdefg",
      "hijkl m",
    ]);
  });

  it("keeps the groups of a count together", () => {
    expect(wrapText("40 trials each, 10 829 930 evaluations", 20)).toEqual([
      "40 trials each,",
      "10 829 930",
      "evaluations",
    ]);
  });

  it("does not break at a no-break space", () => {
    expect(wrapText(`start (1,${NO_BREAK}2)`, 10)).toEqual(["start", "(1, 2)"]);
  });
});
