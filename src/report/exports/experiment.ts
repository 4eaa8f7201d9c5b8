import { rowName } from "../../core/row-name.js";
import { usage } from "../../core/errors.js";
import type { CaseResult } from "../../records/results.js";

/** One run as COCO counts them: a method on an instance of a function in a dimension. */
export interface ExportedRun {
  readonly instance: number;
  readonly log: NonNullable<CaseResult["log"]>;
  /** f*, as far as the result tells it. */
  readonly minimum: number;
}

/** The runs of a method on a function in one dimension, in the order of the results. */
export interface ExportedProblem {
  readonly number: number;
  /** The canonical name of the function, without dimension and instance. */
  readonly name: string;
  readonly dim: number;
  /** Evaluations that a call takes where its gradient comes from differences; 1 where it is exact. */
  readonly price: number;
  readonly runs: readonly ExportedRun[];
}

/** All that one method did. */
export interface ExportedMethod {
  readonly name: string;
  /** Of no other method of the results, in letters that every file system takes. */
  readonly folder: string;
  /** By number, then dimension. */
  readonly problems: readonly ExportedProblem[];
}

/** What the results are of a COCO experiment. Throws a usage error where they are none. */
export function experimentOf(cases: readonly CaseResult[]): ExportedMethod[] {
  const numbers = numberFunctions(cases.map((one) => one.function));
  const methods = new Map<
    string,
    Map<string, { dim: number; name: string; price: number; runs: ExportedRun[] }>
  >();
  for (const one of cases) {
    const method = rowName(one);
    const problems = methods.get(method) ?? new Map();
    methods.set(method, problems);
    const { name, instance } = functionOf(one.function);
    const key = `${name} ${one.dimension}`;
    const { price, log } = callsOf(logOf(one));
    const problem = problems.get(key) ?? { dim: one.dimension, name, price, runs: [] };
    problems.set(key, problem);
    problem.runs.push({
      instance: instance ?? problem.runs.length + 1,
      log,
      minimum: (one.best.value ?? 0) - (one.best.gap ?? 0),
    });
  }
  const folders = new Set<string>();
  return [...methods].map(([name, problems]) => ({
    name,
    folder: folderOf(name, folders),
    problems: [...problems.values()]
      .map((problem) => ({ ...problem, number: numbers.get(problem.name)! }))
      .sort((a, b) => a.number - b.number || a.dim - b.dim),
  }));
}

/**
 * The number of each function, by its name: COCO's for its suite, else 1, 2, … in their order.
 * Throws a usage error for functions of both kinds, which would share numbers.
 */
export function numberFunctions(functions: readonly string[]): Map<string, number> {
  const known = new Map<string, number | undefined>();
  for (const text of functions) {
    const { name, number } = functionOf(text);
    known.set(name, number);
  }
  const own = [...known].filter(([, number]) => number === undefined).map(([name]) => name);
  if (own.length > 0 && own.length < known.size) {
    throw usage(
      `COCO's functions and others would have the same numbers in one folder: export '${own[0]}' apart`,
    );
  }
  return new Map([...known].map(([name, number], k) => [name, number ?? k + 1]));
}

/** What the canonical name of a function says. */
function functionOf(text: string): { name: string; number?: number; instance?: number } {
  const [, number] = /^bbob-f(\d+)(?=$|:)(?!.*\+)/.exec(text) ?? [];
  const withoutDim = text.replace(/:dim=\d+(?=$|[:+])/, "");
  if (number === undefined) return { name: withoutDim };
  const [, instance = "1"] = /:instance=(\d+)/.exec(text) ?? [];
  return { name: `bbob-f${number}`, number: Number(number), instance: Number(instance) };
}

function logOf({ id, log }: CaseResult): NonNullable<CaseResult["log"]> {
  if (log === undefined) {
    throw usage(`no log of evaluations stands in '${id}'`, {
      hint: "record it: optbench run … --log --out results.json",
    });
  }
  // a run that broke off before its first evaluation has found nothing
  return log.evaluations.length > 0 ? log : { evaluations: [1], gap: [null], best: [2e21] };
}

/** The log by calls of value and gradient: its first line is the first call, at whatever price. */
function callsOf(log: ExportedRun["log"]): { price: number; log: ExportedRun["log"] } {
  const price = log.evaluations[0];
  const evaluations = log.evaluations.map((count) => Math.ceil(count / price));
  return { price, log: { ...log, evaluations } };
}

function folderOf(name: string, taken: Set<string>): string {
  const plain = name
    .replaceAll(/[^A-Za-z0-9._=-]+/g, "_")
    .replace(/^\.+/, "_")
    .slice(0, 100);
  let folder = plain;
  for (let k = 2; taken.has(folder.toLowerCase()); k++) folder = `${plain}-${k}`;
  taken.add(folder.toLowerCase());
  return folder;
}

/** How many evaluations a call of value and gradient is. */
export type CallCost = (problem: ExportedProblem) => number;

/**
 * The ways in which evaluations are counted, with what the folder's name says of it: a call is one;
 * or as many as its differences take, dim + 1 of forward ones where the gradient is exact, for
 * comparisons with methods that have no gradient.
 */
export const COUNTINGS: readonly (readonly [suffix: string, cost: CallCost])[] = [
  ["", () => 1],
  ["-fd", ({ dim, price }) => (price > 1 ? price : dim + 1)],
];

/** Which evaluation a call is. The value of the first is known before any difference is taken. */
export function counted(call: number, cost: number): number {
  return call === 1 ? 1 : call * cost;
}
