import { functionName, functionTitle } from "../../core/function-name.js";
import { curveWords } from "../curve-words.js";
import { NO_LETTER } from "../letters.js";
import type { FigureKind } from "../svg/figure-names.js";
import { figuresOf } from "../svg/figures.js";
import type { Block } from "../svg/blocks.js";
import { curvePoints, type CurvePoints } from "./curve-points.js";
import { html, paragraph, section } from "./markup.js";
import { figureMarkup, type PageMaterial, type PlayLink } from "./page-material.js";

/** A section of a function, and what its script shows under the pointer. */
export interface FunctionSection {
  readonly id: string;
  readonly function: string;
  readonly markup: string;
  readonly points: readonly CurvePoints[];
}

const CAPTIONS: Readonly<Partial<Record<FigureKind, string>>> = {
  curves: "A dot marks where a curve first reaches the target.",
  contour:
    "Level lines at round heights above the minimum. The square is the start, a star a minimum; dots are iterations.",
  graph: "The square is the start, a star a minimum; dots are iterations.",
};

/** For each function: what happened in words, the table, the curves, and where the runs went. */
export function functionSections(
  material: PageMaterial,
  blocks: readonly Block[],
  tables: readonly string[],
): FunctionSection[] {
  return blocks.map((block, k) => {
    const id = `f${k + 1}`;
    const figures = figuresOf(material, ["curves", "contour", "graph"], [block]);
    const { series, options } = block.curves;
    const shown = series.map((one, i) => [one.series ?? i, one.label]);
    // a page calls methods by their names
    const named = series.map((one) => ({ ...one, letter: NO_LETTER }));
    const words = series.length === 0 ? "" : curveWords(named, options);
    const body = [
      paragraph(words),
      tables[k] ?? "",
      ...figures.map((figure) => figureMarkup(figure, CAPTIONS[figure.kind] ?? "")),
      playLine(material.playLink(block)),
      paragraph(mapNote(block, figures.length > 0 && figures.at(-1)!.kind !== "curves"), "facts"),
    ];
    return {
      id,
      function: functionName(block),
      markup: section(id, functionTitle(block), body.join(""), { series: JSON.stringify(shown) }),
      points: curvePoints(block.curves),
    };
  });
}

/** The way into the playground, with the settings of the runs. */
function playLine(link: PlayLink | null): string {
  if (link === null) return "";
  const left = link.left === 0 ? "" : ` (without the last ${link.left} methods)`;
  return `<p class="play"><a href="${html(link.address)}">Open in the playground</a>${left}</p>\n`;
}

/** Why the page does not show where runs went, where a function of so many variables could. */
function mapNote({ dimension, paths, curves }: Block, hasMap: boolean): string {
  if (dimension > 2) return "";
  if (!hasMap)
    return "There is no map: the definition of this function is not at hand. --plugin names the file that has it.";
  if (paths.length > 0 || curves.series.length === 0) return "";
  return "The map has no paths: these results were saved without them. optbench run … --path keeps them.";
}
