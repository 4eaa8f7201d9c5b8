import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { readFilter } from "../../src/plan/filter.js";
import { readGlob } from "../../src/plan/glob.js";

/** What a pattern means, said without regard to time. */
function means(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  const [sign, rest] = [pattern[0], pattern.slice(1)];
  if (sign === "*") {
    return Array.from(text, (_, k) => k).some((k) => means(rest, text.slice(k))) || means(rest, "");
  }
  return text !== "" && (sign === "?" || sign === text[0]) && means(rest, text.slice(1));
}

describe("a pattern of ids", () => {
  it("matches what it means", () => {
    const texts = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", ".", "*", "?"), maxLength: 7 });
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(readGlob(pattern)(text)).toBe(means(pattern, text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["sph?re", "sphäre", true],
    ["?", "𝒇", true],
    ["a+b(c)[d]{2}|e^$\\.", "a+b(c)[d]{2}|e^$\\.", true],
    ["a*\nb", "a\n\nb", true],
    ["*", "", true],
  ])("%j of %j: %s", (pattern, text, expected) => {
    expect(readGlob(pattern)(text)).toBe(expected);
  });

  it.each([
    ["stars and question marks by turns", `${"*?".repeat(16)}X`, "a".repeat(60)],
    ["10 000 stars", "*a".repeat(10_000), "a".repeat(9_999)],
    ["a long pattern and a long id", `${"*ab".repeat(2_000)}X`, "ab".repeat(5_000)],
  ])("is read soon: %s", (_, pattern, id) => {
    const began = performance.now();
    expect(readFilter([pattern], builtins())(id)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
