import { choice, number } from "../core/define.js";
import type { Params } from "../core/parameter.js";

/** How values are searched for, as parameters. */
export const SEARCH_SETTINGS = {
  trials: number({
    default: 40,
    range: "[1, 10000]",
    integer: true,
    doc: "points tried for each optimizer",
  }),
  method: choice({
    values: ["refine", "grid", "random", "quasi", "halving"],
    default: "refine",
    doc: "how values are looked for",
  }),
  objective: choice({
    values: ["steps", "area"],
    default: "steps",
    doc: "made least: steps to the target; made most: the area over the convergence curve",
  }),
  scope: choice({
    values: ["each", "all"],
    default: "each",
    doc: "whether each function has values of its own, or all share them",
  }),
} satisfies Params;

/** How many values a sweep takes. */
export const SWEEP_VALUES = number({
  default: 60,
  range: "[2, 1000]",
  integer: true,
  doc: "values of the parameter",
});
