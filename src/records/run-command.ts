import { printShortest } from "../core/params.js";
import { SETTINGS } from "../plan/settings.js";
import { targetKey, type CaseResult, type ResultSettings } from "./results.js";

/** What a run is made of, as texts that the command line takes. */
export interface RunWords {
  readonly functions: readonly string[];
  readonly optimizers: readonly string[];
  /** What `--start` takes, each. */
  readonly starts: readonly string[];
  readonly seeds: readonly number[];
  /** What `--max-evals` takes; undefined without a limit. */
  readonly maxEvaluations: number | string | undefined;
}

/** When a case ends early, which results do not state. */
export interface Ends {
  readonly stopAtTarget: boolean;
  readonly timeout: number;
}

/**
 * The command that makes the numbers of a run again: names, settings, starts and seeds. It says
 * nothing of the machine, of files, or of how many cases ran at once, so that it is the same for all
 * parts of a run.
 */
export function runCommand(
  { functions, optimizers, starts, seeds, maxEvaluations }: RunWords,
  settings: ResultSettings,
  { stopAtTarget, timeout }: Ends = { stopAtTarget: false, timeout: Infinity },
): string {
  const { iterations, tolerance, metric, cost, restarts, keep, targets } = settings;
  const own = targets.map(targetKey).join(" ");
  const usual = SETTINGS.targets.default.map(targetKey).join(" ");
  const words = [
    "optbench run",
    ...functions.map((one) => `-f ${quoted(one)}`),
    ...optimizers.map((one) => `-o ${quoted(one)}`),
    starts.join() === "default" ? "" : starts.map((one) => `--start=${quoted(one)}`).join(" "),
    seeds.join() === "1" ? "" : `--seeds ${seedsText(seeds)}`,
    `-n ${iterations}`,
    maxEvaluations === undefined ? "" : `--max-evals ${quoted(String(maxEvaluations))}`,
    `--tol ${printShortest(tolerance)}`,
    own === usual ? "" : `--targets ${own}`,
    `--metric ${metric}`,
    cost === "iterations" ? "--cost iterations" : "",
    timeout < Infinity ? `--timeout ${timeout}` : "",
    stopAtTarget ? "--stop-at-target" : "",
    restarts === true ? "--restarts" : "",
    keep === undefined || keep === "curve" ? "" : `--keep ${keep}`,
  ];
  return words.filter((word) => word !== "").join(" ");
}

/** "valley=rosenbrock" */
export function functionItem(one: Pick<CaseResult, "function" | "functionLabel">): string {
  return labelled(one.functionLabel, one.function);
}

/** "mine=adam:lr=0.1" */
export function optimizerItem(one: Pick<CaseResult, "optimizer" | "written" | "label">): string {
  return labelled(one.label, one.written ?? one.optimizer);
}

function labelled(label: string | undefined, item: string): string {
  return label === undefined ? item : `${label}=${item}`;
}

/** "5" is the seeds 1 to 5; others are listed, and one alone is a range. */
function seedsText(seeds: readonly number[]): string {
  const isRow = seeds.every((seed, k) => seed === k + 1);
  if (isRow) return String(seeds.length);
  return seeds.length === 1 ? `${seeds[0]}..${seeds[0]}` : seeds.join(",");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
