import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { cleanText, fitText, NO_BREAK, wrapText } from "../../src/report/fit-text.js";

describe("a clean text", () => {
  it("holds nothing that moves the cursor or colours the terminal", () => {
    expect(cleanText("a\tb\r\nc\u001b[31m\u0007\u202ed", false)).toBe("a b  c?[31m??d");
  });

  it("spells the signs of formulas where only ASCII is wanted", () => {
    expect(cleanText("x²/20 + y² ≤ 1, κ, ⌘", true)).toBe("x^2/20 + y^2 <= 1, kappa, ?");
    expect(cleanText("x²/20", false)).toBe("x²/20");
  });

  it("is well-formed even for half a surrogate pair", () => {
    expect(cleanText("a\ud800b", false)).toBe("a?b");
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
          expect([...fitText(text, width, ascii)].length).toBeLessThanOrEqual(width);
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

  it("does not break at a no-break space", () => {
    expect(wrapText(`start (1,${NO_BREAK}2)`, 10)).toEqual(["start", "(1, 2)"]);
  });
});
