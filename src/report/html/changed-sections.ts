import type { Verdict } from "../../records/verdict.js";
import type { Curves } from "../group-curves.js";
import { KINDS } from "../check-words.js";
import { curveFigure } from "../svg/curve-figure.js";
import { curvePoints } from "./curve-points.js";
import type { FunctionSection } from "./function-sections.js";
import { html, paragraph, section } from "./markup.js";
import { DRAWN } from "./page-material.js";

/** Nobody looks at more curves than these one by one. */
const MOST = 24;

/** A case whose numbers changed: in words, and its curves where they are known. */
export interface Changed {
  readonly id: string;
  readonly words: string;
  readonly curves: Curves | null;
  /** Whether one of them is of a baseline. */
  readonly hasBaseline: boolean;
}

/** What changed, the worst first. */
export function changedOf<T extends Verdict>(verdicts: readonly T[]): T[] {
  return KINDS.flatMap((kind) =>
    kind === "same" ? [] : verdicts.filter((verdict) => verdict.kind === kind),
  );
}

/** A section with both curves for each case that has them, up to a number that is told. */
export function changedSections(changed: readonly Changed[], prefix: string): FunctionSection[] {
  const drawn = changed.filter(({ curves }) => curves !== null && curves.series.length > 0);
  return drawn.slice(0, MOST).map(({ id, words, curves, hasBaseline }, k) => {
    const place = `${prefix}${k + 1}`;
    const { series } = curves!;
    const shown = series.map((one, i) => [one.series ?? i, one.label]);
    const body = `${paragraph(words)}<figure data-figure="curves">${curveFigure(id, curves!, DRAWN)}<figcaption>${html(CAPTION + (hasBaseline ? OF_BASELINE : ""))}</figcaption></figure>\n`;
    return {
      id: place,
      function: id,
      markup: section(place, id, body, { series: JSON.stringify(shown) }),
      points: curvePoints(curves!),
    };
  });
}

const CAPTION = "A dot marks where a curve first reaches the target.";
const OF_BASELINE =
  " A baseline knows no curve, but the first hits of its targets: it was at its line or below.";

/** How many further cases changed that have no curves here; "" where none. */
export function restWords(changed: readonly Changed[], shown: number): string {
  const rest = changed.length - shown;
  return rest === 0 || shown === 0
    ? ""
    : `${rest === 1 ? "1 further case" : `${rest} further cases`} changed, in the table alone.`;
}
