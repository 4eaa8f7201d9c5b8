import type { ContourOptions, Path } from "../../report/contour/contour-field.js";
import { renderContour } from "../../report/contour/contour.js";
import { graphPicture } from "../../report/graph/graph-picture.js";
import type { Group } from "../../report/group.js";
import type { Look } from "../../report/look.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { wrap } from "../../report/wrap.js";
import { fieldOf, graphOf } from "./pictures.js";
import { functionOf } from "../output/problem.js";

/** The picture of a function with paths, or why there is none; null where it has more than two variables. */
export function drawContour(
  group: Omit<Group, "rows">,
  paths: readonly Path[],
  look: Look,
  catalogue: Catalogue,
  layout: ContourOptions["layout"] = "auto",
): string | null {
  if (functionOf(group, catalogue) === null) {
    return `${wrap(`There is no map: the definition of ${group.function} is not at hand.`, look.width)}\n`;
  }
  const field = fieldOf(group, catalogue);
  if (field !== null) return renderContour(field, paths, look, { layout });
  const graph = graphOf(group, catalogue);
  return graph === null ? null : graphPicture(graph, paths, look);
}
