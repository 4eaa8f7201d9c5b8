import { CaseProduct, kindOf } from "../plan/case-product.js";
import type { Plan } from "../plan/plan.js";
import type { Start } from "../plan/starts.js";
import { commandOfCases } from "../records/command-of-cases.js";
import { resultSettings } from "../records/result-settings.js";
import { functionItem, optimizerItem, runCommand } from "../records/run-command.js";

/** A longer command is of use to nobody, and readers take no longer text. */
const LONGEST = 8000;
/** So many cases of a list are looked through to see whether they are a grid. */
const MOST_LISTED = 10_000;

/**
 * The command that makes the cases of a plan; null where none does, for they are not a grid: a
 * filter, an override or lists in step made them.
 */
export function planCommand(plan: Plan): string | null {
  const command = plan.cases instanceof CaseProduct ? ofProduct(plan, plan.cases) : ofList(plan);
  return command !== null && command.length <= LONGEST ? command : null;
}

function ofProduct({ settings }: Plan, { axes }: CaseProduct): string {
  const { functions, optimizers, starts, seeds, budget: maxEvaluations } = axes;
  const names = {
    functions: functions.map((fn) => functionItem(kindOf(fn, optimizers[0]))),
    optimizers: optimizers.map((one) => optimizerItem(kindOf(functions[0], one))),
    starts: starts.given.map(startText),
  };
  return runCommand({ ...names, seeds, maxEvaluations }, resultSettings(settings), settings);
}

function startText(start: Start): string {
  return typeof start === "string" ? start : start.join(",");
}

function ofList({ settings, cases }: Plan): string | null {
  if (cases.length > MOST_LISTED) return null;
  const { command, isWhole } = commandOfCases([...cases], resultSettings(settings), settings);
  return isWhole ? command : null;
}
