import { mkdir, stat } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { figuresOf, type NamedFigure } from "../../report/svg/figures.js";
import { themeOf } from "../../report/svg/theme.js";
import { refuseUnwritable, writeWhole } from "../../files/files.js";
import { reasonOf } from "../../files/reasons.js";
import { refuseUnwritables } from "../../files/write-together.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { Results } from "../../records/results.js";
import type { Drawing, FigureFormat, FigureRequest } from "./figure-flags.js";
import { materialOf } from "./material.js";
import { loadRasterizer } from "./rasterize.js";
import type { Reporter } from "../output/reporter.js";

/** Whether a path of `--reporter svg=` is one figure and not a folder of them. */
export function isOneFile(path: string): boolean {
  return /^\.(svg|png)$/i.test(extname(path));
}

/** Throws a usage error where the figures could not be written. */
export async function refuseUnwritableFigures(
  format: FigureFormat,
  path: string,
  cwd: string,
): Promise<void> {
  if (isOneFile(path)) return refuseUnwritable(path, cwd);
  const found = await stat(resolve(cwd, path)).catch(() => null);
  if (found !== null && !found.isDirectory()) {
    throw usage(`cannot write ${path}: it is a file, not a folder of figures`);
  }
  return refuseUnwritables([{ path: join(path, `new.${format}`), text: "", before: null }], cwd);
}

/** Draws the figures of the results into a file, a folder or, where there is one, to stdout. */
export async function figureReporter(
  format: FigureFormat,
  path: string | null,
  { catalogue, figures: asked, y }: Drawing,
  io: Io,
): Promise<Reporter> {
  // whether pixels can be made is known before anything is run
  if (format === "png") await loadRasterizer();
  return {
    needsPath: true,
    add: () => {},
    async end(results) {
      const figures = figuresOf(await materialOf(results, catalogue, y), asked.kinds);
      refuseMissing(figures, asked, format);
      tellOfLostPaths(figures, results, io);
      await writeFigures(figures, path, format, asked, io);
    },
  };
}

/** A map without paths looks as if nothing had moved. */
function tellOfLostPaths(figures: readonly NamedFigure[], { cases }: Results, io: Io): void {
  const hasMap = figures.some(({ kind }) => kind === "contour" || kind === "graph");
  if (!hasMap || cases.some(({ path }) => path !== undefined)) return;
  tell(io, "hint: no paths: these results were saved without them; run … --path keeps them");
}

/** Writes figures into a file, a folder or, where there is one, to stdout. */
export async function writeFigures(
  figures: readonly NamedFigure[],
  path: string | null,
  format: FigureFormat,
  asked: FigureRequest,
  io: Io,
): Promise<void> {
  if (format === "png" && path === null) {
    throw usage("png: pixels do not go to a terminal: name a file, png=figure.png, or a folder");
  }
  const draw = await drawerOf(format, asked);
  if (path === null || isOneFile(path)) {
    if (figures.length > 1) throw tooMany(figures, format, path);
    const drawn = draw(figures[0]);
    if (path !== null) return writeWhole(path, [drawn], io.cwd);
    return void io.stdout.write(String(drawn));
  }
  // all are drawn before the first is written
  const files = figures.map((figure) => [figure.name, draw(figure)] as const);
  await mkdir(resolve(io.cwd, path), { recursive: true }).catch((error: unknown) => {
    throw usage(`cannot write ${path}: ${reasonOf(error)}`);
  });
  for (const [name, drawn] of files) {
    await writeWhole(join(path, `${name}.${format}`), [drawn], io.cwd);
  }
}

/** What makes the contents of a file. */
async function drawerOf(
  format: FigureFormat,
  { optionsOf }: FigureRequest,
): Promise<(figure: NamedFigure) => string | Buffer> {
  const styled = ({ kind }: NamedFigure) => optionsOf(kind);
  if (format === "svg") {
    return (figure) => {
      const style = styled(figure);
      return `${figure.draw({ ...style, theme: themeOf(style.theme) })}\n`;
    };
  }
  const rasterize = await loadRasterizer();
  return (figure) => {
    const style = styled(figure);
    // a picture of pixels cannot follow its reader
    const theme = themeOf(style.theme === "auto" ? "light" : style.theme);
    return rasterize(figure.draw({ ...style, theme }));
  };
}

function tooMany(figures: readonly NamedFigure[], format: FigureFormat, path: string | null) {
  const names = figures.slice(0, 6).map(({ name }) => name);
  const more = figures.length > names.length ? ", …" : "";
  const place = path ?? "stdout";
  return usage(
    `${place} takes one figure, and there are ${figures.length}: ${names.join(", ")}${more}`,
    { hint: `name a folder, ${format}=figures/, or choose one with --figure ${figures[0].kind}` },
  );
}

/** A kind that was asked for by name and cannot be drawn is told, with what it needs. */
function refuseMissing(
  figures: readonly NamedFigure[],
  { named }: FigureRequest,
  format: FigureFormat,
): void {
  const missing = named.find((kind) => figures.every((figure) => figure.kind !== kind));
  if (missing !== undefined) throw usage(`--figure ${missing}: ${NEEDS[missing]}`);
  if (figures.length === 0) throw usage(`${format}: there is nothing to draw in these results`);
}

const NEEDS: Readonly<Record<NamedFigure["kind"], string>> = {
  curves: "no run has a curve to draw",
  contour: "no function of two variables is at hand",
  graph: "no function of one variable is at hand",
  performance: "it needs several functions and several optimizers, of which one reaches the target",
  data: "it needs several functions and several optimizers, of which one reaches the target",
  ecdf: "the results have no run lengths; record them: optbench run … --profile ecdf",
  map: "it needs several functions and several optimizers",
  sweep: "the results are not of a sweep: optbench run … --sweep",
  schedule: "no method has a schedule that is the same for every loss",
};
