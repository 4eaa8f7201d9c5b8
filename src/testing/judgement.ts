import { provenanceOf, type Provenance } from "../bench/provenance.js";
import { resultSettings } from "../records/result-settings.js";
import { RESULTS_FORMAT, type CaseResult } from "../records/results.js";
import { usage } from "../core/errors.js";
import { printRounded } from "../core/params.js";
import { plain } from "../report/look.js";
import { brief } from "../report/numbers.js";
import { renderScreen } from "../report/screen.js";
import { grid } from "../terminal/grid.js";

/** Whether a claim about a result holds, in the form that test runners take. */
export interface Judgement {
  /** Whether the claim holds. */
  readonly pass: boolean;
  /** Why it fails; where it holds, why its contrary fails. */
  readonly message: () => string;
  /** What was found, for the runner to show. */
  readonly actual: unknown;
  /** What was claimed, for the runner to show. */
  readonly expected: unknown;
}

/** What a result is judged by. Throws for what `minimize` did not return. */
export function judgedBy(result: unknown): { readonly one: CaseResult } & Provenance {
  const provenance = provenanceOf(result);
  if (provenance !== undefined) return { one: result as CaseResult, ...provenance };
  throw usage(
    "expected what minimize() returns itself, or a case of runBenchmark(); a copy does not say by what it was judged",
  );
}

/** The claim that a run reaches its target within so many iterations. */
export function convergesWithin(result: unknown, steps: number): Judgement {
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw usage(`steps = ${String(steps)} is not a whole number from 0`);
  }
  const { one } = judgedBy(result);
  const pass = one.steps !== null && one.steps <= steps;
  const took = one.steps === null ? notReached(one) : `${plural(one.steps)} to ${targetOf(one)}`;
  const bound = pass ? `more than ${plural(steps)} expected` : `at most ${plural(steps)} allowed`;
  return {
    pass,
    message: () => explain(one, `${one.id}: ${took}; ${bound}`),
    actual: one.steps ?? one.status,
    expected: steps,
  };
}

/** The claim that a run comes as close as this, by the metric that judges it. */
export function reaches(result: unknown, target: number): Judgement {
  if (!(target > 0 && Number.isFinite(target))) {
    throw usage(`target = ${String(target)} is not a number above 0`);
  }
  const { one, settings } = judgedBy(result);
  const metric = one.metric ?? settings.metric;
  const hit = [settings.tolerance, ...settings.targets].indexOf(target);
  if (hit < 0 && metric !== "gap") {
    throw usage(
      `${one.id} is judged by the ${metric}, whose least value is not kept; minimize it with tolerance: ${target}, or with ${target} among its targets`,
    );
  }
  const pass =
    metric === "gap"
      ? one.best.gap !== null && one.best.gap <= target
      : (hit === 0 ? one.steps : Object.values(one.hits)[hit - 1]) !== null;
  const wanted = `${pass ? "not " : ""}at most ${printRounded(target)} expected`;
  const came =
    metric === "gap"
      ? `its least f - f* is ${gapOf(one)}`
      : `${MEASURED[metric]} ${pass ? "comes to" : "stays above"} ${printRounded(target)}`;
  return {
    pass,
    message: () => explain(one, `${one.id}: ${came} in ${plural(one.final.step)}; ${wanted}`),
    actual: metric === "gap" ? one.best.gap : one.status,
    expected: target,
  };
}

const MEASURED = { gap: "f - f*", gradient: "|grad f|", distance: "|x - x*|" } as const;

function gapOf({ best: { gap } }: CaseResult): string {
  return gap === null ? "not finite" : printRounded(gap);
}

function notReached(one: CaseResult): string {
  const { status, final, message } = one;
  const why = message === undefined ? "" : ` (${message.split("\n")[0]})`;
  const brokeOff = status === "escaped" || status === "diverged" || status === "error";
  const how = brokeOff ? `${status} at` : `${status}:`;
  return `${targetOf(one)} is not reached, ${how} ${plural(final.step)}${why}`;
}

function targetOf(one: CaseResult): string {
  const { settings } = judgedBy(one);
  const metric = one.metric ?? settings.metric;
  return `${MEASURED[metric]} ≤ ${brief(settings.tolerance)}`;
}

function plural(steps: number): string {
  return `${steps} iteration${steps === 1 ? "" : "s"}`;
}

/** A sentence, and below it the table and the curve. */
export function explain(one: CaseResult, sentence: string): string {
  return `${sentence}\n\n${screenOf(one)}`.trimEnd();
}

function screenOf(one: CaseResult): string {
  const { settings, minimum, rates } = judgedBy(one);
  const results = {
    format: RESULTS_FORMAT,
    settings: resultSettings(settings),
    environment: { optbench: "", node: "", platform: "", arch: "" },
    partial: false,
    cases: [one],
  } as const;
  const options = { plot: "ascii", y: "best", sort: "given", rates } as const;
  const look = { width: 80, ascii: false, paint: plain };
  return renderScreen(
    results,
    { ...options, minimum: () => minimum, formula: () => "", contour: () => null },
    look,
    grid,
  );
}
