/** One run as a reader of COCO's format sees it. */
export interface ReadRun {
  readonly instance: number;
  /** By the index file. */
  readonly length: number;
  readonly end: number;
  /** Evaluations and best f − f_opt. */
  readonly lines: readonly (readonly [evaluation: number, best: number])[];
}

/**
 * Reads a COCO folder by the description of its format: an index file has three lines for each
 * dimension; a data file has a line that begins with % before each run. Shares no code with the
 * writer.
 *
 * @returns the runs by "f8 2": function and dimension
 */
export function readCoco(
  files: ReadonlyMap<string, string>,
  folder: string,
  ending: ".dat" | ".tdat" = ".dat",
): Map<string, ReadRun[]> {
  const found = new Map<string, ReadRun[]>();
  for (const [path, text] of files) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith(".info")) continue;
    const lines = text.trimEnd().split("\n");
    for (let k = 0; k < lines.length; k += 3) {
      const header = new Map(
        lines[k].split(", ").map((pair) => pair.split(" = ") as [string, string]),
      );
      if (header.get("suite") !== "'bbob'") throw new Error(`suite ${header.get("suite")}`);
      if (header.get("data_format") !== "'bbob-new2'") throw new Error(lines[k]);
      if (!lines[k + 1].startsWith("%")) throw new Error(`no comment: ${lines[k + 1]}`);
      const [dataFile, ...entries] = lines[k + 2].split(", ");
      const data = files.get(`${folder}/${dataFile.replace(/\.dat$/, ending)}`);
      if (data === undefined) throw new Error(`no file ${dataFile}`);
      const runs = data.split(/^%.*\n/m).slice(1);
      if (runs.length !== entries.length) throw new Error(`${runs.length} runs, ${lines[k + 2]}`);
      const key = `f${header.get("funcId")} ${header.get("DIM")}`;
      found.set(
        key,
        runs.map((run, r) => {
          const [, instance, length, end] = /^(\d+):(\d+)\|(\S+)$/.exec(entries[r])!;
          return {
            instance: Number(instance),
            length: Number(length),
            end: Number(end),
            lines: run
              .trimEnd()
              .split("\n")
              .map((line) => {
                const columns = line.split(" ").map(Number);
                if (columns.length !== 5 || columns[1] !== 0) throw new Error(line);
                return [columns[0], columns[2]] as const;
              }),
          };
        }),
      );
    }
  }
  return found;
}

/** COCO's expected running time; null where no run hits. */
export function runningTime(runs: readonly ReadRun[], target: number): number | null {
  let spent = 0;
  let hits = 0;
  for (const { lines, length } of runs) {
    const hit = lines.find(([, best]) => best <= target);
    if (hit !== undefined) hits++;
    spent += hit === undefined ? length : hit[0];
  }
  return hits === 0 ? null : spent / hits;
}
