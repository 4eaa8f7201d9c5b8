/**
 * One grammar for optimizers, functions and their modifiers, in flags and in files:
 *
 *     list   := item ( ("," | space) item )*      item := [label "="] term ( "+" term )*
 *     term   := name ( ":" param )*  |  name "(" param ( "," param )* ")"
 *     param  := key "=" value  |  flag  |  "no-" flag
 *     value  := atom ( "/" atom )*  |  low ".." high "@" count  |  low ".." high
 *             |  "(" atom ( "," atom )* ")"  |  "[" atom ( "," atom )* "]"
 *
 * A name in braces is a formula, {x^2/20+y^2}. Brackets hold what "/" parts, as Python writes tuples and lists. No character of the rest needs
 * quoting in a shell, the call form aside.
 */
import { usage, type ErrorDetails } from "../core/errors.js";
import type { Item, ParamText, Term, ValueText } from "./item.js";

const NAME = /[A-Za-z0-9_.\-/]/;
/** Ends an unbracketed value. A "+" inside a number (1e+3) is told apart below. */
const VALUE_END = /[\s,:+()[\]=]/;

/** The longest item: the work grows faster than the length, and nobody writes longer ones by hand. */
const LONGEST_ITEM = 100_000;
const MOST_MODIFIERS = 100;

/** Reads a list. Throws a usage error with the span of what is wrong. */
export function parseList(given: string): Item[] {
  const text = withBraces(given);
  const reader = new Reader(text);
  const items: Item[] = [];
  reader.skipSeparators();
  while (!reader.atEnd()) {
    items.push(reader.item());
    const before = reader.position;
    reader.skipSeparators();
    if (!reader.atEnd() && reader.position === before)
      reader.fail("unexpected", { wantsField: true });
  }
  return items;
}

/**
 * A bare formula, `x^2/20+y^2`, in its braces. "^" and "*" are not signs of the grammar, so that it is
 * not mistaken for anything; what stands in a list or has parameters needs its braces.
 */
function withBraces(text: string): string {
  const bare = text.replaceAll(/\{[^}]*(\}|$)/g, "");
  const sign = bare.search(/[\^*]/);
  if (sign < 0) return text;
  const whole = text.trim().replaceAll(/\s*([-+*/^])\s*/g, "$1");
  if (bare === text && !/[\s:,{}=]/.test(withoutCalls(whole))) return `{${text.trim()}}`;
  const part = /[^\s,:{}]*[\^*][^\s,:{}]*/.exec(bare)?.[0] ?? "x^2";
  const from = Math.max(0, text.indexOf(part));
  throw usage(`a formula stands in braces here: '{${part}}'`, { from, to: from + part.length });
}

/** A text without what stands in round brackets, the innermost first. */
function withoutCalls(text: string): string {
  const fewer = text.replaceAll(/\([^()]*\)/g, "");
  return fewer === text ? text : withoutCalls(fewer);
}

/** Reads exactly one item. Throws a usage error for none or several. */
export function parseItem(text: string): Item {
  const items = parseList(text);
  if (items.length !== 1) {
    throw usage(`expected one name, got ${items.length === 0 ? "nothing" : `'${text}'`}`);
  }
  return items[0];
}

class Reader {
  position = 0;
  /** Between "(" and ")", where blanks may stand around "=". */
  private isInCall = false;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  skipSeparators(): void {
    while (/[\s,]/.test(this.peek())) this.position++;
  }

  item(): Item {
    let label: string | undefined;
    const start = this.position;
    const first = this.takeWhile(NAME);
    if (this.peek() === "=" && first !== "") {
      label = first;
      this.position++;
    } else this.position = start;
    const terms = [this.term()];
    while (this.peek() === "+") {
      if (terms.length > MOST_MODIFIERS) throw usage(`more than ${MOST_MODIFIERS} modifiers`);
      this.position++;
      // what modifies starts with a letter, so that no "+" can be read both ways in "lr=1e+3"
      if (/\d/.test(this.peek())) this.fail("expected a name, got");
      terms.push(this.term());
    }
    if (this.position - start > LONGEST_ITEM) {
      throw usage(`an item has ${this.position - start} characters; at most ${LONGEST_ITEM}`);
    }
    return { label, terms };
  }

