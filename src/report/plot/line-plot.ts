import { Canvas } from "./canvas.js";
import { curveColumns } from "./curve-columns.js";
import { dotLayers, drawDots, drawLetters, letterLayers } from "./curve-lines.js";
import { NamesInside, spreadRows } from "./curve-names.js";
import { columnsOf, fitText } from "../fit-text.js";
import {
  ASCII_FRAME,
  drawBase,
  drawSide,
  LINE_FRAME,
  type Plot,
  type RowScale,
  type Tick,
} from "./frame.js";
import { type Layer, type Letters, lettersOf } from "./layers.js";
import { legendLines } from "./legend.js";
import type { Look } from "../look.js";

/** One line, a step function: it holds its value between its points. */
export interface PlotLine {
  readonly letter: string;
  readonly label: string;
  /** Places along the lower axis, ascending from 0. */
  readonly step: readonly number[];
  /** As long as `step`; null where there is nothing to draw. */
  readonly value: readonly (number | null)[];
  /** The last value in view; null where there is none. */
  readonly last: number | null;
}

export interface LinePlotOptions {
  /** Above the plot: what the values are. */
  readonly title: string;
  readonly axisTitle: string;
  /** The place at the right edge. */
  readonly end: number;
  readonly scale: RowScale;
  /** The marks of a lower axis of so many columns. */
  readonly baseTicks: (columns: number) => readonly Tick[];
  readonly style: "ascii" | "braille";
  /** Whether capitals stand at the points alone where there are more columns than places. */
  readonly marksPoints: boolean;
  /** How many rows a name may stand from the end of its line: its letter tells which one it means. */
  readonly namesWithin: number;
  /** Whether names that do not fit beside their lines go into a legend; else they stand elsewhere. */
  readonly hasLegend: boolean;
}

/** Names stand beside the lines where that leaves this many columns to them, and this share of the width. */
const COLUMNS_BESIDE_NAMES = 40;
const SHARE_BESIDE_NAMES = 0.55;

/** Lines over an axis, with their names beside them or in a legend. */
export function linePlot(
  lines: readonly PlotLine[],
  options: LinePlotOptions,
  look: Look,
): string[] {
  const plot = new LinePlot(lines, options, look);
  plot.draw();
  return plot.lines();
}

class LinePlot {
  readonly #letters: Letters[];
  readonly #names: string[];
  /** The rows of the names to the right of the lines; null where they do not stand there. */
  readonly #nameRows: number[] | null;
  readonly #plot: Plot;
  readonly #canvas: Canvas;

  constructor(
    private readonly series: readonly PlotLine[],
    private readonly options: LinePlotOptions,
    private readonly look: Look,
  ) {
    const { width, ascii } = look;
    const { scale, axisTitle } = options;
    this.#letters = lettersOf(
      series.map(({ letter }) => letter),
      ascii,
    );
    this.#names = series.map(({ label }, k) =>
      fitText(`${this.#letters[k].point} ${label}`, width, ascii),
    );
    const column = 3 + Math.max(...scale.ticks.map(({ text }) => columnsOf(text)));
    const gutter = 1 + Math.max(axisTitle.length + 1, ...this.#names.map(columnsOf));
    const beside = width - column - gutter;
    const fits = beside >= Math.max(COLUMNS_BESIDE_NAMES, width * SHARE_BESIDE_NAMES);
    this.#nameRows = fits ? this.#rowsForNames() : null;
    const columns = this.#nameRows === null ? width - column : beside;
    this.#plot = { column, row: 1, columns, rows: scale.rows };
    this.#canvas = new Canvas(width, scale.rows + (this.#nameRows === null ? 4 : 3));
  }

  draw(): void {
    const { title } = this.options;
    this.#canvas.text(1, 0, fitText(title, this.look.width - 1, this.look.ascii), "strong");
    this.#drawAxes();
    this.#drawTarget();
    const layers = this.#drawLines();
    if (this.#nameRows !== null) this.#drawNames(layers, this.#nameRows);
  }

  lines(): string[] {
    const picture = this.#canvas.lines(this.look.paint);
    if (this.#nameRows !== null || !this.options.hasLegend) return picture;
    const entries = this.series.map(({ label }, k) => ({
      letter: this.#letters[k].point,
      label,
      ink: k,
    }));
    return [...picture, ...legendLines(entries, this.look)];
  }

  get #isDotted(): boolean {
    return this.options.style === "braille" && !this.look.ascii;
  }

  #rowsForNames(): number[] | null {
    const { scale } = this.options;
    const rows: number[] = [];
    for (const { last } of this.series) {
      if (last === null) return null;
      rows.push(scale.rowOf(last));
    }
    return spreadRows(rows, scale.rows, this.options.namesWithin);
  }

  #drawAxes(): void {
    const { scale, axisTitle, baseTicks } = this.options;
    const plot = this.#plot;
    const glyphs = this.#isDotted ? LINE_FRAME : ASCII_FRAME;
    drawSide(this.#canvas, plot, scale.ticks, glyphs);
    const right = plot.column + plot.columns;
    const below = plot.row + plot.rows + 1;
    // beside the numbers where the names leave room for it, else below them
    const isBeside = this.#nameRows !== null;
    const ticks = baseTicks(plot.columns);
    drawBase(this.#canvas, plot, ticks, glyphs, isBeside ? right + 1 : right);
    if (isBeside) this.#canvas.text(right + 2, below, axisTitle);
    else this.#canvas.text(right - axisTitle.length, below + 1, axisTitle);
  }

  #drawTarget(): void {
    const { targetRow } = this.options.scale;
    if (targetRow === null) return;
    const { column, columns, row } = this.#plot;
    for (let at = 0; at < columns; at += 2)
      this.#canvas.put(column + at, row + targetRow, this.#isDotted ? "╌" : "-", "dim");
  }

  #drawLines(): Layer[] {
    const [canvas, plot, letters] = [this.#canvas, this.#plot, this.#letters];
    const { end, scale, marksPoints } = this.options;
    const columns = this.#isDotted ? 2 * plot.columns : plot.columns;
    const curves = this.series.map(({ step, value }) => curveColumns(step, value, columns, end));
    if (this.#isDotted) {
      const { layers, dots } = dotLayers(curves, plot, scale);
      drawDots(canvas, plot, layers, dots, letters);
      return layers;
    }
    const layers = letterLayers(curves, plot, scale, marksPoints && end < plot.columns - 1);
    drawLetters(canvas, plot, layers, letters);
    return layers;
  }

  #drawNames(layers: readonly Layer[], rows: readonly number[]): void {
    const inside = new NamesInside(this.#canvas, this.#plot, layers);
    const column = this.#plot.column + this.#plot.columns + 1;
    this.#names.forEach((name, k) => {
      const end = { column: layers[k].lastColumn(), row: this.#endRow(k) };
      if (inside.write(end, name, k)) return;
      this.#canvas.text(column, this.#plot.row + rows[k], name);
      this.#canvas.put(column, this.#plot.row + rows[k], this.#letters[k].point, k);
    });
  }

  #endRow(k: number): number {
    return this.options.scale.rowOf(this.series[k].last!);
  }
}
