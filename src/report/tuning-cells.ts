import type { Tuning } from "../records/tuning.js";
import { tuningLines } from "./tuning-lines.js";

/** What stands above the cells of `tuningCells`. */
export const TUNING_HEAD = ["searched", "found", "trials", "evals", ""] as const;

/** How the cells stand: left or right. */
export const TUNING_ALIGN = "llrrl";

/**
 * The rows of a table of what was found, for a page or a paper.
 *
 * @param code makes a piece of a command line harmless, and shows it as one
 */
export function tuningCells(tuning: Tuning, code: (text: string) => string): string[][] {
  return tuningLines(tuning, tuning.optimizers).map((line) => [
    code(line.name),
    code(line.found),
    line.trials,
    line.evaluations,
    line.edge,
  ]);
}
