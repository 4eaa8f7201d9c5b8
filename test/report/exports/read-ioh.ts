import type { ReadRun } from "./read-coco.js";

interface Description {
  readonly version: string;
  readonly function_id: number;
  readonly maximization: boolean;
  readonly attributes: readonly string[];
  readonly scenarios: readonly {
    readonly dimension: number;
    readonly path: string;
    readonly runs: readonly {
      readonly instance: number;
      readonly evals: number;
      readonly best: { readonly y: number };
    }[];
  }[];
}

/**
 * Reads an IOHprofiler folder by the description of its format, as IOHinspector does: a new run
 * begins with evaluation 1, and raw_y may be any value, of which the best so far counts.
 *
 * @returns the runs by "f8 2": function and dimension
 */
export function readIoh(
  files: ReadonlyMap<string, string>,
  folder: string,
): Map<string, ReadRun[]> {
  const found = new Map<string, ReadRun[]>();
  for (const [path, text] of files) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith(".json")) continue;
    const head = JSON.parse(text) as Description;
    if (head.version < "0.3.3" || head.maximization) throw new Error(text);
    for (const { dimension, path: dataPath, runs } of head.scenarios) {
      const lines = files.get(`${folder}/${dataPath}`)!.trimEnd().split("\n");
      const blocks: [number, number][][] = [];
      let best = Infinity;
      for (const line of lines) {
        if (line === "evaluations raw_y") continue;
        // both columns are floating-point numbers to the real reader: y needs an exponent
        const [, evaluation, y] = /^(\d+) (-?[\d.]+e[+-]\d+)$/.exec(line)!;
        if (evaluation === "1") {
          blocks.push([]);
          best = Infinity;
        }
        best = Math.min(best, Number(y));
        blocks.at(-1)!.push([Number(evaluation), best]);
      }
      if (lines.filter((line) => line === "evaluations raw_y").length !== runs.length) {
        throw new Error(`${dataPath}: a head line before every run`);
      }
      const read = runs.map(({ instance, evals, best: { y } }, r) => ({
        instance,
        length: evals,
        end: y,
        lines: blocks[r],
      }));
      found.set(`f${head.function_id} ${dimension}`, read);
    }
  }
  return found;
}
