import { printNumber } from "../core/params.js";
import { parseItem } from "../plan/grammar.js";
import { printItem, type Term } from "../plan/item.js";
import type { PlayState } from "./play-state.js";

/** A piece of a command line. `id` names the control that changes it; "" where none does. */
export interface Word {
  readonly text: string;
  readonly id: string;
}

/** The command that repeats the runs of a state: its words joined, without anything between, are the line. */
export function commandWords({ fn, methods, start, iterations }: PlayState): Word[] {
  const fixed = (text: string): Word => ({ text, id: "" });
  return [
    fixed("optbench run --fn "),
    ...itemWords(fn, "f"),
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
  ];
}

/** The line that prints the numbers of one update. */
export function traceCommand({ fn, methods, start, iterations, active }: PlayState, t: number) {
  const at = start === null ? "" : ` --start=${start.map(printNumber).join(",")}`;
  const from = Math.min(t, iterations - 1);
  return `optbench trace --fn ${fn} --opt ${methods[active]}${at} --iters ${iterations} --from ${from} --every ${iterations}`;
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
