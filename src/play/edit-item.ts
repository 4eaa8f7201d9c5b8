import { fold } from "../core/suggest.js";
import { kebab } from "../core/params.js";
import { parseItem } from "../plan/grammar.js";
import { printItem, type Item, type ParamText, type Term } from "../plan/item.js";

/** An item with a value at a parameter of its k-th term; null leaves the parameter to its default. */
export function withParam(text: string, k: number, key: string, value: string | null): string {
  return changed(text, (terms) =>
    terms.map((term, i) => (i === k ? { ...term, params: paramsWith(term, key, value) } : term)),
  );
}

/** The value goes where the key stands already, so that words keep their places. */
function paramsWith({ params }: Term, key: string, value: string | null): ParamText[] {
  const isKey = (param: ParamText) => {
    const name = fold(param.key);
    return name === fold(key) || name === fold(`no-${key}`);
  };
  const written = value === null ? [] : [paramText(kebab(key), value)];
  if (!params.some(isKey)) return [...params, ...written];
  return params.flatMap((param) => (isKey(param) ? written : [param]));
}

function paramText(key: string, value: string): ParamText {
  const span = { from: 0, to: 0 };
  if (value === "true") return { key, value: { kind: "flag" }, span };
  if (value === "false") return { key: `no-${key}`, value: { kind: "flag" }, span };
  return { key, value: { kind: "text", text: value }, span };
}

/** An item of another thing, without parameters: those of the one before mean nothing to it. */
export function withHead(text: string, name: string): string {
  return changed(text, ([, ...rest]) => [termNamed(name), ...rest]);
}

/** An item with one more term behind a "+", "clip:norm=1" for one. */
export function withTerm(text: string, term: string): string {
  return changed(text, (terms) => [...terms, ...parseItem(term).terms]);
}

/** An item without its k-th term, which is not the first. */
export function withoutTerm(text: string, k: number): string {
  return changed(text, (terms) => terms.filter((_, i) => i !== k));
}

function termNamed(name: string): Term {
  return { name, params: [], span: { from: 0, to: 0 } };
}

function changed(text: string, change: (terms: Item["terms"]) => readonly Term[]): string {
  const item = parseItem(text);
  return printItem({ ...item, terms: change(item.terms) });
}
