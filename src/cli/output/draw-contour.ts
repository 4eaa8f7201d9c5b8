import type { Path } from "../../report/contour/contour-field.js";
import { renderContour } from "../../report/contour/contour.js";
import type { Group } from "../../report/group.js";
import type { Look } from "../../report/look.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { wrap } from "../../report/wrap.js";
import { fieldOf } from "./pictures.js";
import { functionOf } from "./problem.js";

/** The picture of a function with paths, or why there is none; null where it is not two-dimensional. */
export function drawContour(
  group: Omit<Group, "rows">,
  paths: readonly Path[],
  look: Look,
  catalogue: Catalogue,
): string | null {
  if (functionOf(group, catalogue) === null) {
    return `${wrap(`There is no map: the definition of ${group.function} is not at hand.`, look.width)}\n`;
  }
  const field = fieldOf(group, catalogue);
  return field === null ? null : renderContour(field, paths, look);
}
