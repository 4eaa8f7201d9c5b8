import type { Ending, Ends, Spread, Summary } from "../records/summary.js";
import type { Status } from "../run/types.js";
import { FRAGILE } from "./fragile-note.js";
import { ABSENT, brief, point } from "./numbers.js";
import { roundedTo } from "./plot/ticks.js";
import type { SummaryGroup } from "./summary-group.js";

/** A count, a median of counts, a running time: three digits or more; a dash where it is infinite. */
export function amount(value: number | null): string {
  if (value === null) return ABSENT;
  return String(value >= 100 ? Math.round(value) : roundedTo(value, 3));
}

/** "70..95"; "70..-" where so many runs fail that there is no end; a dash where all is infinite. */
export function range([low, high]: Ends): string {
  return low === null ? ABSENT : `${amount(low)}..${amount(high)}`;
}

/** The interval of a median; the range where so few runs have none. */
export function spreadRange({ interval, range: ends }: Spread): string {
  return range(interval ?? ends);
}

/** What stands above `spreadRange`. */
export function spreadHead(summaries: readonly Summary[]): "95%" | "range" {
  return summaries.some(({ steps }) => steps.interval !== null) ? "95%" : "range";
}

/** "70..97%"; of a single run a dash. */
export function successRange({ runs, successInterval, statuses }: Summary): string {
  return runs === 1 || statuses.skipped === runs ? ABSENT : percentRange(successInterval);
}

/** "70..97%" */
export function percentRange([low, high]: readonly [number, number]): string {
  // rounded outwards: what is within the interval stays within
  return `${Math.floor(100 * low)}..${Math.ceil(100 * high)}%`;
}

/** "18/20"; a dash where none could be run. */
export function successes({ successes: hits, runs, statuses }: Summary): string {
  if (statuses.skipped === runs) return ABSENT;
  return `${hits}/${runs}`;
}

/** From 0 to 1, three digits. */
export function share(value: number | null | undefined): string {
  return value === null || value === undefined ? ABSENT : value.toFixed(3);
}

const OTHERWISE: readonly (readonly [Status, string])[] = [
  ["stalled", "stalled"],
  ["timeout", "timed out"],
  ["escaped", "ESCAPED"],
  ["diverged", "DIVERGED"],
  ["error", "in ERROR"],
  ["skipped", "skipped"],
];

/** How runs ended otherwise than at the target or out of iterations: "1 stalled, 2 DIVERGED". */
export function otherwise({ statuses, lost, fragile = 0 }: Summary): string {
  const words = OTHERWISE.flatMap(([status, word]) => {
    const count = statuses[status] ?? 0;
    return count === 0 ? [] : `${count} ${word}`;
  });
  const unsound = [
    ...(lost === 0 ? [] : [`${lost} NOT HELD`]),
    ...(fragile === 0 ? [] : [`${fragile} FRAGILE`]),
  ];
  return [...unsound, ...words].join(", ");
}

/** How many places are named; the rest is elsewhere. */
const MOST_PLACES = 4;

/** A place of a single run is news only when it is a minimum. */
function isNews({ minimiser, runs }: Ending): boolean {
  return minimiser || runs > 1;
}

/** "(0, 0)* 12, (0.995, 0) 5, elsewhere 3" */
export function endingWords({ endings, runs }: Summary): string {
  const named = endings.filter(isNews).slice(0, MOST_PLACES);
  const rest = runs - named.reduce((sum, ending) => sum + ending.runs, 0);
  const words = named.map(
    ({ x, minimiser, runs: count }) =>
      `${point(x.map(coordinate))}${minimiser ? "*" : ""} ${count}`,
  );
  return [...words, ...(rest === 0 ? [] : [`elsewhere ${rest}`])].join(",  ");
}

/** Three digits name a place; what is nothing beside 1 is 0. */
function coordinate(xi: number): number {
  return Math.abs(xi) < 5e-4 ? 0 : roundedTo(xi, 3);
}

/** Whether it says something that not all runs went to one place. */
export function hasSeveralEndings(summaries: readonly Summary[]): boolean {
  const places = new Set(
    summaries.flatMap(({ endings }) =>
      endings.filter(isNews).map(({ x }) => x.map(coordinate).join()),
    ),
  );
  return places.size > 1;
}

/** "seeds 1..5", "seeds 3, 7", "5 seeds". */
export function seedWords(seeds: ReadonlySet<number>): string {
  const ascending = [...seeds].sort((a, b) => a - b);
  const [first, last] = [ascending[0], ascending[ascending.length - 1]];
  if (last - first === ascending.length - 1) return `seeds ${first}..${last}`;
  if (ascending.length <= 4) return `seeds ${ascending.map(brief).join(", ")}`;
  return `${ascending.length} seeds`;
}

const COLUMNS =
  "median: of the steps, its 95% by order statistics; rate 95%: of the success rate, by Wilson; ERT: evaluations spent per success; final: the median.";
/** Why no interval stands there. */
const RANGE = "range: of the steps; fewer than 6 runs have no interval of 95%.";
/** What a summary's row has no room for; a table of cases has each message. */
const ESCAPED = "ESCAPED: the run fell below f*, which is the minimum of the domain.";

/** What the columns and words of the summaries on a screen mean; "" where there are none. */
export function summaryLegend(groups: readonly SummaryGroup[]): string {
  if (groups.length === 0) return "";
  const summariesOf = ({ rows }: SummaryGroup) => rows.map(({ summary }) => summary);
  const isFew = groups.some((group) => spreadHead(summariesOf(group)) !== "95%");
  const hasEscaped = groups.flatMap(summariesOf).some(({ statuses }) => statuses.escaped);
  const hasFragile = groups.flatMap(summariesOf).some(({ fragile }) => fragile !== undefined);
  return [COLUMNS, isFew ? RANGE : "", hasEscaped ? ESCAPED : "", hasFragile ? FRAGILE : ""]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
