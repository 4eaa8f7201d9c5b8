import { readCaseId } from "../core/case-id.js";
import type { Case } from "../plan/cases.js";
import { functionItem, optimizerItem, runCommand, type Ends } from "./run-command.js";
import type { ResultSettings } from "./results.js";

/** What tells cases apart. */
type NamedCase = Pick<
  Case,
  "id" | "function" | "functionLabel" | "optimizer" | "label" | "written" | "seed" | "settings"
>;

/** The command for a grid that has these cases, and whether it has no others. */
export function commandOfCases(
  cases: readonly NamedCase[],
  settings: ResultSettings,
  ends?: Ends,
): { readonly command: string; readonly isWhole: boolean } {
  const each = <T>(values: readonly T[]) => [...new Set(values)];
  const functions = each(cases.map(functionItem));
  const optimizers = each(cases.map(optimizerItem));
  const seeds = each(cases.map(({ seed }) => seed));
  const starts = startsOf(each(cases.map(({ id }) => readCaseId(id).start ?? "default")));
  const { maxEvaluations } = settings;
  const names = { functions, optimizers, starts: starts === null ? ["default"] : [starts.text] };
  const runs = functions.length * optimizers.length * seeds.length * (starts?.count ?? 0);
  return {
    command: runCommand({ ...names, seeds, maxEvaluations }, settings, ends),
    isWhole: runs === cases.length && cases.every((one) => one.settings === undefined),
  };
}

/** What `--start` takes for these; null where no one word means them all. */
function startsOf(names: readonly string[]): { text: string; count: number } | null {
  if (names.length === 1) return { text: names[0].replace(/^random#1$/, "random"), count: 1 };
  const isRow = names.every((name, k) => name === `random#${k + 1}`);
  return isRow ? { text: `random@${names.length}`, count: names.length } : null;
}