  private term(): Term {
    const from = this.position;
    const name = this.peek() === "{" ? this.braced() : this.takeWhile(NAME);
    if (name === "") this.fail("expected a name, got");
    const span = { from, to: this.position };
    const params: ParamText[] = [];
    if (this.peek() === "(") this.callParams(params);
    while (this.peek() === ":") {
      this.position++;
      params.push(this.param());
    }
    return { name, params, span };
  }

  /** A formula with its braces; it has none inside. */
  private braced(): string {
    const from = this.position;
    const end = this.text.indexOf("}", from);
    if (end < 0) throw usage("'{' is not closed: expected '}'", { from, to: from + 1 });
    this.position = end + 1;
    return this.text.slice(from, end + 1);
  }

  private callParams(params: ParamText[]): void {
    this.position++;
    this.isInCall = true;
    this.skipSeparators();
    while (this.peek() !== ")") {
      if (this.atEnd()) this.fail("expected ')', got");
      params.push(this.param());
      this.skipSeparators();
    }
    this.isInCall = false;
    this.position++;
  }

  private param(): ParamText {
    const from = this.position;
    this.refuseBareValue();
    const key = this.takeWhile(/[A-Za-z0-9_-]/);
    if (key === "") this.fail("expected a parameter, got");
    const blanks = this.isInCall ? this.blanks() : 0;
    if (this.text[this.position + blanks] !== "=") {
      return { key, value: { kind: "flag" }, span: { from, to: this.position } };
    }
    this.position += blanks + 1;
    if (this.isInCall) this.position += this.blanks();
    const value = readValueText(/[([]/.test(this.peek()) ? this.bracketed() : this.value());
    return { key, value, span: { from, to: this.position } };
  }

  /** `adam:0.1` and `adam(0.1)`: no parameter is called by a number. */
  private refuseBareValue(): void {
    const [number] = /^[-+\u2212]?\.?\d[\w.-]*/.exec(this.text.slice(this.position)) ?? [];
    if (number === undefined) return;
    const span = { from: this.position, to: this.position + number.length };
    throw usage(`'${number}' needs the name of its parameter`, {
      span,
      hint: "as in adam:lr=0.1 or rosenbrock:dim=10",
    });
  }

  /** How many blanks follow. */
  private blanks(): number {
    let ahead = this.position;
    while (/\s/.test(this.text[ahead] ?? "")) ahead++;
    return ahead - this.position;
  }

  /** The atoms between brackets, with "/" between them. */
  private bracketed(): string {
    const close = this.peek() === "(" ? ")" : "]";
    const atoms: string[] = [];
    do {
      this.position++;
      this.position += this.blanks();
      // Python's tuple of one has a comma at its end
      if (this.peek() === close && atoms.length > 0) break;
      const atom = this.value();
      if (atom === "") this.fail("expected a value, got");
      atoms.push(atom);
      this.position += this.blanks();
    } while (this.peek() === ",");
    if (this.peek() !== close) this.fail(`expected ',' or '${close}', got`);
    this.position++;
    return atoms.join("/");
  }

  private value(): string {
    const from = this.position;
    while (!this.atEnd() && (!VALUE_END.test(this.peek()) || this.isExponentSign()))
      this.position++;
    return this.text.slice(from, this.position);
  }

  private isExponentSign(): boolean {
    return (
      this.peek() === "+" &&
      /[\d.]e$/i.test(this.text.slice(Math.max(0, this.position - 2), this.position)) &&
      /\d/.test(this.text[this.position + 1] ?? "")
    );
  }

  private peek(): string {
    return this.text[this.position] ?? "";
  }

  private takeWhile(accepted: RegExp): string {
    const from = this.position;
    while (!this.atEnd() && accepted.test(this.text[this.position])) this.position++;
    return this.text.slice(from, this.position);
  }

  fail(what: string, details: ErrorDetails = {}): never {
    const from = this.position;
    const found = this.atEnd() ? "" : String.fromCodePoint(this.text.codePointAt(from)!);
    const to = from + Math.max(1, found.length);
    const span = { from, to };
    throw usage(`${what} ${found === "" ? "the end" : `'${found}'`}`, { ...details, span });
  }
}

function readValueText(text: string): ValueText {
  const dots = text.indexOf("..");
  if (dots < 0) return { kind: "text", text };
  const low = text.slice(0, dots);
  const [high, ...count] = text.slice(dots + 2).split("@");
  if (count.length === 0) return { kind: "interval", low, high };
  return { kind: "range", low, high, count: count.join("@") };
}
