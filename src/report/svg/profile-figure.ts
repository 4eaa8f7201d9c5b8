import type { Cost } from "../../plan/settings.js";
import type { ProfileCurve } from "../../records/profiles.js";
import { logAxis, linearAxis } from "./axis.js";
import { lineChart, type ChartLine } from "./line-chart.js";
import type { Sheet } from "./sheet.js";

/** The profiles that are drawn as curves. */
export type ProfileKind = "performance" | "data" | "ecdf";

interface Words {
  readonly title: string;
  readonly x: (cost: Cost) => string;
  readonly y: string;
  readonly base: 2 | 10;
}

const WORDS: Readonly<Record<ProfileKind, Words>> = {
  performance: {
    title: "Performance profile",
    x: (cost) => `times the fewest ${cost}`,
    y: "share of problems",
    base: 2,
  },
  data: { title: "Data profile", x: (cost) => cost, y: "share solved", base: 10 },
  ecdf: {
    title: "Run lengths",
    x: () => "evaluations per dimension",
    y: "share of targets hit",
    base: 10,
  },
};

/** Shares that rise over a log axis, a step curve for each optimizer. */
export function profileFigure(
  kind: ProfileKind,
  curves: readonly ProfileCurve[],
  cost: Cost,
  sheet: Sheet,
): string {
  const { title, x, y, base } = WORDS[kind];
  const all = curves.flatMap((curve) => curve.x).filter((value) => value > 0);
  const low = kind === "performance" ? 1 : all.reduce((a, b) => Math.min(a, b), 1e9);
  const least = base === 2 ? 4 : 10;
  const high = Math.max(
    low * least,
    all.reduce((a, b) => Math.max(a, b), 0),
  );
  const first = kind === "performance" || all.length > 0 ? low : 1;
  return lineChart(
    {
      title,
      x: logAxis(x(cost), first, Math.max(high, first * least), { base }),
      y: linearAxis(y, 0, 1),
      lines: curves.map((curve, k) => lineOf(curve, k, first, high)),
    },
    sheet,
  );
}

/** A curve begins on the ground and goes on to the edge. */
function lineOf(
  { optimizer, x, share }: ProfileCurve,
  k: number,
  low: number,
  high: number,
): ChartLine {
  return {
    series: k,
    label: optimizer,
    x: [low, ...x, high],
    y: [0, ...share, share.at(-1) ?? 0],
    steps: "all",
  };
}
