interface KindEntry {
  readonly title: string;
  /** Whether it shows where runs went. */
  readonly needsPath?: true;
}

/** Every kind of figure, in the order in which they are written; figures.ts says what draws it. */
export const FIGURE_KINDS = {
  curves: { title: "loss curves" },
  contour: { title: "level lines of a function of two variables, with paths", needsPath: true },
  graph: { title: "a function of one variable, with the points of runs on it", needsPath: true },
  performance: { title: "performance profile" },
  data: { title: "data profile" },
  ecdf: { title: "run lengths" },
  map: { title: "heat map: which optimizer does how well on which function" },
  sweep: { title: "results over a parameter, of run --sweep" },
  schedule: { title: "learning rates of the methods with a schedule" },
} as const satisfies Readonly<Record<string, KindEntry>>;

export type FigureKind = keyof typeof FIGURE_KINDS;
export const FIGURE_NAMES = Object.keys(FIGURE_KINDS) as readonly FigureKind[];

/** Whether a kind shows where runs went. */
export function needsPath(kind: FigureKind): boolean {
  const entry: KindEntry = FIGURE_KINDS[kind];
  return entry.needsPath === true;
}

/** Names of themes, as `--figure` takes them. */
export const THEME_NAMES = ["auto", "light", "dark", "print"] as const;
export type ThemeName = (typeof THEME_NAMES)[number];
