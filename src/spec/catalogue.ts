import { usage } from "../core/errors.js";
import { didYouMean, fold } from "../core/suggest.js";
import type {
  AnyDefinition,
  AnyFunction,
  AnyModifier,
  AnyOptimizer,
  AnySchedule,
  AnyTransform,
} from "../core/types.js";

/** Everything that has a name. Dialects' entries stand among our own, as `torch/adam`. */
export interface Entries {
  readonly optimizers: readonly AnyOptimizer[];
  readonly functions: readonly AnyFunction[];
  readonly schedules: readonly AnySchedule[];
  readonly modifiers: readonly AnyModifier[];
  readonly transforms: readonly AnyTransform[];
}

interface Named {
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
  readonly #indexes = new Map<readonly Named[], Map<string, Named>>();

  constructor(entries: Entries) {
    this.optimizers = entries.optimizers;
    this.functions = entries.functions;
    this.schedules = entries.schedules;
    this.modifiers = entries.modifiers;
    this.transforms = entries.transforms;
  }

  /** A catalogue with more entries. Throws a usage error when a name is taken. */
  with(more: Partial<Entries>): Catalogue {
    const join = <T extends Named>(kind: string, own: readonly T[], added: readonly T[] = []) => {
      const all = [...own];
      for (const entry of added) {
        const twin = all.find((other) => fold(other.id) === fold(entry.id));
        if (twin !== undefined) throw usage(`there is already ${article(kind)} '${twin.id}'`);
        all.push(entry);
      }
      return all;
    };
    return new Catalogue({
      optimizers: join("optimizer", this.optimizers, more.optimizers),
      functions: join("function", this.functions, more.functions),
      schedules: join("schedule", this.schedules, more.schedules),
      modifiers: join("modifier", this.modifiers, more.modifiers),
      transforms: join("transform", this.transforms, more.transforms),
    });
  }

  optimizer(name: string): AnyOptimizer {
    return this.#find(this.optimizers, name) ?? this.#unknown("optimizer", "optimizers", name);
  }

  function(name: string): AnyFunction {
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
    const lists = this.#lists;
    return lists.flatMap((list) => this.#find<(typeof list)[number]>(list, name) ?? []);
  }

  /** Every name, for suggestions and completion. */
  names(): string[] {
    return this.#lists.flatMap((list) => list.map(({ id }) => id));
  }

  #find<T extends Named>(list: readonly T[], name: string): T | undefined {
    let index = this.#indexes.get(list);
    if (index === undefined) {
      index = new Map(
        list.flatMap((entry) =>
          [entry.id, ...(entry.aliases ?? [])].map((id) => [fold(id), entry]),
        ),
      );
      this.#indexes.set(list, index);
    }
    return index.get(fold(name)) as T | undefined;
  }

  #unknown(kind: string, list: keyof Entries, name: string): never {
    const names = [...this[list], ...(list === "schedules" ? this.modifiers : [])].map((e) => e.id);
    const hint = didYouMean(name, names);
    const all = `all: optbench list ${list}`;
    throw usage(`unknown ${kind} '${name}'\n  ${hint === "" ? all : `${hint}  ${all}`}`);
  }
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
