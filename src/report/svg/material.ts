import type { Profiles } from "../../records/profiles.js";
import type { Results } from "../../records/results.js";
import type { Field } from "../contour/contour-field.js";
import type { Graph } from "../graph/graph.js";
import type { Group } from "../group.js";
import type { CurveY, ScreenOptions } from "../screen-options.js";
import type { RateLine } from "./schedule-figure.js";

/** What figures are made of: results, and what only the definitions of functions and methods know. */
export interface Material {
  readonly results: Results;
  readonly y: CurveY;
  /** f* by function; null where it is not known. */
  readonly minimum: ScreenOptions["minimum"];
  /** As on a screen. */
  readonly untuned?: ScreenOptions["untuned"];
  /** A function of two variables; null where it has not two, or its definition is not at hand. */
  readonly field: (problem: Omit<Group, "rows">) => Field | null;
  /** A function of one variable; null where it has more, or its definition is not at hand. */
  readonly graph: (problem: Omit<Group, "rows">) => Graph | null;
  /** Performance, data, states and, where the runs have it, the run lengths; null for one function or method. */
  readonly profiles: Profiles | null;
  /** Of the methods with a schedule that does not look at the loss. */
  readonly rates: readonly RateLine[];
}
