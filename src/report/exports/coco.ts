import { nextEvaluationTrigger } from "../../core/evaluation-triggers.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Results } from "../../records/results.js";
import {
  counted,
  COUNTINGS,
  experimentOf,
  type CallCost,
  type ExportedMethod,
  type ExportedProblem,
  type ExportedRun,
} from "./experiment.js";

/** A file of an export: its path below the folder, and its text. */
export type ExportedFile = readonly [path: string, text: string];

/**
 * Results as COCO's logger writes them (data format bbob-new2), two folders a method, one for each
 * way of counting. The second column counts evaluations of constraints, 0.
 */
export function* cocoFiles({ cases }: Results): Iterable<ExportedFile> {
  for (const method of experimentOf(cases)) {
    for (const [suffix, cost] of COUNTINGS) yield* methodFiles(method, suffix, cost);
  }
}

function* methodFiles(
  method: ExportedMethod,
  suffix: string,
  cost: CallCost,
): Iterable<ExportedFile> {
  const folder = `${method.folder}${suffix}`;
  const functions = groupedBy(method.problems, ({ number }) => String(number));
  for (const problems of functions) {
    const { number } = problems[0];
    const entries = problems.map((problem) => entryOf(problem, method.name + suffix, cost));
    yield [`${folder}/bbobexp_f${number}.info`, `${entries.join("\n")}\n`];
    for (const problem of problems) {
      const path = `${folder}/${dataFile(problem)}`;
      const { dim, runs } = problem;
      yield [`${path}.dat`, runs.map((run) => dataOf(run, cost(problem), () => true)).join("")];
      const isTrigger = (count: number) => nextEvaluationTrigger(count - 1, dim) === count;
      yield [`${path}.tdat`, runs.map((run) => dataOf(run, cost(problem), isTrigger)).join("")];
    }
  }
}

function dataFile({ number, dim }: ExportedProblem): string {
  return `data_f${number}/bbobexp_f${number}_DIM${dim}`;
}

/** Three lines: what was run, a comment, and the length and the end of each run. */
function entryOf(problem: ExportedProblem, method: string, cost: CallCost): string {
  const { number, name, dim, runs } = problem;
  const algorithm = method.replaceAll("'", "");
  const calls =
    cost(problem) === 1 ? "one evaluation" : `${cost(problem)} evaluations, value and differences`;
  const ends = runs.map(({ instance, log }) => {
    const last = log.evaluations.at(-1)!;
    return `${instance}:${counted(last, cost(problem))}|${exponential(log.best.at(-1)!)}`;
  });
  return [
    `suite = 'bbob', funcId = ${number}, DIM = ${dim}, Precision = 1.000e-08, algId = '${algorithm}', coco_version = '2.6', logger = 'bbob', data_format = 'bbob-new2'`,
    `% ${name}, written by optbench: a call of value and gradient counts as ${calls}; there are no constraints`,
    [`${dataFile(problem)}.dat`, ...ends].join(", "),
  ].join("\n");
}

const COLUMNS = (minimum: number) =>
  `% f evaluations | g evaluations | best noise-free fitness - Fopt (${exponential(minimum)}) + sum g_i+ | measured fitness | best measured fitness or single-digit g-values | x1 | x2...\n`;

/** The lines of a run: the first and the last evaluation, and those that are asked for between them. */
function dataOf(
  { log, minimum }: ExportedRun,
  cost: number,
  isAsked: (n: number) => boolean,
): string {
  const { evaluations, gap, best } = log;
  const lines = evaluations.flatMap((count, k) => {
    const isEnd = k === 0 || k === evaluations.length - 1;
    if (!isEnd && !isAsked(count)) return [];
    const measured = gap[k] === null ? 2e21 : gap[k] + minimum;
    const columns = [best[k], measured, best[k] + minimum].map(exponential);
    return [`${counted(count, cost)} 0 ${columns.join(" ")}\n`];
  });
  return COLUMNS(minimum) + lines.join("");
}

/** As C prints it, with all digits: +1.25e-08. */
export function exponential(value: number): string {
  const [, mantissa, sign, digits] = /^(.+)e([+-])(\d+)$/.exec(value.toExponential())!;
  return `${value < 0 ? "" : "+"}${mantissa}e${sign}${digits.padStart(2, "0")}`;
}
