import { printNumber } from "../core/params.js";
import { parseItem } from "../plan/grammar.js";
import { printItem, type Term } from "../plan/item.js";
import type { PlaySettings, PlayState } from "./play-state.js";
import { isFormula } from "./resolve-names.js";

/** A piece of a command line. `id` names the control that changes it; "" where none does. */
export interface Word {
  readonly text: string;
  readonly id: string;
}

/** The command that repeats the runs of a state: its words joined, without anything between, are the line. */
export function commandWords({ fn, methods, start, iterations, settings }: PlayState): Word[] {
  const fixed = (text: string): Word => ({ text, id: "" });
  const quote = fixed(quoteOf(fn));
  return [
    fixed("optbench run --fn "),
    quote,
    ...itemWords(fn, "f"),
    quote,
    fixed(" --opt "),
    ...methods.flatMap((method, k) => [
      ...(k === 0 ? [] : [fixed(",")]),
      ...itemWords(method, `o${k}`),
    ]),
    ...(start === null
      ? []
      : [fixed(" --start="), { text: start.map(printNumber).join(","), id: "x" }]),
    fixed(" --iters "),
    { text: String(iterations), id: "n" },
    fixed(seedWords(settings) + judgeWords(settings)),
  ].filter(({ text }) => text !== "");
}

/** The line that prints the numbers of one update. */
export function traceCommand(state: PlayState, t: number): string {
  const { fn, methods, start, iterations, active, settings } = state;
  const at = start === null ? "" : ` --start=${start.map(printNumber).join(",")}`;
  const from = Math.min(t, iterations - 1);
  const quote = quoteOf(fn);
  return `optbench trace --fn ${quote}${fn}${quote} --opt ${methods[active]}${at}${seedWords(settings)} --iters ${iterations} --from ${from} --every ${iterations}`;
}

/** A formula has signs that a shell would take for its own. */
function quoteOf(fn: string): string {
  return isFormula(fn) ? "'" : "";
}

function seedWords({ seed }: PlaySettings): string {
  return seed === undefined ? "" : ` --seeds ${seed}..${seed}`;
}

function judgeWords({ tolerance, metric, maxEvaluations }: PlaySettings): string {
  return [
    tolerance === undefined ? "" : ` --tol ${printNumber(tolerance)}`,
    metric === undefined ? "" : ` --metric ${metric}`,
    maxEvaluations === undefined ? "" : ` --max-evals ${maxEvaluations}`,
  ].join("");
}

/** The name of the control of a parameter; of a term itself where `key` is left out. */
export function wordId(item: string, term: number, key = ""): string {
  return `${item}.${term}.${key}`;
}

function itemWords(text: string, item: string): Word[] {
  return parseItem(text).terms.flatMap((term, k) => [
    ...(k === 0 ? [] : [{ text: "+", id: "" }]),
    { text: term.name, id: wordId(item, k) },
    ...term.params.flatMap((param) => [
      { text: ":", id: "" },
      { text: paramText(term, param), id: wordId(item, k, param.key.replace(/^no-/, "")) },
    ]),
  ]);
}

function paramText(term: Term, param: Term["params"][number]): string {
  const whole = printItem({ label: undefined, terms: [{ ...term, params: [param] }] });
  return whole.slice(term.name.length + 1);
}
