import { groupedBy } from "../../core/grouped-by.js";
import type { Results } from "../../records/results.js";
import type { ExportedFile } from "./coco.js";
import {
  counted,
  COUNTINGS,
  experimentOf,
  type CallCost,
  type ExportedMethod,
  type ExportedProblem,
  type ExportedRun,
} from "./experiment.js";

/** The format that IOHanalyzer and IOHinspector read from this version on. */
const VERSION = "0.3.3";

/**
 * Results as IOHprofiler's logger writes them, two folders a method, one for each way of counting:
 * a JSON file for each function, and a .dat file for each dimension, where each run begins with the
 * head line. raw_y is f − f*.
 */
export function* iohFiles({ cases }: Results): Iterable<ExportedFile> {
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
    const { number, name } = problems[0];
    const plain = name.replaceAll(/[^A-Za-z0-9._=-]+/g, "_");
    const file = `IOHprofiler_f${number}_${plain}.json`;
    const pathOf = ({ dim }: ExportedProblem) =>
      `data_f${number}_${plain}/IOHprofiler_f${number}_DIM${dim}.dat`;
    const scenarios = problems.map((one) => scenarioOf(one, pathOf(one), cost(one)));
    const algorithm = {
      name: method.name + suffix,
      info: `written by optbench: a call of value and gradient counts as ${suffix === "" ? "one evaluation" : "dim + 1 evaluations, value and differences"}`,
    };
    yield [`${folder}/${file}`, jsonOf(number, name, algorithm, scenarios)];
    for (const problem of problems) {
      const runs = problem.runs.map(({ log }) => dataOf(log, cost(problem)));
      yield [`${folder}/${pathOf(problem)}`, runs.join("")];
    }
  }
}

function jsonOf(number: number, name: string, algorithm: object, scenarios: unknown[]): string {
  const head = {
    version: VERSION,
    suite: /^bbob-f\d+$/.test(name) ? "BBOB" : "optbench",
    function_id: number,
    function_name: name,
    maximization: false,
    algorithm,
    attributes: ["evaluations", "raw_y"],
    scenarios,
  };
  return `${JSON.stringify(head, null, 1)}\n`;
}

function scenarioOf({ dim, runs }: ExportedProblem, path: string, cost: number): unknown {
  return {
    dimension: dim,
    path,
    runs: runs.map(({ instance, log: { evaluations, best } }) => {
      const y = best.at(-1)!;
      return {
        instance,
        evals: counted(evaluations.at(-1)!, cost),
        // where the best point lies is not kept
        best: { evals: counted(evaluations[best.indexOf(y)], cost), y, x: [] },
      };
    }),
  };
}

/** The first and the last evaluation, and those that are better than all before. */
function dataOf({ evaluations, best }: ExportedRun["log"], cost: number): string {
  const lines = evaluations.flatMap((count, k) => {
    const isEnd = k === 0 || k === evaluations.length - 1;
    const isShown = isEnd || best[k] < best[k - 1];
    return isShown ? [`${counted(count, cost)} ${best[k].toExponential()}\n`] : [];
  });
  return `evaluations raw_y\n${lines.join("")}`;
}
