import { PROFILE_KINDS } from "./profile-kinds.js";

/** How a spec wants its screen; flags override it. */
export interface Presentation {
  readonly title?: string;
  readonly plot?: string;
  readonly y?: string;
  readonly sort?: string;
  readonly table?: string;
  readonly profile?: readonly string[];
  /** As `--reporter` takes them; paths start where the spec lies. */
  readonly reporters?: readonly string[];
}

/** The words that a presentation may hold. */
export const PRESENTATION = {
  plots: ["ascii", "braille", "contour", "off"],
  ys: ["best", "value", "gradient", "distance"],
  sorts: ["steps", "final", "best", "evals", "name", "given"],
  tables: ["auto", "cases", "summary", "matrix"],
  profiles: [...PROFILE_KINDS, "off"],
} as const;

/** A row a case, or one for all starts and seeds; auto: the latter where there are several. */
export type TableKind = (typeof PRESENTATION.tables)[number];
