import { exampleRun } from "../../bench/example-run.js";
import { learningRates } from "../../bench/learning-rates.js";
import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import { resolveFunctions, resolveOptimizers, type ResolvedFunction } from "../../plan/resolve.js";
import { pointsOf } from "../../report/group-curves.js";
import { contourFigure } from "../../report/svg/contour-figure.js";
import type { NamedFigure } from "../../report/svg/figures.js";
import { graphFigure } from "../../report/svg/graph-figure.js";
import { scheduleFigure } from "../../report/svg/schedule-figure.js";
import { fieldOf, graphOf, planeOf } from "./pictures.js";

/** So many updates of a schedule are drawn. */
const UPDATES = 100;

/**
 * The picture of an entry of the catalogue: a function's level lines or graph, a method's path on the
 * valley of the study text, a schedule's learning rates. Throws a usage error for what has none.
 */
export function figureOfEntry(text: string, catalogue: Catalogue): NamedFigure {
  const [{ name }] = parseItem(text).terms;
  const kinds = new Set(catalogue.all(name).map(({ kind }) => kind));
  if (kinds.has("function")) return figureOfFunction(text, catalogue);
  if (kinds.has("optimizer")) return figureOfMethod(text, catalogue);
  if (kinds.has("schedule")) return figureOfSchedule(text, catalogue);
  if (kinds.size === 0) {
    throw usage(`there is no '${name}' to draw`, { hint: "all: optbench list" });
  }
  throw usage(
    kinds.has("transform")
      ? `'${text}' has a picture only behind a function: optbench show anisotropic+${text} --to svg`
      : `'${text}' has a picture only behind a method: optbench show adam:lr=0.3+${text} --to svg`,
  );
}

function figureOfFunction(text: string, catalogue: Catalogue): NamedFigure {
  const fn = drawable(text, catalogue);
  const start = Array.from(fn.definition.start(fn.dim, fn.values));
  const problem = { function: fn.id, dimension: fn.dim, start };
  const named = { of: fn.id, name: fn.definition.id };
  if (fn.dim === 1) {
    const graph = graphOf(problem, catalogue)!;
    return { ...named, kind: "graph", draw: (options) => graphFigure(graph, [], options, options) };
  }
  const field = (fn.dim === 2 ? fieldOf : planeOf)(problem, catalogue)!;
  return {
    ...named,
    kind: "contour",
    draw: (options) => contourFigure(field, [], options, options),
  };
}

/** The function in two variables, or else in as few as it can have. */
function drawable(text: string, catalogue: Catalogue): ResolvedFunction {
  const item = parseItem(text);
  const [{ name }] = item.terms;
  const { dim } = catalogue.function(name);
  const usual = dim.min <= 2 && dim.max >= 2 && 2 % dim.multipleOf === 0 ? 2 : dim.min;
  const [fn] = resolveFunctions(item, catalogue, usual);
  return fn;
}

function figureOfMethod(text: string, catalogue: Catalogue): NamedFigure {
  const run = exampleRun(text, catalogue);
  const { function: fn, dimension, start, optimizer, path = [] } = run;
  const field = fieldOf({ function: fn, dimension, start }, catalogue)!;
  const paths = [{ letter: "A", label: optimizer, points: pointsOf(path) }];
  const title = `${optimizer} on ${fn}`;
  return {
    of: optimizer,
    name: parseItem(text).terms[0].name.replaceAll("/", "-"),
    kind: "contour",
    draw: (options) => contourFigure({ ...field, title }, paths, options, options),
  };
}

function figureOfSchedule(text: string, catalogue: Catalogue): NamedFigure {
  const [optimizer] = resolveOptimizers(parseItem(`sgd:lr=1+${text}`), catalogue);
  const rates = learningRates(optimizer, UPDATES);
  if (rates === null) {
    throw usage(`${text} looks at the loss: its learning rates are not known before a run`);
  }
  const title = `${text} of lr = 1 over ${UPDATES} updates`;
  return {
    of: text,
    name: parseItem(text).terms[0].name.replaceAll("/", "-"),
    kind: "schedule",
    draw: (options) => scheduleFigure(title, [{ label: text, ...rates }], options),
  };
}
