import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderList } from "../../src/report/list.js";
import { grid } from "../../src/terminal/grid.js";
import { anyText } from "./any-results.js";
import { expectFits, look } from "./screens.js";

const SECTIONS = [
  {
    heading: "optimizers",
    entries: [
      { id: "sgd", title: "Gradient descent" },
      { id: "momentum", title: "Momentum (heavy ball)" },
    ],
  },
  { heading: "modifiers", entries: [] },
];

describe("a list", () => {
  it("has names and titles in columns", () => {
    expect(renderList(SECTIONS, look(80), grid)).toBe(`optimizers
   sgd       Gradient descent
   momentum  Momentum (heavy ball)

modifiers
   none
`);
  });

  it("cuts what does not fit", () => {
    expect(renderList(SECTIONS, look(24), grid).split("\n")[2]).toBe("   momentum  Momentum...");
    expect(renderList(SECTIONS, look(24, false), grid).split("\n")[2]).toBe(
      "   momentum  Momentum (…",
    );
  });

  it("fits, and moves no cursor, whatever the titles are", () => {
    const sections = fc.array(
      fc.record({
        heading: anyText.filter((text) => text.trim() !== ""),
        entries: fc.array(
          fc.record({ id: fc.constantFrom("a", "b-c", "torch/adam"), title: anyText }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        sections,
        fc.integer({ min: 20, max: 100 }),
        fc.boolean(),
        (some, width, ascii) => {
          const text = renderList(some, look(width, ascii), grid);
          for (const line of text.split("\n"))
            expectFits(`${line.trimEnd()}\n`, look(width, ascii));
        },
      ),
    );
  });
});
