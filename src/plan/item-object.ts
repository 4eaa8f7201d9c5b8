/**
 * An item of the grammar as an object of a file, so that editors can complete and check it:
 *
 *     - adam: { lr: [0.1, 0.3], beta1: 0.95 }     adam:lr=0.1/0.3:beta1=0.95
 *     - sgd: { lr: 0.95 }                         fast=sgd:lr=0.95+cosine:min=0.01
 *       plus: { cosine: { min: 0.01 } }
 *       label: fast
 *
 * It is read as the text that says the same: there is one grammar, and one place that knows names.
 */
import { messageOf, usage, type Span } from "../core/errors.js";
import { printNumber, shown } from "../core/params.js";
import { didYouMean } from "../core/suggest.js";
import { ErrorAtPath, type Path } from "./error-at-path.js";
import { isFormula } from "../functions/formula/formula.js";
import { parseItem } from "./grammar.js";
import { isName } from "./item.js";

/** An item of the grammar, and where its parts were given. */
export interface ItemText {
  readonly text: string;
  /** Where in the value that was read a stretch of the text stands; empty for what was text. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly from: number;
  readonly path: Path;
}

/** What an item may say beside its name. */
export const ITEM_KEYS = ["plus", "label"] as const;

/** Reads an item: text of the grammar, or an object. */
export function readItem(value: unknown, key: string): ItemText {
  if (typeof value === "string") return { text: value, parts: [] };
  if (!isObject(value)) throw usage(`${shown(value)} is not text`, { field: key });
  return new Writer(key).item(value);
}

/** Reads `adam: { beta2: 0.99 }` for each of the keys: an item without anything after a "+". */
export function readTerms(value: unknown, key: string): ItemText[] {
  if (!isObject(value) || Object.keys(value).length === 0) {
    throw usage("expected names with parameters, such as { adam: { beta2: 0.99 } }", {
      field: key,
    });
  }
  return Object.entries(value).map(([name, params]) => new Writer(key).alone(name, params));
}

/** Where the part of an item stands in which a span begins. */
export function pathOf({ parts }: ItemText, span: Span | undefined): Path {
  return parts.findLast(({ from }) => from <= (span?.from ?? 0))?.path ?? [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes the text of one item and keeps account of what was given where. */
class Writer {
  private text = "";
  private readonly parts: Part[] = [];

  constructor(private readonly key: string) {}

  item(value: Record<string, unknown>): ItemText {
    const name = this.nameOf(value, []);
    const { plus, label } = value;
    if (label !== undefined) this.label(label);
    this.term(name, value[name], [name]);
    if (plus !== undefined) this.plus(plus, ["plus"]);
    return { text: this.text, parts: this.parts };
  }

  alone(name: string, params: unknown): ItemText {
    this.term(name, params, [name]);
    return { text: this.text, parts: this.parts };
  }

  private label(label: unknown): void {
    if (typeof label !== "string" || !isName(label)) {
      const rule = "a label has letters, digits, '-', '_', '.' and '/'";
      this.refuse(["label"], `label: ${shown(label)}: ${rule}`);
    }
    this.add(`${String(label)}=`, ["label"]);
  }

  /** The one key that is a name. */
  private nameOf(value: Record<string, unknown>, path: Path): string {
    const own: readonly string[] = path.length === 0 ? ITEM_KEYS : [];
    const names = Object.keys(value).filter((name) => !own.includes(name));
    if (names.length === 1) return names[0];
    const [first, second] = names;
    if (first === undefined) this.refuse(path, "an item without a name; expected { adam: {} }");
    const stray = names.find((name) => didYouMean(name, own) !== "") ?? second;
    const hint = didYouMean(stray, own);
    const rule = `an item has one name${own.length > 0 ? ", 'plus' and 'label'" : ""}; "-" begins the next`;
    const problem = `'${first === stray ? second : first}' and '${stray}': ${rule}`;
    return this.refuse([...path, stray], problem, hint);
  }

  private term(name: string, params: unknown, path: Path): void {
    if (!isName(name) && !isFormula(name)) this.refuse(path, `'${name}' is not a name`);
    this.add(name, path);
    if (params === null || params === undefined) return;
    if (!isObject(params)) {
      const isColonForm = typeof params === "string" && params.includes("=");
      const hint = isColonForm ? `as text, without a blank: ${name}:${params}` : "";
      this.refuse(path, `${name}: expected parameters, such as { lr: 0.1 }`, hint);
    }
    for (const [param, value] of Object.entries(params as Record<string, unknown>)) {
      const at = [...path, param];
      if (!/^[\w-]+$/.test(param)) this.refuse(at, `${name} has no parameter '${param}'`);
      this.add(`:${param}=${this.value(value, `${name}: ${param}`, at)}`, at);
    }
  }

  private plus(value: unknown, path: Path): void {
    const list: unknown[] = Array.isArray(value) ? value : [value];
    if (list.length === 0) this.refuse(path, "plus: the list is empty");
    for (const [k, entry] of list.entries()) {
      const at = Array.isArray(value) ? [...path, k] : path;
      if (isObject(entry)) {
        const name = this.nameOf(entry, at);
        this.text += "+";
        this.term(name, entry[name], [...at, name]);
      } else if (typeof entry === "string") this.plusText(entry.trim(), at);
      else this.refuse(at, `plus: ${shown(entry)} is not text`);
    }
  }

  private plusText(text: string, path: Path): void {
    try {
      if (parseItem(text).label !== undefined) throw usage(`'${text}' has a label`);
      parseItem(`x+${text}`);
    } catch (error) {
      this.refuse(path, `plus: ${messageOf(error)}`);
    }
    this.text += "+";
    this.add(text, path);
  }

  private value(value: unknown, name: string, path: Path): string {
    if (!Array.isArray(value)) return this.atom(value, name, path);
    if (value.length === 0) this.refuse(path, `${name}: the list is empty`);
    const atoms = value.map((one, k) => this.atom(one, name, [...path, k]));
    const several = atoms.length > 1 ? atoms.findIndex((atom) => /\/|\.\./.test(atom)) : -1;
    if (several >= 0) {
      this.refuse([...path, several], `${name}: '${atoms[several]}' is several values in a list`);
    }
    return atoms.join("/");
  }

  private atom(value: unknown, name: string, path: Path): string {
    if (typeof value === "number" && !Number.isNaN(value)) return printNumber(value);
    if (typeof value === "boolean") return String(value);
    if (typeof value === "string" && /^[^\s,:+()=]+$/.test(value)) return value;
    const empty = value === null || value === "" ? "; leave it out for its default" : "";
    return this.refuse(path, `${name}: ${shown(value)} is not a value${empty}`);
  }

  private add(piece: string, path: Path): void {
    this.parts.push({ from: this.text.length, path });
    this.text += piece;
  }

  private refuse(path: Path, problem: string, hint = ""): never {
    throw new ErrorAtPath(path, problem, { field: this.key, hint });
  }
}
