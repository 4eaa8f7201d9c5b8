import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOf } from "../../src/report/fit-text.js";
import { wrap, wrapFacts } from "../../src/report/wrap.js";

describe("a wrapped line", () => {
  it("breaks at blanks, and hangs", () => {
    expect(wrap("source  A paper of many words", 18, 6)).toBe(
      "source  A paper of\n      many words",
    );
  });

  it("keeps runs of blanks inside, and the blanks it begins with", () => {
    expect(wrap("  a   b  c", 10)).toBe("  a   b  c");
    expect(wrap("  a   b  c", 8, 2)).toBe("  a   b\n  c");
  });

  it("cuts a word that is longer than a line", () => {
    expect(wrap("see https://example.org/paper now", 12, 2)).toBe(
      "see\n  https://ex\n  ample.org/\n  paper now",
    );
  });

  it("counts columns, not characters", () => {
    expect(wrap("日本 日本 日本", 9)).toBe("日本 日本\n  日本".replace("  ", ""));
    expect(wrap("m̂ v̂ ĝ", 5)).toBe("m̂ v̂ ĝ");
  });

  it("is never wider, and loses nothing but blanks", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab  日é", "m̂"), maxLength: 80 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (line, width, hang) => {
          const wrapped = wrap(line, width, hang);
          for (const part of wrapped.split("\n")) {
            expect(columnsOf(part)).toBeLessThanOrEqual(width);
          }
          expect(wrapped.replaceAll(/\s/g, "")).toBe(line.replaceAll(/\s/g, ""));
        },
      ),
    );
  });
});

describe("facts", () => {
  it("stand beside one another as far as the line goes", () => {
    expect(wrapFacts(["one", "two", "three"], 11)).toBe("one   two\nthree");
    expect(wrapFacts(["one", "two"], 80)).toBe("one   two");
    expect(wrapFacts([], 80)).toBe("");
  });

  it("that are longer than a line are wrapped", () => {
    expect(wrapFacts(["one", "start (1, 2, 3)", "two"], 12)).toBe("one\nstart (1, 2,\n  3)   two");
  });
});
