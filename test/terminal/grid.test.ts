import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, columnsOf } from "../../src/report/fit-text.js";
import { grid } from "../../src/terminal/grid.js";

describe("a grid", () => {
  it("lays cells out in columns, two blanks apart, without borders or colour", () => {
    const rows = [
      ["name", "steps"],
      ["sgd", "7353"],
      ["momentum", "76"],
    ];
    expect(grid(rows, ["left", "right"])).toEqual([
      "name      steps",
      "sgd        7353",
      "momentum     76",
    ]);
  });

  it("leaves no blanks at the end of a line", () => {
    expect(
      grid(
        [
          ["a", ""],
          ["bbb", "c"],
        ],
        ["left", "left"],
      ),
    ).toEqual(["a", "bbb  c"]);
  });

  it("aligns by columns of the terminal, not by characters", () => {
    expect(
      grid(
        [
          ["日本", "1"],
          ["ab", "2"],
          ["m̂", "3"],
        ],
        ["left", "left"],
      ),
    ).toEqual(["日本  1", "ab    2", "m̂     3"]);
  });

  it("is a line per row, each cell in its column", () => {
    const cell = fc
      .string({ unit: fc.constantFrom(..."abc 0日é≤κ") })
      .map((text) => cleanText(text, false).trim());
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(rows, (cells) => {
        const lines = grid(
          cells,
          cells[0].map(() => "left"),
        );
        expect(lines).toHaveLength(cells.length);
        // a column without text is one blank wide
        const widths = cells[0].map((_, k) =>
          Math.max(1, ...cells.map((row) => columnsOf(row[k]))),
        );
        cells.forEach((row, r) => {
          const padded = row.map((text, k) => text + " ".repeat(widths[k] - columnsOf(text)));
          expect(lines[r]).toBe(padded.join("  ").trimEnd());
        });
      }),
    );
  });

  it("draws a long table in pieces as it draws a short one", () => {
    const rows = Array.from({ length: 321 }, (_, k) => [
      k % 7 === 0 ? "" : "x".repeat(k % 13),
      String(k),
      k === 300 ? "日本語" : "",
      "",
      `m̂ ${k % 3}`,
    ]);
    const align = ["left", "right", "left", "right", "left"] as const;
    const long = grid(rows, align);
    expect(long).toHaveLength(rows.length);
    const widest = [12, 308, 300, 320].map((k) => rows[k]);
    for (let from = 0; from < rows.length; from += 50) {
      const some = rows.slice(from, from + 50);
      expect(long.slice(from, from + 50)).toEqual(
        grid([...some, ...widest], align).slice(0, some.length),
      );
    }
  });
});
