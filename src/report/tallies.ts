import { functionTitle } from "../core/function-name.js";
import { printCount } from "../core/params.js";
import { indexedBy } from "../core/grouped-by.js";
import type { Results } from "../records/results.js";
import type { Summary } from "../records/summary.js";
import type { Status } from "../run/types.js";
import { problemKey } from "../statistics/pair-key.js";
import { blockHeading } from "./block-heading.js";
import { targetFacts } from "./block-words.js";
import { externalWords } from "./external-words.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import { letterOf } from "./letters.js";
import type { Look } from "./look.js";
import type { ScreenOptions } from "./screen-options.js";
import type { SummaryGroup } from "./summary-group.js";
import { onlyReached as reachedOf } from "./only-reached.js";
import { renderSummaryTable } from "./summary-table.js";
import { wrap } from "./wrap.js";

/** What counts do not say. */
const LACKING =
  "Counts alone: no last values, no places where runs ended, no intervals of ERT and AOCC, no comparisons in pairs, no curves; a run that another seed repeats counts again.";

const UNBEGUN = "Interrupted before the first case had ended.";
const INTERRUPTED = "Interrupted: unfinished cases are left out.";

type TallyOptions = Pick<
  ScreenOptions,
  "sort" | "onlyReached" | "title" | "formula" | "rates" | "tuning"
>;

/** The screen of a run whose cases were counted and not kept. */
export function renderTallies(
  summaries: readonly Summary[],
  { settings, partial }: Pick<Results, "settings" | "partial">,
  { sort, onlyReached = false, title = "", formula, rates, tuning = "" }: TallyOptions,
  look: Look,
  grid: Grid,
): string {
  const run = summaries.filter(({ runs }) => runs > 0);
  const groups = [...indexedBy(run, problemKey).values()].map(groupOf);
  const { groups: shown, note: hidden } = onlyReached ? reachedOf(groups) : { groups, note: "" };
  const blocks = shown.map((group) => {
    const { dimension, rows } = group;
    const [{ settings: own, metric = settings.metric }] = rows.map(({ summary }) => summary);
    const facts = [
      `dim ${dimension}`,
      runsText(rows.map(({ summary }) => summary)),
      ...targetFacts(metric, { ...settings, ...own }, look),
    ];
    const heading = blockHeading(functionTitle(group), formula(group), facts, look);
    return `${heading}\n\n${renderSummaryTable(group, sort, look, grid).join("\n")}\n`;
  });
  const external = cleanText(externalWords(run, "row"), look.ascii);
  const notes = [
    ...(hidden === "" ? [] : [hidden]),
    ...(run.length === 0 ? [] : [LACKING]),
    ...(external === "" ? [] : [external]),
    ...(partial ? [run.length === 0 ? UNBEGUN : INTERRUPTED] : []),
    ...(partial && run.length === 0 ? [] : [`${tallyVerdict(summaries)}  ${rates}`.trimEnd()]),
  ];
  return [
    ...(title === "" ? [] : [`${wrap(cleanText(title, look.ascii), look.width)}\n`]),
    ...blocks,
    ...(tuning === "" ? [] : [tuning]),
    notes.map((note) => `${wrap(note, look.width)}\n`).join(""),
  ].join("\n");
}

function groupOf(members: readonly Summary[]): SummaryGroup {
  const [{ function: fn, functionLabel, dimension }] = members;
  const rows = members.map((summary, series, { length }) => ({
    letter: letterOf(series, length),
    series,
    summary,
    cases: [],
  }));
  return { function: fn, functionLabel, dimension, rows };
}

function runsText(members: readonly Summary[]): string {
  const counts = [...new Set(members.map(({ runs }) => runs))];
  if (counts.length > 1) return "several runs each";
  return counts[0] === 1 ? "1 run each" : `${printCount(counts[0])} runs each`;
}

const WORDS: readonly (readonly [Status, string])[] = [
  ["budget", "not reached"],
  ["stalled", "stalled"],
  ["timeout", "timed out"],
  ["escaped", "escaped"],
  ["diverged", "diverged"],
  ["error", "in error"],
  ["skipped", "skipped"],
];

/** How many runs ended how: "3 reached, 1 diverged." */
export function tallyVerdict(summaries: readonly Summary[]): string {
  const sum = (of: (one: Summary) => number) =>
    summaries.reduce((total, one) => total + of(one), 0);
  const lost = sum((one) => one.lost);
  const counts: (readonly [number, string])[] = [
    [sum(({ statuses }) => statuses.reached ?? 0) - lost, "reached"],
    [lost, "reached and lost again"],
    ...WORDS.map(([status, word]) => [sum(({ statuses }) => statuses[status] ?? 0), word] as const),
  ];
  const words = counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : []));
  return words.length === 0 ? "no case." : `${words.join(", ")}.`;
}
