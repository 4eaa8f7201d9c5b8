import { groupedBy } from "../../core/grouped-by.js";
import { functionName, functionTitle } from "../../core/function-name.js";
import { printCount } from "../../core/params.js";
import type { SweepCurve } from "../../records/sweep-result.js";
import { scientific } from "../numbers.js";
import { figuresOf } from "../svg/figures.js";
import { labelOf } from "../svg/sweep-figure.js";
import { sweepColumns } from "../sweep-columns.js";
import type { TableColumn } from "../table-column.js";
import type { FunctionSection } from "./function-sections.js";
import { html, htmlTable, paragraph, section } from "./markup.js";
import { figureMarkup, type PageMaterial } from "./page-material.js";

const NAME: TableColumn = {
  head: "optimizer",
  align: "left",
  means: "the method, whose other settings are the same everywhere",
};

/** What a sweep cost and by what it was judged; "" where nothing was swept. */
export function sweepSentence({ results: { sweep, settings } }: PageMaterial): string {
  if (sweep === undefined) return "";
  const target = `target ${scientific(settings.tolerance)}, ${settings.iterations} iterations`;
  return `${printCount(sweep.evaluations)} evaluations. Judged by ${settings.metric}, ${target}.`;
}

/** For each function of a sweep: the table of the best values, and the results over the parameter. */
export function sweepSections(material: PageMaterial): FunctionSection[] {
  const { sweep } = material.results;
  if (sweep === undefined) return [];
  const groups = groupedBy(sweep.curves, (one) => `${one.function} ${one.dimension}`);
  const figures = figuresOf(material, ["sweep"], []);
  return groups.map((curves, k) => {
    const [{ dimension }] = curves;
    const columns = sweepColumns(sweep, curves);
    const rows = curves.map((curve) => [
      `<code>${html(labelOf(curve))}</code>`,
      ...columns.map(({ cell }) => html(cell(curve))),
    ]);
    const table = htmlTable(`dim ${dimension}`, [NAME, ...columns], rows);
    const picture = curves.some(hasPoint) ? figureMarkup(figures[k], CAPTION) : paragraph(NOWHERE);
    const id = `f${k + 1}`;
    const markup = section(id, functionTitle(curves[0]), table + picture);
    return { id, function: functionName(curves[0]), markup, points: [] };
  });
}

function hasPoint({ best }: SweepCurve): boolean {
  return best !== null;
}

const CAPTION =
  "The results over the parameter. A gap is a value at which not every run reaches the target.";
const NOWHERE = "At no value does every run reach the target: there is nothing to draw.";
