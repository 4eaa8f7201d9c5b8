import type { Canvas } from "./canvas.js";
import { columnsOf } from "../fit-text.js";

/** The rectangle of a canvas in which data are drawn; axes run along its left and lower sides. */
export interface Plot {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** A mark on an axis, `at` cells from the plot's left or upper side. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The rows of a vertical axis. */
export interface RowScale {
  readonly rows: number;
  readonly ticks: readonly Tick[];
  /** The row that is ruled across the plot; null for none. */
  readonly targetRow: number | null;
  /** The row of a value, at a finer division into `parts` per row. */
  rowOf(value: number, parts?: number): number;
}

export interface FrameGlyphs {
  readonly side: string;
  readonly sideTick: string;
  readonly corner: string;
  readonly base: string;
  readonly baseTick: string;
}

export const ASCII_FRAME: FrameGlyphs = {
  side: "|",
  sideTick: "|",
  corner: "+",
  base: "-",
  baseTick: "+",
};

export const LINE_FRAME: FrameGlyphs = {
  side: "│",
  sideTick: "┤",
  corner: "└",
  base: "─",
  baseTick: "┴",
};

/** Draws the left axis with its labels, right-aligned beside it. */
export function drawSide(
  canvas: Canvas,
  plot: Plot,
  ticks: readonly Tick[],
  glyphs: FrameGlyphs,
): void {
  const column = plot.column - 1;
  for (let row = 0; row < plot.rows; row++) canvas.put(column, plot.row + row, glyphs.side);
  for (const { at, text } of ticks) {
    canvas.put(column, plot.row + at, glyphs.sideTick);
    canvas.text(column - 1 - columnsOf(text), plot.row + at, text);
  }
}

/**
 * Draws the lower axis and its labels, each centred under its tick. A label that would touch its left
 * neighbour or pass the column `limit` is left out, tick and all.
 */
export function drawBase(
  canvas: Canvas,
  plot: Plot,
  ticks: readonly Tick[],
  glyphs: FrameGlyphs,
  limit: number,
): void {
  const row = plot.row + plot.rows;
  canvas.put(plot.column - 1, row, glyphs.corner);
  canvas.text(plot.column, row, glyphs.base.repeat(plot.columns));
  let free = plot.column - 1;
  for (const { at, text } of ticks) {
    const length = columnsOf(text);
    const start = Math.max(plot.column - 1, plot.column + at - Math.floor((length - 1) / 2));
    if (start < free || start + length > limit) continue;
    canvas.put(plot.column + at, row, glyphs.baseTick);
    canvas.text(start, row + 1, text);
    free = start + length + 2;
  }
}
