import { functionTitle } from "../core/function-name.js";
import { printCount } from "../core/params.js";
import { leftOutWords } from "./dozen.js";
import type { Results, ResultSettings } from "../records/results.js";
import { blockHeading } from "./block-heading.js";
import { notTwoDimensional, startFact, targetFacts } from "./block-words.js";
import { renderCurves } from "./curve.js";
import { externalWords } from "./external-words.js";
import { cleanText } from "./fit-text.js";
import type { Grid } from "./grid.js";
import { type Group, groupCases } from "./group.js";
import { groupCurves, groupPaths, metricOf } from "./group-curves.js";
import type { Look } from "./look.js";
import { onlyReached, rowsOf } from "./only-reached.js";
import { rankedWords } from "./ranking.js";
import type { ScreenOptions } from "./screen-options.js";
import { renderSummaryBlock } from "./summary-block.js";
import { isSummary, problemsOf, type SummaryGroup } from "./summary-group.js";
import { summaryLegend } from "./summary-words.js";
import { renderTable } from "./table.js";
import { verdict } from "./verdict.js";
import { wrap } from "./wrap.js";

/** More groups than this show their tables alone. */
const MOST_PLOTS = 6;

/** The screen of `run`: for each group its heading, table and plot; then the verdict. */
export function renderScreen(
  results: Results,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const { cases, partial, settings } = results;
  const groups = problemsOf(cases, options.summaries ?? []).flatMap(
    ({ summaries, cases: own }): (Group | SummaryGroup)[] =>
      summaries === null ? groupCases(own) : [summaries],
  );
  const { groups: kept, note: hidden } =
    options.onlyReached === true ? onlyReached(groups) : { groups, note: "" };
  const isTooMany = kept.length > MOST_PLOTS && options.plot !== "off";
  const shown = { ...options, plot: isTooMany ? "off" : options.plot } as const;
  // below one table of all, the others are there for their plots
  const hasTables = options.matrix === undefined || shown.plot !== "off";
  const { groups: shownGroups, note: cut } = firstRows(hasTables ? kept : [], options.mostRows);
  const summary = [
    verdict(cases),
    cases.length === 0 ? "" : rankedWords(settings.cost),
    cases.length === 0 ? "" : options.rates,
  ];
  const notes = [
    isTooMany ? `${kept.length} groups are too many to plot; choose one with --fn.` : "",
    hasTables ? hidden : "",
    cut,
    summaryLegend(shownGroups.map(({ group }) => group).filter(isSummary)),
    cleanText(externalWords(cases), look.ascii),
    cleanText(options.comparison ?? "", look.ascii),
    partial && cases.length > 0 ? "Interrupted: unfinished cases are left out." : "",
    partial && cases.length === 0
      ? "Interrupted before the first case had ended."
      : summary.filter((text) => text !== "").join("  "),
  ];
  const title = options.title === undefined ? "" : cleanText(options.title, look.ascii);
  const blocks = [
    title === "" ? "" : `${wrap(title, look.width)}\n`,
    options.matrix ?? "",
    ...shownGroups.map(({ group, most }) =>
      isSummary(group)
        ? renderSummaryBlock(group, settings, shown, look, grid)
        : renderGroup(group, settings, { ...shown, mostRows: most }, look, grid),
    ),
    options.tuning ?? "",
    options.profiles ?? "",
    notes.map((note) => (note === "" ? "" : `${wrap(note, look.width)}\n`)).join(""),
  ];
  return blocks.filter((block) => block !== "").join("\n");
}

/** As many groups as `most` rows fill, the last with some of its own; and what is left out, in words. */
function firstRows(groups: readonly (Group | SummaryGroup)[], most = Infinity) {
  const total = rowsOf(groups);
  if (total <= most)
    return { groups: groups.map((group) => ({ group, most: Infinity })), note: "" };
  let left = most;
  const shown = groups.flatMap((group) => {
    const own = left;
    left -= group.rows.length;
    return own > 0 ? [{ group, most: own }] : [];
  });
  const note = `${printCount(most)} of ${printCount(total)} rows are shown; --reporter csv=rows.csv has them all.`;
  return { groups: shown, note };
}

function renderGroup(
  group: Group,
  shared: ResultSettings,
  options: ScreenOptions,
  look: Look,
  grid: Grid,
): string {
  const settings = { ...shared, ...group.rows[0].case.settings };
  const metric = metricOf(group, settings);
  const facts = factsOf(group, settings, look);
  const heading = blockHeading(functionTitle(group), options.formula(group), facts, look);
  const { sort, mostRows: most } = options;
  const table = renderTable(group, { sort, metric, cost: shared.cost, most }, look, grid);
  const plot = renderPlot(group, settings, options, look);
  return `${heading}\n\n${table.join("\n")}\n${plot === "" ? "" : `\n${plot}`}`;
}

function factsOf(group: Group, settings: ResultSettings, look: Look): string[] {
  return [
    `dim ${group.dimension}`,
    startFact(group.rows.map((row) => row.case)),
    ...targetFacts(metricOf(group, settings), settings, look),
  ];
}

/** The sentence that says which rows reach the target, and the picture. */
function renderPlot(
  group: Group,
  settings: ResultSettings,
  options: ScreenOptions,
  look: Look,
): string {
  const { series, options: words } = groupCurves(group, settings, options, look);
  const { plot } = options;
  if (plot !== "contour") return renderCurves(series, { ...words, style: plot }, look);
  const picture = options.contour(group, groupPaths(group), look) ?? notTwoDimensional(look);
  const others = leftOutWords(group.rows.length, "reach the target first or come closest");
  const note = others === "" ? "" : `\n${wrap(others, look.width)}\n`;
  return `${renderCurves(series, { ...words, style: "off" }, look)}${note}\n${picture}`;
}
