import { readCaseId } from "../core/case-id.js";
import type { CaseResult, Results } from "../records/results.js";
import { defused } from "./csv-table.js";

/** A value of a table: of one type in a column, null where there is none; a point is a list. */
type TableValue = string | number | boolean | null | readonly unknown[];

/** The parameters of a case by their columns, "optimizer_lr", "function_b", defaults among them. */
export type ParametersOf = (one: CaseResult) => Readonly<Record<string, TableValue>>;

export type CaseColumn = readonly [name: string, cell: (one: CaseResult) => TableValue | undefined];

/** What tells the cases of a document apart, as columns to group by. */
export function keyColumns(cases: readonly CaseResult[]): CaseColumn[] {
  const indexOf = startIndex(cases);
  return [
    ["id", (one) => one.id],
    ["function", (one) => one.function],
    ["dimension", (one) => one.dimension],
    ["optimizer", (one) => one.optimizer],
    ["label", (one) => one.label],
    ["function_label", (one) => one.functionLabel],
    ["start_index", indexOf],
    ["seed", (one) => one.seed],
  ];
}

/** The columns of a table of cases; no name has a blank, and no column of numbers holds a word. */
export function caseColumns(results: Results, parametersOf: ParametersOf): CaseColumn[] {
  const { settings, environment, cases } = results;
  const targets = Object.keys(cases[0]?.hits ?? {});
  const isExternal = cases.some(({ external }) => external !== undefined);
  const parameters = new Set(cases.flatMap((one) => Object.keys(parametersOf(one))));
  return [
    ...keyColumns(cases),
    ...[...parameters].map((key): CaseColumn => [key, (one) => parametersOf(one)[key]]),
    ["start", (one) => one.start],
    ["iterations", (one) => one.settings?.iterations ?? settings.iterations],
    ["max_evaluations", (one) => one.settings?.maxEvaluations ?? settings.maxEvaluations],
    ["tolerance", (one) => one.settings?.tolerance ?? settings.tolerance],
    ["metric", (one) => one.metric ?? one.settings?.metric ?? settings.metric],
    ["cost", () => settings.cost ?? "iterations"],
    ["status", (one) => one.status],
    ["steps", (one) => one.steps],
    ["evaluations", (one) => one.evaluations],
    ["held", (one) => one.held],
    ["settled", (one) => one.settled],
    ["fragile", (one) => one.fragile ?? false],
    ...targets.map((key): CaseColumn => [`hit_${key}`, (one) => one.hits[key]]),
    ["aocc", (one) => one.aocc],
    ["linear_rate", (one) => one.linearRate],
    ["restarts", (one) => one.restarts],
    ["best_step", (one) => one.best.step],
    ["best_value", (one) => one.best.value],
    ["best_gap", (one) => one.best.gap],
    ["best_x", (one) => one.best.x],
    ["final_step", (one) => one.final.step],
    ["final_value", (one) => one.final.value],
    ["final_gap", (one) => one.final.gap],
    ["final_gradient_norm", (one) => one.final.gradientNorm],
    ["message", (one) => one.message],
    // of documents in which a program in another language has computed something
    ...(isExternal ? [["external", (one: CaseResult) => one.external] as CaseColumn] : []),
    ["version", () => environment.optbench],
  ];
}

/** Columns of texts that somebody else wrote. */
const TEXTS: ReadonlySet<string> = new Set(["label", "function_label", "message", "external"]);

/** The columns as a spreadsheet may have them: it computes nothing from a text that somebody else wrote. */
export function defusedColumns(columns: readonly CaseColumn[]): CaseColumn[] {
  return columns.map(([name, cell]) =>
    TEXTS.has(name) ? [name, (one) => defused(cell(one) as string | undefined)] : [name, cell],
  );
}

/** The number of a random start; other starts are counted as they come, each function from 1. */
function startIndex(cases: readonly CaseResult[]): (one: CaseResult) => number {
  const known = new Map<string, Map<string, number>>();
  const startOf = ({ id }: CaseResult) => readCaseId(id).start ?? "default";
  for (const one of cases) {
    const key = `${one.function} ${one.dimension}`;
    const starts = known.get(key) ?? new Map<string, number>();
    known.set(key, starts);
    if (!starts.has(startOf(one))) starts.set(startOf(one), starts.size + 1);
  }
  return (one) => {
    const start = startOf(one);
    const random = /^random#(\d+)$/.exec(start)?.[1];
    return random === undefined
      ? known.get(`${one.function} ${one.dimension}`)!.get(start)!
      : Number(random);
  };
}
