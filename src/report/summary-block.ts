import { functionTitle } from "../core/function-name.js";
import { leftOutWords } from "./dozen.js";
import type { CaseResult, ResultSettings } from "../records/results.js";
import type { Status } from "../run/types.js";
import { blockHeading } from "./block-heading.js";
import { countStarts, notTwoDimensional, startFact, targetFacts } from "./block-words.js";
import { renderCurves } from "./curve.js";
import { endMessages } from "./end-messages.js";
import type { Grid } from "./grid.js";
import type { Look } from "./look.js";
import type { ScreenOptions } from "./screen-options.js";
import { summaryCurves, summaryPaths } from "./summary-curves.js";
import type { SummaryGroup, SummaryRow } from "./summary-group.js";
import { renderSummaryTable } from "./summary-table.js";
import { seedWords } from "./summary-words.js";
import { wrap } from "./wrap.js";

/** Heading, table and plot of the optimizers on one function, over all starts and seeds. */
export function renderSummaryBlock(
  group: SummaryGroup,
  shared: ResultSettings,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const settings = { ...shared, ...group.rows[0].summary.settings };
  const facts = factsOf(group, settings, look);
  const heading = blockHeading(functionTitle(group), options.formula(group), facts, look);
  const table = [
    ...renderSummaryTable(group, options.sort, look, grid),
    ...endNotes(group, look),
    ...alikeNote(group, look),
  ];
  const plot = renderPlot(group, settings, options, look);
  return `${heading}\n\n${table.join("\n")}\n${plot === "" ? "" : `\n${plot}`}`;
}

function factsOf(group: SummaryGroup, settings: ResultSettings, look: Look): string[] {
  const cases = casesOf(group);
  const seeds = new Set<number>();
  for (const { seed } of cases) seeds.add(seed);
  const [{ summary }] = group.rows;
  return [
    `dim ${group.dimension}`,
    startFact(cases),
    ...(seeds.size === 1 ? [] : [seedWords(seeds)]),
    ...targetFacts(summary.metric ?? settings.metric, settings, look),
  ];
}

/** Of one row its own list: with 10⁶ cases another one counts. */
function casesOf({ rows }: SummaryGroup): readonly CaseResult[] {
  return rows.length === 1 ? rows[0].cases : rows.flatMap((row) => row.cases);
}

/** Statuses of which a row says no more than the number. */
const TOLD: ReadonlySet<Status> = new Set(["error", "skipped"]);

function endNotes({ rows }: SummaryGroup, look: Look): string[] {
  const messages = endMessages(rows, TOLD, look);
  return messages.length === 0 ? [] : ["", ...messages];
}

/** Seeds change nothing where nothing is random: then several runs say no more than one. */
function alikeNote({ rows }: SummaryGroup, look: Look): string[] {
  const isRepeated = ({ summary }: SummaryRow) => summary.repeated !== undefined;
  if (!rows.some(isRepeated)) return [];
  const isAlike = rows.every((row) => isRepeated(row) && row.summary.runs === 1);
  const note = isAlike
    ? "All seeds gave the same run: nothing in it is random. Try --start random@20."
    : "A run that another seed only repeats counts once: nothing in it is random.";
  return ["", ...wrap(note, look.width).split("\n")];
}

function renderPlot(
  group: SummaryGroup,
  settings: ResultSettings,
  options: ScreenOptions,
  look: Look,
): string {
  const { series, options: words } = summaryCurves(group, settings, options, look);
  const { plot } = options;
  if (plot !== "contour") return renderCurves(series, { ...words, style: plot }, look);
  const picture = renderFirstPaths(group, options, look);
  return `${renderCurves(series, { ...words, style: "off" }, look)}\n${picture}`;
}

/** A picture has room for one path a method: those from the first start. */
function renderFirstPaths(group: SummaryGroup, { contour }: ScreenOptions, look: Look): string {
  const { start, paths } = summaryPaths(group);
  const picture = contour({ ...group, start }, paths, look);
  if (picture === null) return notTwoDimensional(look);
  const several = countStarts(casesOf(group)) > 1;
  const words = [
    leftOutWords(group.rows.length, "reach the target first or come closest"),
    several ? "The runs from the first start:" : "",
  ].filter((one) => one !== "");
  const note = words.length === 0 ? "" : `${wrap(words.join(" "), look.width)}\n\n`;
  return `${note}${picture}`;
}
