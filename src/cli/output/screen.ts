import type { Catalogue } from "../../plan/catalogue.js";
import type { TableKind } from "../../plan/presentation.js";
import { MAX_CASES } from "../../plan/settings.js";
import type { Results } from "../../records/results.js";
import type { Summary } from "../../records/summary.js";
import type { Tally } from "../../records/tally.js";
import type { Sweep } from "../../records/sweep-result.js";
import type { Look } from "../../report/look.js";
import type { ScreenOptions } from "../../report/screen-options.js";
import { renderScreen } from "../../report/screen.js";
import { verdict } from "../../report/verdict.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { withoutCommands } from "../program/failure.js";
import type { Io } from "../program/io.js";
import type { ScreenRequest } from "../request/screen-request.js";
import type { RunRequest } from "../request/run-request.js";
import { comparisonTexts, showsMatrix } from "./comparison-texts.js";
import { rateLead, ratesOf, type Rates } from "./rate-words.js";
import { formulaIn, optimumOf, type FunctionInResults } from "./problem.js";
import { titled } from "../../report/titled.js";

/** As many rows as a grid has cases without --max-cases. */
const MOST_ROWS = MAX_CASES;

/** The hint for rates that nobody chose. */
const UNTUNED = "lr: the published defaults, not tuned; --tune searches it.";

/** The screen of a run, for stdout or for a file. `retune`: the command line that runs it tuned. */
export async function renderRun(
  results: Results,
  { catalogue, screen }: Pick<RunRequest, "catalogue" | "screen">,
  io: Io,
  toFile = false,
  retune?: string,
): Promise<string> {
  const { title, plot, y, sort, onlyReached } = screen;
  if (results.tallies !== undefined) {
    return talliesText(results, results.tallies, { catalogue, screen }, io, toFile, retune);
  }
  // a file is read later, and its reader wants more than the verdict
  if (screen.quiet && !toFile && results.sweep === undefined) return `${verdict(results.cases)}\n`;
  // a file is read elsewhere: the locale and the terminal of this run do not matter to it
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, screen);
  if (results.sweep !== undefined)
    return sweepText(results, results.sweep, { screen, catalogue }, look);
  const rates = ratesOf(results, catalogue);
  const comparison = await comparisonTexts(results, screen, look, catalogue, rateLead(rates));
  const options = {
    ...(title === undefined ? {} : { title }),
    plot: screen.asksForPlot || !showsMatrix(screen, results.cases) ? plot : ("off" as const),
    y,
    sort,
    onlyReached,
    // a file has them all
    mostRows: toFile ? Infinity : MOST_ROWS,
    rates: ratesText(rates),
    untuned: rates.untuned,
    tuning: await tuningText(results, look),
    ...comparison,
    summaries: await shownSummaries(results, screen.table, catalogue),
    minimum: (group: FunctionInResults) => optimumOf(group, catalogue)?.value ?? null,
    formula: formulaIn(catalogue),
    contour: plot === "contour" ? await contourIn(catalogue, screen.layout) : () => null,
  };
  const next = toFile ? "" : nextText(rates, retune);
  return withoutCommands(renderScreen(results, options, look, grid) + next, env);
}

/** How the learning rates were chosen, and what to do where nobody chose them. */
function ratesText({ rates, untuned }: Rates): string {
  return untuned.size > 0 ? UNTUNED : rates;
}

/** What to type where nobody chose the rates. Never wrapped: it is to be pasted. */
function nextText({ untuned }: Rates, retune: string | undefined): string {
  return retune !== undefined && untuned.size > 0 ? `\nnext  ${retune}\n` : "";
}

/** What shows counts is loaded where cases were not kept. */
async function talliesText(
  results: Results,
  tallies: readonly Tally[],
  {
    catalogue,
    screen: { title, sort, onlyReached, ...screen },
  }: Pick<RunRequest, "catalogue" | "screen">,
  io: Io,
  toFile: boolean,
  retune?: string,
): Promise<string> {
  const { renderTallies, tallyVerdict } = await import("../../report/tallies.js");
  const { summaryOfTally } = await import("../../bench/summaries/summary-of-tally.js");
  const summaries = tallies.map(summaryOfTally);
  if (screen.quiet && !toFile) return `${tallyVerdict(summaries)}\n`;
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, screen);
  const rates = ratesOf(results, catalogue);
  const shown = {
    ...(title === undefined ? {} : { title }),
    sort,
    onlyReached,
    formula: formulaIn(catalogue),
    rates: ratesText(rates),
    tuning: await tuningText(results, look),
  };
  const next = toFile ? "" : nextText(rates, retune);
  return withoutCommands(renderTallies(summaries, results, shown, look, grid) + next, env);
}

/** What draws sweeps is loaded where there is one. */
async function sweepText(
  { settings }: Results,
  sweep: Sweep,
  { screen: { plot, quiet, title }, catalogue }: Pick<RunRequest, "catalogue" | "screen">,
  look: Look,
): Promise<string> {
  const { renderSweep } = await import("../../report/sweep.js");
  const style = quiet || plot === "contour" ? "off" : plot;
  const options = { plot: style, settings, formula: formulaIn(catalogue) } as const;
  return titled(quiet ? undefined : title, renderSweep(sweep, options, look, grid), look);
}

/** So is what says how values were found. */
async function tuningText({ tuning }: Results, look: Look): Promise<string> {
  if (tuning === undefined) return "";
  const { renderTuning } = await import("../../report/tuning.js");
  return renderTuning(tuning, look, grid);
}

/** And what draws contours. */
async function contourIn(
  catalogue: Catalogue,
  layout: ScreenRequest["layout"],
): Promise<ScreenOptions["contour"]> {
  const { drawContour } = await import("../figures/draw-contour.js");
  return (group, paths, look) => drawContour(group, paths, look, catalogue, layout);
}

/** Of the functions whose cases are not shown one by one. */
async function shownSummaries(
  { cases, settings, summaries = [] }: Results,
  table: TableKind,
  catalogue: Catalogue,
): Promise<readonly Summary[]> {
  if (table === "cases") return [];
  if (table === "auto") return summaries;
  const { summarize } = await import("../../bench/summaries/summarize.js");
  return summarize(cases, settings, catalogue, 1);
}
