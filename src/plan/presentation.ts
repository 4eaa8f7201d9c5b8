import { choice } from "../core/define.js";
import type { Params, Values } from "../core/parameter.js";

/** The profiles that can be asked for, in the order in which they are shown. */
export const PROFILE_KINDS = ["performance", "data", "ecdf", "wins", "map"] as const;

export type ProfileKind = (typeof PROFILE_KINDS)[number];

/** How the screen of a run is to be, as parameters: for flags and for specs. */
export const PRESENTATION = {
  plot: choice({
    values: ["ascii", "braille", "contour", "off"],
    default: "ascii",
    doc: "the picture",
  }),
  // auto: panels, unless there are too many paths
  layout: choice({
    values: ["panels", "overlay", "auto"],
    default: "auto",
    doc: "paths of a contour side by side, or in one picture",
  }),
  y: choice({
    values: ["best", "value", "gradient", "distance"],
    default: "best",
    doc: "what the picture shows over the iterations",
  }),
  sort: choice({
    values: ["steps", "final", "best", "evals", "name", "given"],
    default: "steps",
    doc: "the order of the rows",
  }),
  // auto: a row for all starts and seeds where there are several, else a row a case
  table: choice({
    values: ["cases", "summary", "matrix", "auto"],
    default: "auto",
    doc: "a row a case, a summary of starts and seeds, or one table of all functions",
  }),
} satisfies Params;

/** What compares all optimizers on all functions; several, or `off` alone. */
export const PROFILES = choice({
  values: [...PROFILE_KINDS, "off"],
  default: "off",
  doc: "what compares all optimizers on all functions",
});

/** How a spec wants its screen; flags override it. */
export interface Presentation extends Partial<Values<typeof PRESENTATION>> {
  /** The heading of the screen. */
  readonly title?: string;
  /** What compares all optimizers on all functions: several, or "off" alone. */
  readonly profile?: readonly (typeof PROFILES.values)[number][];
  /** As `--reporter` takes them; paths start where the spec lies. */
  readonly reporters?: readonly string[];
}

export type TableKind = (typeof PRESENTATION.table.values)[number];
