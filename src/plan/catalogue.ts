import type {
  AnyDefinition,
  AnyFunction,
  AnyModifier,
  AnyOptimizer,
  AnySchedule,
  AnyTransform,
} from "../core/definition.js";
import { usage } from "../core/errors.js";
import { nameInDialect } from "../core/name-in-dialect.js";
import { didYouMean, fold } from "../core/suggest.js";
import { formula, isFormula } from "../functions/formula/formula.js";
import { FUNCTION_NAMES } from "../functions/formula/unroll.js";
import { isName } from "./item.js";
import { searchEntries } from "./search-entries.js";

/** Everything that has a name. Dialects' entries stand among our own, as `torch/adam`. */
export interface Entries {
  readonly optimizers: readonly AnyOptimizer[];
  readonly functions: readonly AnyFunction[];
  readonly schedules: readonly AnySchedule[];
  readonly modifiers: readonly AnyModifier[];
  readonly transforms: readonly AnyTransform[];
  /** Names that a library has and we have not, and what to write instead. */
  readonly instead?: Readonly<Record<string, string>>;
}

interface CatalogueEntry {
  readonly kind: AnyDefinition["kind"];
  readonly id: string;
  readonly aliases?: readonly string[];
}

/** Finds definitions by what users type: any case, "-" or "_" or nothing between words. */
export class Catalogue implements Entries {
  readonly optimizers: readonly AnyOptimizer[];
  readonly functions: readonly AnyFunction[];
  readonly schedules: readonly AnySchedule[];
  readonly modifiers: readonly AnyModifier[];
  readonly transforms: readonly AnyTransform[];
  readonly instead: Readonly<Record<string, string>>;
  readonly #indexes = new Map<readonly CatalogueEntry[], Map<string, CatalogueEntry>>();

  constructor(entries: Entries) {
    this.optimizers = entries.optimizers;
    this.functions = entries.functions;
    this.schedules = entries.schedules;
    this.modifiers = entries.modifiers;
    this.transforms = entries.transforms;
    this.instead = entries.instead ?? {};
  }

  /** A catalogue with more entries. Throws a usage error when a name is taken or cannot be typed. */
  with(more: Partial<Entries>): Catalogue {
    const join = <T extends CatalogueEntry>(
      own: readonly T[],
      added: readonly T[] = [],
      beside: readonly CatalogueEntry[] = [],
    ) => {
      const all = [...own];
      for (const entry of added) {
        refuseName(entry, [...all, ...beside]);
        all.push(entry);
      }
      return all;
    };
    // what may stand after a "+" shares one set of names
    const schedules = join(this.schedules, more.schedules, this.modifiers);
    return new Catalogue({
      optimizers: join(this.optimizers, more.optimizers),
      functions: join(this.functions, more.functions),
      schedules,
      modifiers: join(this.modifiers, more.modifiers, schedules),
      transforms: join(this.transforms, more.transforms),
      instead: this.instead,
    });
  }

  optimizer(name: string): AnyOptimizer {
    return this.#find(this.optimizers, name) ?? this.#unknown("optimizer", "optimizers", name);
  }

  /** A function by its name, or a formula in braces. */
  function(name: string): AnyFunction {
    if (isFormula(name)) return formulaOf(name);
    return this.#find(this.functions, name) ?? this.#unknown("function", "functions", name);
  }

  /** What may stand after a "+" of an optimizer. */
  afterPlus(name: string): AnySchedule | AnyModifier {
    return (
      this.#find(this.schedules, name) ??
      this.#find(this.modifiers, name) ??
      this.#unknown("schedule or modifier", "schedules", name)
    );
  }

  /** What may stand after a "+" of a function. */
  transform(name: string): AnyTransform {
    return this.#find(this.transforms, name) ?? this.#unknown("transform", "transforms", name);
  }

