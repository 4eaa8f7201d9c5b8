import { completeParams } from "../core/params.js";
import { choice, flag, list, number } from "../core/define.js";
import type { Params, Values } from "../core/parameter.js";

/**
 * The settings that all cases of a run share, as parameters: one place for defaults, ranges and
 * help, for flags, files and the library alike.
 */
export const SETTINGS = {
  iterations: number({
    default: 10_000,
    range: "[1, 1e9]",
    integer: true,
    scale: "log",
    doc: "updates to make",
  }),
  maxEvaluations: number({
    default: Infinity,
    range: "[1, inf]",
    integer: true,
    scale: "log",
    doc: "evaluations after which a case ends",
  }),
  timeout: number({
    default: Infinity,
    range: "(0, inf]",
    scale: "log",
    doc: "seconds after which a case ends",
  }),
  tolerance: number({
    default: 1e-6,
    range: "(0, inf)",
    scale: "log",
    doc: "the target: the metric is at most this",
  }),
  targets: list({
    default: [1e-2, 1e-4, 1e-6, 1e-8],
    range: "(0, inf)",
    doc: "further targets whose first hits are reported",
  }),
  metric: choice({
    values: ["gap", "gradient", "distance"],
    default: "gap",
    doc: "gap: f − f*.  gradient: ‖∇f‖.  distance: to the nearest minimiser",
  }),
  cost: choice({
    values: ["evaluations", "iterations"],
    default: "evaluations",
    doc: "what a run pays in, where runs are ranked; a line search takes several evaluations an iteration",
  }),
  stopAtTarget: flag({ doc: "end a case at its first hit" }),
  restarts: flag({
    doc: "begin again from a random point when a method stalls, gives up, diverges or escapes, until the budget is spent",
  }),
  path: flag({ doc: "keep every iterate" }),
  drawn: flag({ doc: "keep every iterate of functions of one or two variables, for pictures" }),
  ladder: flag({ doc: "report the evaluations to each of 10^2, 10^1.8 … 10^-8" }),
  log: flag({ doc: "keep the evaluations that the reporters coco and ioh write" }),
  keep: choice({
    values: ["curve", "hits", "summary"],
    default: "curve",
    doc: "what is kept of each case: all, all but its curve, or nothing but counts over all cases",
  }),
  curveMetric: choice({
    values: ["none", "gap", "gradient", "distance"],
    default: "none",
    doc: "a further column of the curve",
  }),
} satisfies Params;

/** Values of all settings: counts of iterations and evaluations, seconds for `timeout`. */
export type Settings = Values<typeof SETTINGS>;

/** A grid of more cases than this is refused. */
export const MAX_CASES = 500;
/** The seed where none is given. */
export const DEFAULT_SEED = 1;

/** The cost by which runs are ranked. */
export type Cost = Settings["cost"];

/** The settings that a case may have for itself: those that end it and judge it. */
export const CASE_SETTINGS = [
  "iterations",
  "maxEvaluations",
  "timeout",
  "tolerance",
  "metric",
  "stopAtTarget",
  "restarts",
] as const;

/** Those in which a case differs from the others of its run. */
export type CaseSettings = Partial<Pick<Settings, (typeof CASE_SETTINGS)[number]>>;

/**
 * Settings with defaults for what is not given. Throws a usage error, also for a key that is
 * neither a setting nor among `others`.
 */
export function completeSettings(
  given: Partial<Settings>,
  others: readonly string[] = [],
): Settings {
  const stated = Object.entries(given).filter(
    ([key, value]) => value !== undefined && !others.includes(key),
  );
  return completeParams("run", SETTINGS, Object.fromEntries(stated));
}
