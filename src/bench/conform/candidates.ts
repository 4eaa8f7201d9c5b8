import type { AnyModifier, AnyOptimizer } from "../../core/definition.js";
import type { Param, ParamValue } from "../../core/parameter.js";
import { checkValue, completeParams } from "../../core/params.js";
import { fold } from "../../core/suggest.js";
import { print, printBound, type Bound } from "../../plan/bind-term.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { ResolvedOptimizer } from "../../plan/resolve.js";
import { tupleKeys } from "../../plan/tuple.js";
import { keysByOwn, meaningsOf } from "./own-names.js";

/** Values of a definition's parameters. */
type Given = Readonly<Record<string, ParamValue>>;

/** The settings of the method under test, under its own names. */
export interface SubjectSettings {
  /** Its learning rate; null: it has none. */
  readonly lr: number | null;
  /** What was stated: holds for every method that has a parameter of that meaning. */
  readonly stated: NamedSettings;
  /** Its further defaults. Other methods are tried with these and with their own. */
  readonly defaults: NamedSettings;
}

/** Values by the names that a library gives them; a list may be a tuple, such as `betas`. */
export type NamedSettings = Readonly<Record<string, unknown>>;

/** A modifier with values. */
export function boundTo(definition: AnyModifier, given: Given): Bound<AnyModifier> {
  const values = completeParams(definition.id, definition.params, given);
  return { definition, values, stated: Object.keys(given) };
}

/** A method with values, as if its canonical name had been typed. */
export function withValues(
  definition: AnyOptimizer,
  given: Given,
  after: readonly Bound<AnyModifier>[] = [],
): ResolvedOptimizer {
  const values = completeParams(definition.id, definition.params, given);
  const name = print(definition.id, definition.params, values);
  const id = [name, ...after.map(printBound)].join("+");
  const stated = Object.keys(given);
  return { definition, values, after, id, stated, written: undefined, label: undefined };
}

/**
 * Every method of the catalogue at the learning rate of the subject: with its own defaults, and with
 * those of the subject where the names say the same.
 */
export function candidatesFor(
  settings: SubjectSettings,
  catalogue: Catalogue,
  except: AnyOptimizer | null,
): ResolvedOptimizer[] {
  return catalogue.optimizers
    .filter((definition) => definition !== except)
    .flatMap((definition) => formsOf(definition, settings, catalogue));
}

/** One method at the settings of the subject. */
export function formsOf(
  definition: AnyOptimizer,
  { lr, stated, defaults }: SubjectSettings,
  catalogue: Catalogue,
): ResolvedOptimizer[] {
  const found = new Map<string, ResolvedOptimizer>();
  for (const named of [stated, { ...defaults, ...stated }]) {
    const given = givenFor(definition, lr, named);
    for (const after of decaysFor(definition, named, catalogue)) {
      const form = withValues(definition, given, after);
      found.set(form.id, form);
    }
  }
  return [...found.values()];
}

/** The values of a method that follow from somebody's settings; what it does not have is left out. */
export function givenFor(definition: AnyOptimizer, lr: number | null, named: NamedSettings): Given {
  const given: Record<string, ParamValue> = {};
  const { params, lrKey } = definition;
  const take = (key: string | undefined, value: unknown) => {
    if (key === undefined || key === lrKey) return;
    const checked = checkedValue(definition, key, value);
    if (checked !== undefined) given[key] = checked;
  };
  for (const [name, value] of Object.entries(named)) {
    const parts = Array.isArray(value) ? tupleKeys(params, name) : [];
    const tuple = parts.length > 0 ? parts : Array.isArray(value) ? ownTuple(definition, name) : [];
    if (tuple.length > 0) tuple.forEach((key, k) => take(key, (value as unknown[])[k]));
    else take(keyFor(definition, name), value);
  }
  if (lrKey !== null && lr !== null) {
    const rate = checkedValue(definition, lrKey, lr);
    if (rate !== undefined) given[lrKey] = rate;
  }
  return given;
}

/** "betas" for a method that has b1 and b2. */
function ownTuple(definition: AnyOptimizer, name: string): readonly (string | undefined)[] {
  const keys = keysByOwn(definition);
  const ours = { beta1: 0, beta2: 0, beta3: 0, etaMinus: 0, etaPlus: 0, stepMin: 0, stepMax: 0 };
  return tupleKeys(ours as never, name).map((own) => keys.get(own));
}

function keyFor(definition: AnyOptimizer, name: string): string | undefined {
  const keys = keysByOwn(definition);
  for (const own of meaningsOf(camelCase(name))) {
    if (own in definition.params) return own;
    const key = keys.get(own);
    if (key !== undefined) return key;
  }
  return undefined;
}

function camelCase(name: string): string {
  return name.replaceAll(/[-_]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
}

function checkedValue(
  { id, params }: AnyOptimizer,
  key: string,
  value: unknown,
): ParamValue | undefined {
  const param: Param = params[key];
  const word =
    param.type === "choice" && typeof value === "string"
      ? param.values.find((known) => fold(known) === fold(value))
      : undefined;
  try {
    return checkValue(id, key, param, word ?? value);
  } catch {
    // of another type or outside its range: then it is another parameter of that name
    return undefined;
  }
}

/** Weight decay around a method that has none of its own, in both forms. */
function decaysFor(
  definition: AnyOptimizer,
  named: NamedSettings,
  catalogue: Catalogue,
): (readonly Bound<AnyModifier>[])[] {
  const [, rate] =
    Object.entries(named).find(([name]) => meaningsOf(camelCase(name)).has("weightDecay")) ?? [];
  if (typeof rate !== "number" || rate <= 0) return [[]];
  if (definition.mapsTo !== undefined || keysByOwn(definition).has("weightDecay")) return [[]];
  const decay = catalogue.modifiers.find(({ id }) => id === "weight-decay");
  if (decay === undefined) return [[]];
  return ["coupled", "decoupled"].map((form) => [boundTo(decay, { rate, form })]);
}
