import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockHeading } from "../../src/report/block-heading.js";
import { anyText } from "./any-results.js";
import { expectFits, look } from "./screens.js";

const FACTS = ["dim 2", "start (-7, 2)", "target f - f* <= 1e-6", "10000 iterations"];

const lines = (width: number, formula = "f = x²/20 + y²", name = "anisotropic", ascii = false) =>
  blockHeading(name, formula, FACTS, look(width, ascii)).split("\n");

describe("the heading of a block", () => {
  it("is one line where that has room", () => {
    expect(lines(100)).toEqual([
      "anisotropic   f = x²/20 + y²   dim 2   start (-7, 2)   target f - f* <= 1e-6   10000 iterations",
    ]);
  });

  it("is broken after the formula where it has not", () => {
    expect(lines(80)).toEqual([
      "anisotropic   f = x²/20 + y²",
      "dim 2   start (-7, 2)   target f - f* <= 1e-6   10000 iterations",
    ]);
    expect(lines(20)[1]).toBe("f = x²/20 + y²");
  });

  it("spells the formula out for a terminal that has ASCII alone", () => {
    expect(lines(80, undefined, undefined, true)[0]).toBe("anisotropic   f = x^2/20 + y^2");
  });

  it("joins the clauses of a long formula and cuts it to the width", () => {
    const formula = "f = A B + C\n    + D\nA = (x + y + 1)² (19 − 14x + 3x² − 14y + 6xy + 3y²)";
    expect(lines(60, formula)[0]).toBe(
      "anisotropic   f = A B + C + D,  A = (x + y + 1)² (19 − 14x …",
    );
    expect(lines(30, formula).slice(0, 2)).toEqual([
      "anisotropic",
      "f = A B + C + D,  A = (x + y …",
    ]);
  });

  it("without a formula has the facts alone", () => {
    expect(lines(80, "")).toEqual([
      "anisotropic   dim 2   start (-7, 2)   target f - f* <= 1e-6   10000 iterations",
    ]);
  });

  it("ends without a blank where the spelling of a sign has one", () => {
    expect(lines(20, "f ∘", "my own function", true)[1]).toBe("f  o");
  });

  it("ends without a blank where a name is long and ends in blanks", () => {
    expect(lines(20, "f = x² + y²", `f${" ".repeat(10)}`)[0]).toBe("f");
  });

  it("fits, whatever a plugin calls a formula", () => {
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 20, max: 130 }), (name, formula, width) => {
        const at = look(width);
        expectFits(`${blockHeading(`f${name}`, formula, FACTS, at)}\n`, at);
      }),
    );
  });
});
