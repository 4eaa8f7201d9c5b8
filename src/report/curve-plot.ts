import { Canvas } from "./canvas.js";
import { curveColumns } from "./curve-columns.js";
import { dotLayers, drawDots, drawLetters, letterLayers } from "./curve-lines.js";
import { NamesInside, spreadRows } from "./curve-names.js";
import type { LogScale } from "./curve-scale.js";
import { endOfView, scaleOfView, valuesInView } from "./curve-view.js";
import type { CurveOptions, CurveSeries } from "./curve.js";
import { columnsOf, fitText } from "./fit-text.js";
import { ASCII_FRAME, drawBase, drawSide, LINE_FRAME, type Plot } from "./frame.js";
import { type Layer, type Letters, lettersOf } from "./layers.js";
import { legendLines } from "./legend.js";
import type { Look } from "./look.js";
import { numberText, roundTicks } from "./ticks.js";

const AXIS_TITLE = "iteration";

/** Names stand beside the curves where that leaves this many columns to them, and this share of the width. */
const COLUMNS_BESIDE_NAMES = 40;
const SHARE_BESIDE_NAMES = 0.55;

/** Below this width the target's label is its number alone. */
const WIDTH_FOR_WORDS = 32;

/** The picture and, where the names do not fit into it, a legend. Some value is finite. */
export function curvePlot(
  series: readonly CurveSeries[],
  options: CurveOptions,
  look: Look,
): string[] {
  const plot = new CurvePlot(series, options, look);
  plot.draw();
  return plot.lines();
}

class CurvePlot {
  readonly #end: number;
  readonly #scale: LogScale;
  readonly #letters: Letters[];
  readonly #names: string[];
  /** The rows of the names to the right of the curves; null where there is a legend instead. */
  readonly #nameRows: number[] | null;
  readonly #plot: Plot;
  readonly #canvas: Canvas;

  constructor(
    private readonly series: readonly CurveSeries[],
    private readonly options: CurveOptions,
    private readonly look: Look,
  ) {
    const { width, ascii } = look;
    this.#end = options.until ?? endOfView(series);
    const height = Math.max(5, options.height ?? defaultHeight(width));
    this.#scale = scaleOfView(series, this.#end, options.target, height);
    this.#letters = lettersOf(
      series.map(({ letter }) => letter),
      ascii,
    );
    this.#names = series.map(({ label }, k) =>
      fitText(`${this.#letters[k].point} ${label}`, width, ascii),
    );
    const column = 3 + Math.max(...this.#ticks().map(({ text }) => columnsOf(text)));
    const gutter = 1 + Math.max(AXIS_TITLE.length + 1, ...this.#names.map(columnsOf));
    const beside = width - column - gutter;
    const fits = beside >= Math.max(COLUMNS_BESIDE_NAMES, width * SHARE_BESIDE_NAMES);
    this.#nameRows = fits ? this.#rowsForNames() : null;
    const columns = this.#nameRows === null ? width - column : beside;
    this.#plot = { column, row: 1, columns, rows: this.#scale.rows };
    this.#canvas = new Canvas(width, this.#scale.rows + (this.#nameRows === null ? 4 : 3));
  }

  draw(): void {
    const { title } = this.options;
    this.#canvas.text(1, 0, fitText(title, this.look.width - 1, this.look.ascii), "strong");
    this.#drawAxes();
    this.#drawTarget();
    const layers = this.#drawCurves();
    if (this.#nameRows !== null) this.#drawNames(layers, this.#nameRows);
  }

  lines(): string[] {
    const picture = this.#canvas.lines(this.look.paint);
    if (this.#nameRows !== null) return picture;
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

  #ticks() {
    if (this.look.width >= WIDTH_FOR_WORDS) return this.#scale.ticks;
    return this.#scale.ticks.map(({ at, text }) => ({ at, text: text.replace(" tol", "") }));
  }

  #rowsForNames(): number[] | null {
    const rows: number[] = [];
    for (const one of this.series) {
      const values = valuesInView(one, this.#end);
      if (values.length === 0) return null;
      rows.push(this.#scale.rowOf(values[values.length - 1]));
    }
    return spreadRows(rows, this.#scale.rows);
  }

  #drawAxes(): void {
    const [plot, end] = [this.#plot, this.#end];
    const glyphs = this.#isDotted ? LINE_FRAME : ASCII_FRAME;
    drawSide(this.#canvas, plot, this.#ticks(), glyphs);
    const ticks = roundTicks(0, end, Math.max(2, Math.floor(plot.columns / 8))).filter(
      // there is no half of an iteration
      (step) => step === Math.floor(step),
    );
    const places = (ticks.length > 0 ? ticks : [0]).map((step) => ({
      at: end > 0 ? Math.round((step / end) * (plot.columns - 1)) : 0,
      text: numberText(step, 6),
    }));
    const right = plot.column + plot.columns;
    const below = plot.row + plot.rows + 1;
    // beside the numbers where the names leave room for it, else below them
    const isBeside = this.#nameRows !== null;
    drawBase(this.#canvas, plot, places, glyphs, isBeside ? right + 1 : right);
    if (isBeside) this.#canvas.text(right + 2, below, AXIS_TITLE);
    else this.#canvas.text(right - AXIS_TITLE.length, below + 1, AXIS_TITLE);
  }

  #drawTarget(): void {
    const { targetRow } = this.#scale;
    if (targetRow === null) return;
    const { column, columns, row } = this.#plot;
    for (let at = 0; at < columns; at += 2)
      this.#canvas.put(column + at, row + targetRow, this.#isDotted ? "╌" : "-", "dim");
  }

  #drawCurves(): Layer[] {
    const [canvas, plot, scale, letters] = [this.#canvas, this.#plot, this.#scale, this.#letters];
    const columns = this.#isDotted ? 2 * plot.columns : plot.columns;
    const curves = this.series.map(({ step, value }) =>
      curveColumns(step, value, columns, this.#end),
    );
    if (this.#isDotted) {
      const { layers, dots } = dotLayers(curves, plot, scale);
      drawDots(canvas, plot, layers, dots, letters);
      return layers;
    }
    const layers = letterLayers(curves, plot, scale, this.#end < plot.columns - 1);
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
    return this.#scale.rowOf(valuesInView(this.series[k], this.#end).at(-1)!);
  }
}

/** Rows for a width: 10 at 40 columns, 14 at 80. */
function defaultHeight(width: number): number {
  return Math.min(20, 6 + Math.floor(width / 10));
}
