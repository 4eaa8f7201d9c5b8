import { Canvas } from "../plot/canvas.js";
import { chooseLevels, levelFields, lowest, sample, type Samples } from "./contour-levels.js";
import * as panel from "./contour-panel.js";
import { fitView, type View } from "./contour-view.js";
import { markSentence, pathLines, stillSentence } from "./contour-words.js";
import type { ContourOptions, Field, Path } from "./contour-field.js";
import { cleanText, columnsOf, fitText, wrapText } from "../fit-text.js";
import { ASCII_FRAME, drawBase, drawSide, LINE_FRAME, type Plot } from "../plot/frame.js";
import { type Layer, type Letters, lettersOf } from "../plot/layers.js";
import type { Look } from "../look.js";

/** Panels stand side by side where each gets at least this many columns. */
const NARROWEST_PANEL = 36;
const GAP = 2;

/** More panels than this do not fit on a screen: the paths share one picture instead. */
const MOST_PANELS = 9;

/** A plot grows no wider than this, and its height stays between these shares of its width. */
const WIDEST_PLOT = 100;
const LOWEST_SHARE = 0.36;
const HIGHEST_SHARE = 0.48;
const FEWEST_ROWS = 8;
const MOST_ROWS = 30;

/** A terminal's cell is about twice as high as wide. */
const CELL_RATIO = 2;

/** All lines: what is seen, the panels, where the paths end. */
export function contourPicture(
  field: Field,
  paths: readonly Path[],
  look: Look,
  { layout = "auto" }: ContourOptions,
): string[] {
  const view = fitView(paths, field.start, field.minimisers, field.box);
  const all = paths.map((_, k) => k);
  const isSplit = layout === "auto" ? paths.length <= MOST_PANELS : layout === "panels";
  const panels = isSplit && paths.length > 1 ? all.map((k) => [k]) : [all];
  const perRow = panelsPerRow(panels.length, look.width);
  const width = Math.floor((look.width - GAP * (perRow - 1)) / perRow);
  const plot = plotIn(view, width, panels.length > 1 ? 1 : 0);
  const drawing = new Drawing(field, paths, look, view, plot);

  const marks = markSentence(field, view, drawing.levels, drawing.letters);
  const lines = [
    ...titleLines(field.title, look).map((line) => look.paint.strong(line)),
    ...wrapText(marks, look.width),
  ];
  for (let first = 0; first < panels.length; first += perRow) {
    const canvas = new Canvas(look.width, plot.row + plot.rows + 2);
    panels
      .slice(first, first + perRow)
      .forEach((members, i) => drawing.draw(canvas, i * (width + GAP), members));
    lines.push("", ...canvas.lines(look.paint));
  }
  if (paths.length > 0) lines.push("", ...pathLines(field, view, paths, look));
  const still = stillSentence(view, paths, drawing.letters);
  if (still !== "") lines.push("", ...wrapText(still, look.width));
  return lines;
}

/** A title that fits keeps its spaces. */
function titleLines(title: string, { width, ascii }: Look): string[] {
  const clean = cleanText(title, ascii).trim();
  return columnsOf(clean) <= width && clean !== "" ? [clean] : wrapText(clean, width);
}

/** As many as fit side by side, but never one panel alone under a row of three. */
function panelsPerRow(count: number, width: number): number {
  const most = Math.max(1, Math.floor((width + GAP) / (NARROWEST_PANEL + GAP)));
  return Math.ceil(count / Math.ceil(count / most));
}

/** The plot of a panel at the left edge: as high as makes a circle round, within limits. */
function plotIn(view: View, width: number, row: number): Plot {
  const [x, y] = [view.upper[0] - view.lower[0], view.upper[1] - view.lower[1]];
  const sized = (labelWidth: number): Plot => {
    const column = labelWidth + 3;
    const columns = Math.min(WIDEST_PLOT, Math.max(1, width - column));
    const within = (rows: number) => Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, Math.round(rows)));
    const round = (columns * (y / x)) / CELL_RATIO;
    const [least, most] = [within(columns * LOWEST_SHARE), within(columns * HIGHEST_SHARE)];
    return { column, row, columns, rows: Math.min(most, Math.max(least, within(round || 0))) };
  };
  const guess = sized(4);
  const longest = Math.max(...panel.ticksDown(view, guess).map(({ text }) => columnsOf(text)), 1);
  return { ...sized(Math.min(longest, width - 10)), rows: guess.rows };
}

/** What all panels share: the level lines, the frame and the letters. */
class Drawing {
  readonly levels: readonly number[];
  readonly #samples: Samples;
  readonly #crossed: Uint8Array;
  readonly letters: Letters[];
  readonly #layers: Layer[];

  constructor(
    private readonly field: Field,
    private readonly paths: readonly Path[],
    private readonly look: Look,
    private readonly view: View,
    private readonly plot: Plot,
  ) {
    const grain = look.ascii ? panel.ASCII_GRAIN : panel.BRAILLE_GRAIN;
    this.#samples = sample(
      (x, y) => field.valueAt(x, y),
      view,
      grain.across * plot.columns,
      grain.down * plot.rows,
    );
    const base = field.minimum ?? lowest(this.#samples);
    const chosen = levelFields(this.#samples, base, chooseLevels(this.#samples, base));
    this.levels = chosen.levels;
    this.#crossed = chosen.crossed;
    this.letters = lettersOf(
      paths.map(({ letter }) => letter),
      look.ascii,
    );
    this.#layers = paths.map(({ points }) => panel.pathLayer(points, view, plot));
  }

  /** Draws one panel with the paths `members`, its left edge at a column of the canvas. */
  draw(canvas: Canvas, left: number, members: readonly number[]): void {
    const { view, look } = this;
    const plot = { ...this.plot, column: left + this.plot.column };
    const right = plot.column + plot.columns;
    panel.drawLevels(canvas, plot, this.#samples, this.#crossed);
    const pick = <T>(of: readonly T[]) => members.map((k) => of[k]);
    panel.drawPaths(canvas, plot, pick(this.#layers), pick(this.letters), members);
    for (const point of this.field.minimisers) panel.drawMark(canvas, view, plot, point, "*");
    panel.drawMark(canvas, view, plot, this.field.start, "S");
    const glyphs = look.ascii ? ASCII_FRAME : LINE_FRAME;
    drawSide(canvas, plot, panel.ticksDown(view, plot), glyphs);
    drawBase(canvas, plot, panel.ticksAcross(view, plot), glyphs, right);
    if (plot.row > 0) this.#drawName(canvas, plot, members[0]);
  }

  #drawName(canvas: Canvas, plot: Plot, k: number): void {
    const name = `${this.letters[k].point} ${this.paths[k].label}`;
    canvas.text(plot.column, plot.row - 1, fitText(name, plot.columns, this.look.ascii));
    canvas.put(plot.column, plot.row - 1, this.letters[k].point, k);
  }
}
