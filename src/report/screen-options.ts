import type { Summary } from "../records/summary.js";
import type { Path } from "./contour/contour-field.js";
import type { Group } from "./group.js";
import type { Look } from "./look.js";
import type { SortKey } from "./sort-rows.js";

export type Plot = "ascii" | "braille" | "contour" | "off";
export type CurveY = "best" | "value" | "gradient" | "distance";

export interface ScreenOptions {
  readonly title?: string;
  readonly plot: Plot;
  readonly y: CurveY;
  readonly sort: SortKey;
  /** The most rows of all tables together; all unless stated. */
  readonly mostRows?: number;
  /** Leave out rows that never hit the target. */
  readonly onlyReached?: boolean;
  /** How the learning rates were chosen. */
  readonly rates: string;
  /** Where nobody chose any, the methods for which a search could find others, by canonical name. */
  readonly untuned?: ReadonlySet<string> | undefined;
  /** Of the functions whose runs are shown together; the others are shown case by case. */
  readonly summaries?: readonly Summary[];
  /** f* by function name and dimension; null where it is not known. */
  readonly minimum: (problem: Pick<Group, "function" | "dimension">) => number | null;
  /** A function in symbols; "" where there is no formula. */
  readonly formula: (problem: Pick<Group, "function" | "dimension">) => string;
  /** All functions in one table in the place of theirs, ready for the screen. */
  readonly matrix?: string;
  /** The plots that compare all optimizers on all functions, ready for the screen. */
  readonly profiles?: string;
  /** How values were found, ready to be shown. */
  readonly tuning?: string;
  /** The comparison in sentences. */
  readonly comparison?: string;
  /** The picture of a function with the paths of runs; null where it is not two-dimensional. */
  readonly contour: (
    problem: Omit<Group, "rows">,
    paths: readonly Path[],
    look: Look,
  ) => string | null;
}
