import type { ContourOptions, Field, Path } from "./contour-field.js";
import { contourPicture } from "./contour-picture.js";
import type { Look } from "../look.js";

/**
 * A picture of f and of the paths of some runs: level lines at round values evenly spaced on a log
 * scale, the start, the minimisers, each path as its letter, and where each of them ends.
 */
export function renderContour(
  field: Field,
  paths: readonly Path[],
  look: Look,
  options: ContourOptions = {},
): string {
  const picture = contourPicture(field, paths, look, options);
  return picture.map((line) => `${line}\n`).join("");
}
