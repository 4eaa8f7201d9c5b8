import { bindFunction } from "../bench/bind.js";
import { describeRates } from "../bench/fairness.js";
import type { Results } from "../bench/results.js";
import type { Summary } from "../bench/summaries/summary.js";
import type { Sweep } from "../bench/sweep/sweep-result.js";
import type { Optimum } from "../core/types.js";
import type { Field } from "../report/contour/contour-field.js";
import type { Group } from "../report/group.js";
import type { Look } from "../report/look.js";
import { renderScreen } from "../report/screen.js";
import { verdict } from "../report/verdict.js";
import type { Catalogue } from "../spec/catalogue.js";
import { parseItem } from "../spec/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../spec/resolve.js";
import type { TableKind } from "../spec/presentation.js";
import { grid } from "../terminal/grid.js";
import { lookOf } from "../terminal/look.js";
import { comparisonTexts, showsMatrix } from "./comparison-texts.js";
import type { Io } from "./io.js";
import type { RunRequest } from "./run-request.js";
import { withoutCommands } from "./without-commands.js";

/** The screen of a run, for stdout or for a file. */
export async function renderRun(
  results: Results,
  { catalogue, screen }: Pick<RunRequest, "catalogue" | "screen">,
  io: Io,
  toFile = false,
): Promise<string> {
  const { title, plot, y, sort } = screen;
  // a file is read later, by somebody who wants to know more than that it went well
  if (screen.quiet && !toFile && results.sweep === undefined) return `${verdict(results.cases)}\n`;
  // a file is read elsewhere: the locale and the terminal of this run do not matter to it
  const [stream, env] = toFile ? [{ write: () => {} }, {}] : [io.stdout, io.env];
  const look = await lookOf(stream, env, screen);
  if (results.sweep !== undefined)
    return sweepText(results, results.sweep, { screen, catalogue }, look);
  const optimizers = results.cases.flatMap(({ optimizer, label }) =>
    resolveOptimizers(parseItem(optimizer), catalogue).map((one) => ({ ...one, label })),
  );
  const options = {
    ...(title === undefined ? {} : { title }),
    plot: screen.asksForPlot || !showsMatrix(screen, results.cases) ? plot : ("off" as const),
    y,
    sort,
    rates: describeRates(optimizers, results.tuning),
    tuning: await tuningText(results, look),
    ...(await comparisonTexts(results, screen, look)),
    summaries: await shownSummaries(results, screen.table, catalogue),
    minimum: (group: Problem) => optimumOf(group, catalogue)?.value ?? null,
    formula: formulaIn(catalogue),
    field: (group: Omit<Group, "rows">) => fieldOf(group, catalogue),
  };
  return withoutCommands(renderScreen(results, options, look, grid), env);
}

/** What draws sweeps is loaded where there is one. */
async function sweepText(
  { settings }: Results,
  sweep: Sweep,
  { screen: { plot, quiet }, catalogue }: Pick<RunRequest, "catalogue" | "screen">,
  look: Look,
): Promise<string> {
  const { renderSweep } = await import("../report/sweep.js");
  const style = quiet || plot === "contour" ? "off" : plot;
  return renderSweep(sweep, { plot: style, settings, formula: formulaIn(catalogue) }, look, grid);
}

/** So is what says how values were found. */
async function tuningText({ tuning }: Results, look: Look): Promise<string> {
  if (tuning === undefined) return "";
  const { renderTuning } = await import("../report/tuning.js");
  return renderTuning(tuning, look, grid);
}

type Problem = Pick<Group, "function" | "dimension">;

/** Of the functions whose cases are not shown one by one. */
async function shownSummaries(
  { cases, settings, summaries = [] }: Results,
  table: TableKind,
  catalogue: Catalogue,
): Promise<readonly Summary[]> {
  if (table === "cases") return [];
  if (table === "auto") return summaries;
  const { summarize } = await import("../bench/summaries/summarize.js");
  return summarize(cases, settings, catalogue, 1);
}

function functionOf(group: Problem, catalogue: Catalogue) {
  return resolveFunctions(parseItem(group.function), catalogue, group.dimension)[0];
}

function optimumOf(group: Problem, catalogue: Catalogue): Optimum | null {
  const { definition, dim, values } = functionOf(group, catalogue);
  return orNull(() => definition.optimum(dim, values));
}

/**
 * The symbols of a function; not of a transformed one, which they do not hold of. A user's definition
 * may throw where it is asked for them.
 */
function formulaIn(catalogue: Catalogue): (group: Problem) => string {
  return (group) => {
    const { definition, dim, values, see } = functionOf(group, catalogue);
    if (see !== undefined) return "";
    const simpler: unknown = orNull(() => definition.formulaAt?.(dim, values));
    return typeof simpler === "string" ? simpler : definition.formula;
  };
}

function fieldOf(group: Omit<Group, "rows">, catalogue: Catalogue): Field | null {
  const fn = functionOf(group, catalogue);
  if (fn.dim !== 2) return null;
  const at = new Float64Array(2);
  const g = new Float64Array(2);
  const pair = (v: ArrayLike<number>) => [v[0], v[1]] as [number, number];
  const optimum = optimumOf(group, catalogue);
  return orNull(() => {
    const objective = bindFunction(fn);
    const { lower, upper } = fn.definition.domain(2, fn.values);
    return {
      title: group.function,
      valueAt(x, y) {
        at[0] = x;
        at[1] = y;
        return orNull(() => objective.valueAndGradient(at, g)) ?? NaN;
      },
      box: { lower: pair(lower), upper: pair(upper) },
      start: pair(group.start),
      minimisers: (optimum?.points ?? []).map(pair),
      minimum: optimum?.value ?? null,
    };
  });
}

/** A function of the user's may throw where it is drawn: there it has no value. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
