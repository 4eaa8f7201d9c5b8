import { describe, expect, it } from "vitest";

import { Canvas } from "../../../src/report/plot/canvas.js";
import { ASCII_FRAME, drawBase, drawSide } from "../../../src/report/plot/frame.js";
import { plain } from "../../../src/report/look.js";

const plot = { column: 4, row: 0, columns: 12, rows: 2 };

describe("the axes of a plot", () => {
  it("carry labels, right-aligned on the left and centred below", () => {
    const canvas = new Canvas(18, 4);
    const side = [
      { at: 0, text: "10" },
      { at: 1, text: "1" },
    ];
    drawSide(canvas, plot, side, ASCII_FRAME);
    const base = [
      { at: 0, text: "0" },
      { at: 6, text: "500" },
    ];
    drawBase(canvas, plot, base, ASCII_FRAME, 16);
    expect(canvas.lines(plain)).toEqual(["10 |", " 1 |", "   ++-----+-----", "    0    500"]);
  });

  it("leave out, tick and all, a label that would touch its neighbour or pass the limit", () => {
    const canvas = new Canvas(18, 4);
    const base = [
      { at: 0, text: "0" },
      { at: 2, text: "250" },
      { at: 6, text: "500" },
      { at: 11, text: "900" },
    ];
    drawBase(canvas, plot, base, ASCII_FRAME, 16);
    expect(canvas.lines(plain).slice(2)).toEqual(["   ++-----+-----", "    0    500"]);
  });
});
