import type { RunSpec } from "../../plan/plan.js";
import { readEvaluationBudget } from "../../plan/evaluation-budget.js";
import { parseSeeds } from "../../plan/seeds.js";
import { SETTINGS } from "../../plan/settings.js";
import { parseStart } from "../../plan/starts.js";
import { filled, readNumber, readNumbers, readWord, splitList } from "./flags.js";
import type { GlobalFlags } from "./global-flags.js";
import type { TuneFlags } from "../request/tune-flags.js";

/** The flags of `run` as commander hands them over. */
export interface RunFlags extends GlobalFlags, TuneFlags {
  readonly spec?: string;
  readonly fn?: string[];
  readonly opt?: string[];
  readonly dim?: string[];
  readonly start?: string[];
  readonly seeds?: string[];
  readonly plugin?: string[];
  readonly iters?: string;
  readonly maxEvals?: string;
  readonly timeout?: string;
  readonly tol?: string;
  readonly targets?: string[];
  readonly metric?: string;
  readonly stopAtTarget?: boolean;
  readonly requireReached?: boolean;
  readonly maxCases?: string;
  readonly filter?: string[];
  readonly shard?: string;
  readonly resume?: string;
  readonly list?: boolean;
  readonly jobs?: string;
  readonly json?: boolean;
  readonly reporter?: string[];
  readonly out?: string;
  readonly path?: boolean;
  readonly sweep?: string;
  readonly plot?: string;
  readonly y?: string;
  readonly sort?: string;
  readonly table?: string;
  readonly profile?: string[];
}

/** The part of the flags that says what to run. */
export function readRun(flags: RunFlags): Partial<RunSpec> {
  const run: Record<string, unknown> = {};
  if (flags.fn !== undefined) run["functions"] = filled("--fn", flags.fn);
  if (flags.opt !== undefined) run["optimizers"] = filled("--opt", flags.opt);
  if (flags.dim !== undefined) {
    const dim = { range: "[1, 1e8]", integer: true };
    run["dims"] = splitList("--dim", flags.dim).map((text) => readNumber("--dim", text, dim));
  }
  if (flags.start !== undefined)
    run["starts"] = flags.start.map((text) => parseStart(text, "--start"));
  if (flags.seeds !== undefined)
    run["seeds"] = parseSeeds(splitList("--seeds", flags.seeds), "--seeds");
  if (flags.iters !== undefined)
    run["iterations"] = readNumber("--iters", flags.iters, SETTINGS.iterations);
  if (flags.maxEvals !== undefined) {
    run["maxEvaluations"] = flags.maxEvals.includes("*")
      ? readEvaluationBudget(flags.maxEvals, "--max-evals")
      : readNumber("--max-evals", flags.maxEvals, SETTINGS.maxEvaluations);
  }
  if (flags.timeout !== undefined)
    run["timeout"] = readNumber("--timeout", flags.timeout, SETTINGS.timeout);
  if (flags.tol !== undefined)
    run["tolerance"] = readNumber("--tol", flags.tol, SETTINGS.tolerance);
  if (flags.targets !== undefined) {
    run["targets"] = readNumbers("--targets", flags.targets, SETTINGS.targets);
  }
  if (flags.metric !== undefined) {
    run["metric"] = readWord("--metric", flags.metric, SETTINGS.metric.values);
  }
  if (flags.stopAtTarget === true) run["stopAtTarget"] = true;
  if (flags.path === true) run["path"] = true;
  return run;
}
