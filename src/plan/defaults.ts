import type { AnyDefinition } from "../core/definition.js";
import { reading, usage, within } from "../core/errors.js";
import type { Params } from "../core/parameter.js";
import { checkValue, findParam, kebab, unknownParam } from "../core/params.js";
import { didYouMean, fold } from "../core/suggest.js";
import { keyIfAny, stated } from "./bind-term.js";
import type { Catalogue } from "./catalogue.js";
import { parseItem } from "./grammar.js";
import type { Item, ParamText, Term } from "./item.js";
import { tupleKeys, withoutTuple } from "./tuple.js";
import { valuesOf } from "./values.js";

/** The names under which defaults of all optimizers and of all functions stand. */
export const DEFAULT_GROUPS = ["optimizers", "functions"] as const;

type Group = (typeof DEFAULT_GROUPS)[number];

/** One parameter that holds wherever it is not stated. */
interface Default {
  readonly text: string;
  readonly owner: Group | readonly AnyDefinition[];
  readonly param: ParamText;
}

/** Adds to the items of a list the parameters that they do not state. */
export type FillIn = (item: Item, group: Group) => Item;

/**
 * Reads defaults: items without a "+", each a name and the parameters that hold wherever the name
 * stands without them. "optimizers" and "functions" stand for all that have the parameter, and what
 * is said of one name goes before them; of two that say the same, the later counts.
 *
 * @throws OptbenchError for an unknown name, and for a parameter that none has
 */
export function readDefaults(texts: readonly string[], catalogue: Catalogue): FillIn {
  const defaults = texts.flatMap((text) => reading("defaults", text, () => read(text, catalogue)));
  const ofAll = defaults.filter(({ owner }) => typeof owner === "string");
  const ofSome = defaults.filter(({ owner }) => typeof owner !== "string");
  const ordered = [...ofAll, ...ofSome];
  if (ordered.length === 0) return (item) => item;
  return (item, group) => ({
    ...item,
    terms: item.terms.map((term, k) => {
      const definition = definitionOf(term, k, group, catalogue);
      if (definition === undefined) return term;
      const fitting = ordered.filter(({ owner }) =>
        typeof owner === "string" ? k === 0 && owner === group : owner.includes(definition),
      );
      return complete(term, definition, fitting);
    }),
  });
}

function read(text: string, catalogue: Catalogue): Default[] {
  const { label, terms } = parseItem(text);
  const [{ name, params, span }] = terms;
  if (label !== undefined || terms.length > 1) throw usage(`'${text}': one name with parameters`);
  const group = DEFAULT_GROUPS.find((known) => known === name);
  const having = group === undefined ? catalogue.all(name) : catalogue[group];
  if (having.length === 0) {
    const hint = didYouMean(name, [...catalogue.names(), ...DEFAULT_GROUPS]);
    throw usage(`there is no '${name}'`, {
      field: "defaults",
      hint: `${hint}  all: optbench list`.trim(),
      span,
    });
  }
  return params.map((param) => {
    within(param.span, () => refuseUnknown(name, param.key, having));
    return { text, owner: group ?? having, param };
  });
}

function refuseUnknown(name: string, typed: string, having: readonly AnyDefinition[]): void {
  const has = ({ params }: AnyDefinition) =>
    findParam(params as Params, typed) !== undefined ||
    tupleKeys(params as Params, typed).length > 0;
  if (having.some(has)) return;
  if (fold(typed) === "dim") {
    throw usage("defaults: dim has a key of its own: dims: [2, 10], or rosenbrock: { dim: 10 }");
  }
  const all: Params = Object.assign({}, ...having.map(({ params }) => params as Params));
  if (name === having[0].id) unknownParam(name, all, typed);
  const hint = didYouMean(typed, Object.keys(all).map(kebab));
  throw usage(`no entry of ${name} has a parameter '${typed}'`, { field: "defaults", hint });
}

/** What a term names; undefined if nothing: its reader reports that. */
function definitionOf(
  { name }: Term,
  k: number,
  group: Group,
  catalogue: Catalogue,
): AnyDefinition | undefined {
  const kinds =
    group === "functions"
      ? [k === 0 ? "function" : "transform"]
      : k === 0
        ? ["optimizer"]
        : ["schedule", "modifier"];
  return catalogue.all(name).find(({ kind }) => kinds.includes(kind));
}

/** The term with the parameters that it does not state. */
function complete(term: Term, definition: AnyDefinition, defaults: readonly Default[]): Term {
  const params: Params = definition.params;
  const { id } = definition;
  const own = new Set(stated(term, id, params).map((given) => keyIfAny(params, given)));
  const added = new Map<string, ParamText>();
  for (const { text, param: whole } of defaults) {
    const parts = reading("defaults", text, () =>
      within(whole.span, () => withoutTuple(id, params, whole)),
    );
    for (const param of parts) {
      const key = findParam(params, param.key);
      if (key === undefined || own.has(key)) continue;
      reading("defaults", text, () => within(param.span, () => check(definition, key, param)));
      added.delete(key);
      added.set(key, { ...param, span: term.span });
    }
  }
  return added.size === 0 ? term : { ...term, params: [...term.params, ...added.values()] };
}

function check({ id, params }: AnyDefinition, key: string, given: ParamText): void {
  const param = (params as Params)[key];
  for (const value of valuesOf(id, key, param, given)) checkValue(id, key, param, value);
}
