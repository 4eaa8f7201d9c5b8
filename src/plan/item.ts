import type { Span } from "../core/errors.js";

/** What stands after a key. `text` may hold several atoms, split at "/": the parameter's type decides. */
export type ValueText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "range"; readonly low: string; readonly high: string; readonly count: string }
  | { readonly kind: "interval"; readonly low: string; readonly high: string }
  | { readonly kind: "flag" };

export interface ParamText {
  readonly key: string;
  readonly value: ValueText;
  readonly span: Span;
}

/** A name with its parameters. */
export interface Term {
  readonly name: string;
  readonly params: readonly ParamText[];
  /** Of the name alone. */
  readonly span: Span;
}

/** One entry of a list: a thing, and what modifies it. */
export interface Item {
  readonly label: string | undefined;
  /** At least one; the first is the thing itself. */
  readonly terms: readonly Term[];
}

/** Whether a definition of this id can be named: letters, digits, "-", "_", "." and "/". */
export function isName(id: string): boolean {
  return /^[A-Za-z0-9_.\-/]+$/.test(id);
}

function printValueText(value: ValueText): string {
  switch (value.kind) {
    case "flag":
      return "";
    case "text":
      return `=${value.text}`;
    case "range":
      return `=${value.low}..${value.high}@${value.count}`;
    case "interval":
      return `=${value.low}..${value.high}`;
  }
}

/** The item in the colon form; `parseItem(printItem(x))` is x again, spans aside. */
export function printItem(item: Item): string {
  const terms = item.terms.map(({ name, params }) =>
    [name, ...params.map(({ key, value }) => key + printValueText(value))].join(":"),
  );
  return (item.label === undefined ? "" : `${item.label}=`) + terms.join("+");
}
