import { groupedBy } from "../../core/grouped-by.js";
import type { Results } from "../../records/results.js";
import type { ExportedFile } from "./coco.js";
import { experimentOf, type ExportedMethod, type ExportedProblem } from "./experiment.js";

/** The format that IOHanalyzer and IOHinspector read from this version on. */
const VERSION = "0.3.3";

/**
 * Results as IOHprofiler's logger writes them, a folder a method: a JSON file for each function, and
 * a .dat file for each dimension, where each run begins with the head line. raw_y is f − f*.
 */
export function* iohFiles({ cases }: Results): Iterable<ExportedFile> {
  for (const method of experimentOf(cases)) {
    const functions = groupedBy(method.problems, ({ number }) => String(number));
    for (const problems of functions) {
      const { number, name } = problems[0];
      const plain = name.replaceAll(/[^A-Za-z0-9._=-]+/g, "_");
      const file = `IOHprofiler_f${number}_${plain}.json`;
      const pathOf = ({ dim }: ExportedProblem) =>
        `data_f${number}_${plain}/IOHprofiler_f${number}_DIM${dim}.dat`;
      const scenarios = problems.map((problem) => scenarioOf(problem, pathOf(problem)));
      yield [`${method.folder}/${file}`, jsonOf(number, name, method, scenarios)];
      for (const problem of problems) {
        yield [
          `${method.folder}/${pathOf(problem)}`,
          problem.runs.map(({ log }) => dataOf(log)).join(""),
        ];
      }
    }
  }
}

function jsonOf(
  number: number,
  name: string,
  method: ExportedMethod,
  scenarios: unknown[],
): string {
  const head = {
    version: VERSION,
    suite: /^bbob-f\d+$/.test(name) ? "BBOB" : "optbench",
    function_id: number,
    function_name: name,
    maximization: false,
    algorithm: {
      name: method.name,
      info: "written by optbench: an evaluation is a call of value and gradient",
    },
    attributes: ["evaluations", "raw_y"],
    scenarios,
  };
  return `${JSON.stringify(head, null, 1)}\n`;
}

function scenarioOf({ dim, runs }: ExportedProblem, path: string): unknown {
  return {
    dimension: dim,
    path,
    runs: runs.map(({ instance, log: { evaluations, best } }) => {
      const y = best.at(-1)!;
      return {
        instance,
        evals: evaluations.at(-1)!,
        // where the best point lies is not kept
        best: { evals: evaluations[best.indexOf(y)], y, x: [] },
      };
    }),
  };
}

/** The first and the last evaluation, and those that are better than all before. */
function dataOf({
  evaluations,
  best,
}: {
  evaluations: readonly number[];
  best: readonly number[];
}): string {
  const lines = evaluations.flatMap((count, k) => {
    const isEnd = k === 0 || k === evaluations.length - 1;
    return isEnd || best[k] < best[k - 1] ? [`${count} ${best[k].toExponential()}\n`] : [];
  });
  return `evaluations raw_y\n${lines.join("")}`;
}
