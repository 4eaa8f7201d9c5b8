import { contourPicture } from "./contour-picture.js";
import type { Look } from "./look.js";

export { fitView, type View } from "./contour-view.js";

/** A function of two variables, as far as a picture of it goes. */
export interface Field {
  readonly title: string;
  /** f(x, y); NaN or infinite where it has no value. */
  valueAt(x: number, y: number): number;
  /** The function's domain. */
  readonly box: {
    readonly lower: readonly [number, number];
    readonly upper: readonly [number, number];
  };
  readonly start: readonly [number, number];
  readonly minimisers: readonly (readonly [number, number])[];
  /** f*, or null where it is not known. */
  readonly minimum: number | null;
}

/** Where one run went. */
export interface Path {
  /** What stands for the path in the picture: one character, a capital by custom. */
  readonly letter: string;
  readonly label: string;
  /** x₀, y₀, x₁, y₁, …: the start and every iterate. */
  readonly points: ArrayLike<number>;
}

export interface ContourOptions {
  /** All paths in one picture, or one picture for each. Panels where left out and there are 2 to 4 paths. */
  readonly layout?: "overlay" | "panels";
}

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
