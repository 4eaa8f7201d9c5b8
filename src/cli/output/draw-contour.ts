import type { Path } from "../../report/contour/contour-field.js";
import { renderContour } from "../../report/contour/contour.js";
import type { Group } from "../../report/group.js";
import type { Look } from "../../report/look.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { fieldOf } from "./pictures.js";

/** The picture of a function with paths; null where it is not two-dimensional. */
export function drawContour(
  group: Omit<Group, "rows">,
  paths: readonly Path[],
  look: Look,
  catalogue: Catalogue,
): string | null {
  const field = fieldOf(group, catalogue);
  return field === null ? null : renderContour(field, paths, look);
}
