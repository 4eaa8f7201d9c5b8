import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { Canvas, Dots, eachCellOfLine } from "../../../src/report/plot/canvas.js";
import { Layer, lettersOf, LINE, POINT, shareCells } from "../../../src/report/plot/layers.js";
import { plain } from "../../../src/report/look.js";
import { coloured, withoutColour } from "../screens.js";

describe("a canvas", () => {
  it("shows what was put, without trailing spaces", () => {
    const canvas = new Canvas(6, 2);
    canvas.put(1, 0, "a");
    canvas.text(2, 1, "xy ");
    expect(canvas.lines(plain)).toEqual([" a", "  xy"]);
  });

  it("loses what lies outside of it", () => {
    const canvas = new Canvas(2, 2);
    for (const [column, row] of [
      [-1, 1],
      [2, 0],
      [0, -1],
      [0, 2],
    ])
      canvas.put(column, row, "x");
    canvas.text(1, 0, "long");
    expect(canvas.lines(plain)).toEqual([" l", ""]);
  });

  it("takes a sign beyond the basic plane as one cell", () => {
    const canvas = new Canvas(3, 1);
    canvas.text(0, 0, "𝛼b");
    expect(canvas.lines(plain)).toEqual(["𝛼b"]);
  });

  it("paints neighbours of one ink at once and leaves the rest plain", () => {
    const canvas = new Canvas(5, 1);
    canvas.text(0, 0, "aab", 1);
    canvas.put(2, 0, "b", "dim");
    canvas.put(4, 0, "c");
    expect(canvas.lines(coloured)).toEqual(["\ue0001\ue001aa\ue002\ue000dim\ue001b\ue002 c"]);
  });

  it("reads the same with and without colour", () => {
    const cell = fc.tuple(
      fc.integer({ min: -2, max: 12 }),
      fc.integer({ min: -2, max: 5 }),
      fc.constantFrom("a", " ", "*"),
      fc.constantFrom(undefined, 0, 3, "dim", "strong", "better", "worse"),
    );
    fc.assert(
      fc.property(fc.array(cell), (cells) => {
        const canvas = new Canvas(10, 4);
        for (const [column, row, glyph, ink] of cells)
          canvas.put(column, row, glyph, ink as "dim" | number | undefined);
        expect(canvas.lines(coloured).map(withoutColour)).toEqual(canvas.lines(plain));
      }),
    );
  });
});

describe("dots", () => {
  it("number the eight places of a cell as Unicode does", () => {
    const order = [
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
      [0, 3],
      [1, 3],
    ];
    order.forEach(([x, y], bit) => {
      const dots = new Dots(1, 1);
      dots.set(x, y);
      expect(dots.glyph(0, 0).codePointAt(0)).toBe(0x2800 + (1 << bit));
    });
  });

  it("show a space where none is set", () => {
    const dots = new Dots(2, 1);
    dots.set(2, 0);
    dots.set(9, 9);
    expect([dots.glyph(0, 0), dots.glyph(1, 0)]).toEqual([" ", "⠁"]);
  });
});

describe("a line of cells", () => {
  const cellsOf = (x0: number, y0: number, x1: number, y1: number) => {
    const cells: [number, number][] = [];
    eachCellOfLine(x0, y0, x1, y1, (x, y) => cells.push([x, y]));
    return cells;
  };

  it("is a diagonal where both sides are equal", () => {
    expect(cellsOf(0, 0, 2, -2)).toEqual([
      [0, 0],
      [1, -1],
      [2, -2],
    ]);
  });

  it("goes from end to end in steps to a neighbour, as many as the longer side", () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(whole, whole, whole, whole, (x0, y0, x1, y1) => {
        const cells = cellsOf(x0, y0, x1, y1);
        expect(cells[0]).toEqual([x0, y0]);
        expect(cells[cells.length - 1]).toEqual([x1, y1]);
        expect(cells.length).toBe(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) + 1);
        for (let i = 1; i < cells.length; i++) {
          expect(Math.abs(cells[i][0] - cells[i - 1][0])).toBeLessThanOrEqual(1);
          expect(Math.abs(cells[i][1] - cells[i - 1][1])).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("ends at once where a coordinate is NaN", () => {
    expect(cellsOf(NaN, 0, 3, 3)).toHaveLength(1);
  });
});

describe("a shared cell", () => {
  const row = (marks: string) => {
    const layer = new Layer(marks.length, 1);
    [...marks].forEach((mark, column) => {
      if (mark !== " ") layer.mark(column, 0, mark === "P" ? POINT : LINE);
    });
    return layer;
  };
  const shared = (...marks: string[]) => {
    const cells = Array<string>(marks[0].length).fill(" ");
    shareCells(marks.map(row), (k, strength, column) => {
      cells[column] = "ABCDEFGH"[k][strength === POINT ? "toUpperCase" : "toLowerCase"]();
    });
    return cells.join("");
  };

  it("goes round by column among curves that coincide", () => {
    expect(shared("PPPPPP", "PPPPPP", "PPPPPP")).toBe("ABCABC");
  });

  it("goes to a point before a line", () => {
    expect(shared("LLPP", "PPLL")).toBe("BBAA");
  });

  it("goes first to the curve that ends first, so that none vanishes", () => {
    expect(shared("PPPP", "PP  ", "P   ")).toBe("CBAA");
  });

  it("does not count against a curve that is seen elsewhere in the column", () => {
    const a = new Layer(1, 2);
    const b = new Layer(1, 2);
    a.mark(0, 0, POINT);
    a.mark(0, 1, POINT);
    b.mark(0, 0, POINT);
    const drawn: [number, number][] = [];
    shareCells([a, b], (k, _strength, _column, at) => drawn.push([k, at]));
    expect(drawn).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe("letters", () => {
  it("are lower case for the lines between points", () => {
    expect(lettersOf(["Adam"], true)).toEqual([{ point: "A", line: "a" }]);
  });

  it("mark all lines by + where a lower-case letter is the name of a curve", () => {
    expect(lettersOf(["A", "a"], true).map(({ line }) => line)).toEqual(["+", "+"]);
  });

  it("are ? where the name has no sign that can be shown", () => {
    const points = (ascii: boolean) =>
      lettersOf(["", "\u001b", " ", "Ω"], ascii).map(({ point }) => point);
    expect(points(true)).toEqual(["?", "?", "?", "?"]);
    expect(points(false)).toEqual(["?", "?", "?", "Ω"]);
  });
});