  get #lists() {
    const { optimizers, functions, schedules, modifiers, transforms } = this;
    return [optimizers, functions, schedules, modifiers, transforms] as const;
  }

  /** Whatever has this name, for `show`. */
  all(name: string): AnyDefinition[] {
    if (isFormula(name)) return [formulaOf(name)];
    const lists = this.#lists;
    return lists.flatMap((list) => this.#find<(typeof list)[number]>(list, name) ?? []);
  }

  /** What has the same name in other dialects, or without one: `adam`, `keras/adam`. */
  namesakes(definition: AnyDefinition): AnyDefinition[] {
    const list: readonly AnyDefinition[] =
      this.#lists.find(([first]) => first?.kind === definition.kind) ?? [];
    const name = fold(nameInDialect(definition.id));
    return list.filter((one) => one !== definition && fold(nameInDialect(one.id)) === name);
  }

  /** Every definition. */
  entries(): AnyDefinition[] {
    return this.#lists.flatMap((list: readonly AnyDefinition[]) => list);
  }

  /** Every name, for suggestions and completion. */
  names(): string[] {
    return this.entries().map(({ id }) => id);
  }

  #find<T extends CatalogueEntry>(list: readonly T[], name: string): T | undefined {
    let index = this.#indexes.get(list);
    if (index === undefined) {
      index = new Map(list.flatMap((entry) => namesOf(entry).map((known) => [fold(known), entry])));
      this.#indexes.set(list, index);
    }
    return index.get(fold(name)) as T | undefined;
  }

  #unknown(kind: string, list: Exclude<keyof Entries, "instead">, name: string): never {
    const names = [...this[list], ...(list === "schedules" ? this.modifiers : [])].map((e) => e.id);
    const absent = Object.keys(this.instead).find((one) => fold(one) === fold(name));
    const all = `all: optbench list ${list}`;
    const hint =
      absent === undefined
        ? (otherHint(name, list) ?? meant(name, this[list], names))
        : `${this.instead[absent]}.`;
    throw usage(`unknown ${kind} '${name}'`, {
      hint: hint === "" ? all : `${hint}  ${all}`,
      wantsField: true,
    });
  }
}

function looksLikeFormula(name: string): boolean {
  return FUNCTION_NAMES.includes(name) || /^-?[w-z]\d?(?![a-z])/.test(name);
}

/** What to write for words that are not names. */
function otherHint(name: string, list: string): string | undefined {
  if (/^\.?\d/.test(name)) return `a parameter stands behind its method: adam:lr=${name}`;
  if (list === "functions" && looksLikeFormula(name)) {
    return "a formula stands in braces: '{sin(x)+y}'.";
  }
  if (fold(name) !== "all") return undefined;
  return ["optimizers", "functions"].includes(list)
    ? `all of them: optbench run all-${list}`
    : undefined;
}

/** What goes by that name elsewhere, or is spelled like it. */
function meant(name: string, entries: readonly AnyDefinition[], names: readonly string[]): string {
  const found = searchEntries(name, entries).map(({ id }) => `'${id}'`);
  return found.length > 0 && found.length <= 3
    ? `did you mean ${found.join(" or ")}?`
    : didYouMean(name, names);
}

const formulas = new Map<string, AnyFunction>();
/** Formulas that are kept: a case names its function again and again. */
const MOST_FORMULAS = 100;

function formulaOf(name: string): AnyFunction {
  let known = formulas.get(name);
  if (known === undefined) {
    if (formulas.size >= MOST_FORMULAS) formulas.clear();
    formulas.set(name, (known = formula(name)));
  }
  return known;
}

/** The id, then the other names. */
export function namesOf({ id, aliases = [] }: CatalogueEntry): string[] {
  return [id, ...aliases];
}

function refuseName(entry: CatalogueEntry, others: readonly CatalogueEntry[]): void {
  for (const name of namesOf(entry)) {
    if (!isName(name)) {
      throw usage(`'${name}' cannot be typed: a name has letters, digits, '-', '_', '.' and '/'`);
    }
    const twin = others.find((other) => namesOf(other).some((known) => fold(known) === fold(name)));
    if (twin !== undefined) throw usage(`there is already ${article(twin.kind)} '${name}'`);
  }
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
