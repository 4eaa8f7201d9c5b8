import type { AnyDefinition, AnyOptimizer } from "../core/definition.js";
import { usage, within } from "../core/errors.js";
import type { Param } from "../core/parameter.js";
import {
  checkValue,
  contains,
  findParam,
  type Interval,
  kebab,
  parseInterval,
  printNumber,
  printShortest,
} from "../core/params.js";
import { keyOf, print, stated, type Bound } from "./bind-term.js";
import type { Catalogue } from "./catalogue.js";
import type { Item, ParamText, Term } from "./item.js";
import { resolveOptimizers, type ResolvedOptimizer } from "./resolve.js";
import { readEnds } from "./values.js";

/** A parameter that is searched for, and where. */
export interface SearchAxis {
  /** As it is typed: "lr"; of a modifier "clip.norm". */
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly scale: "linear" | "log";
  readonly integer: boolean;
  /** Which values the parameter may have at all. */
  readonly allowed: Interval;
}

/** An optimizer of which some parameters are still to be found; its id states their intervals. */
export interface SearchedOptimizer extends ResolvedOptimizer {
  readonly axes: readonly SearchAxis[];
  /** The canonical name with these values in the place of the intervals, in the order of `axes`. */
  at(values: readonly number[]): string;
  /** The same with what is at its default; undefined where that is the canonical name. */
  writtenAt(values: readonly number[]): string | undefined;
}

/** Learning rates are looked for here, unless the method says otherwise. */
const USUAL_RATES = [1e-5, 10] as const;

/**
 * The item with an interval for the learning rate, if it states none and the method has one to
 * search. Others are run as they are.
 */
function openRate(item: Item, catalogue: Catalogue): Item {
  const [head] = item.terms;
  const definition = within(head.span, () => catalogue.optimizer(head.name));
  const { lrKey, params } = definition;
  if (lrKey === null || head.params.some(({ key }) => findParam(params, key) === lrKey))
    return item;
  const interval = usualInterval(definition, lrKey);
  return interval === null ? item : withInterval(item, lrKey, ...interval);
}

/** The item with an interval for one more parameter of its method, and what says where it was read. */
export function withInterval(
  item: Item,
  key: string,
  low: string,
  high: string,
  span = item.terms[0].span,
): Item {
  const [head, ...rest] = item.terms;
  const given: ParamText = {
    key: kebab(key),
    value: { kind: "interval", low, high },
    span,
  };
  return { ...item, terms: [{ ...head, params: [...head.params, given] }, ...rest] };
}

/** Where the learning rate of a method is looked for; null where it has none to be found. */
function usualInterval({ params }: AnyOptimizer, key: string): [low: string, high: string] | null {
  const param: Param = params[key];
  if (param.type !== "number" || param.search === null) return null;
  const allowed = parseInterval(param.range);
  const [low, high] = param.search ?? USUAL_RATES;
  // the search ends where the range does
  const ends = [
    contains(allowed, low) ? low : allowed.low,
    contains(allowed, high) ? high : allowed.high,
  ];
  return ends.every((end) => contains(allowed, end))
    ? [printNumber(ends[0]), printNumber(ends[1])]
    : null;
}

/** The optimizers of an item, their learning rates to be found unless they are stated. */
export function resolveOpen(item: Item, catalogue: Catalogue): SearchedOptimizer[] {
  return resolveSearched(openRate(item, catalogue), catalogue);
}

/** The optimizers of an item that may state intervals. */
export function resolveSearched(item: Item, catalogue: Catalogue): SearchedOptimizer[] {
  const isOpen = ({ value }: ParamText) => value.kind === "interval";
  const closed = item.terms.map((term) => ({
    ...term,
    params: term.params.filter((given) => !isOpen(given)),
  }));
  return resolveOptimizers({ ...item, terms: closed }, catalogue).map((optimizer) => {
    const terms: readonly Bound<AnyDefinition>[] = [optimizer, ...optimizer.after];
    const places = item.terms.flatMap((term, at) =>
      term.params
        .filter(isOpen)
        .map((given) => within(given.span, () => placeOf(terms[at].definition, at, term, given))),
    );
    const name = (changed: (bound: Bound<AnyDefinition>, at: number) => string) =>
      terms.map(changed).join("+");
    const [id, written] = [false, true].map((isWhole) => name(openName(places, isWhole)));
    return {
      ...optimizer,
      id,
      written: written === id ? undefined : written,
      axes: places.map(({ axis }) => axis),
      at: (found) => name(nameWith(places, found)),
      writtenAt(found) {
        const whole = name(nameWith(places, found, true));
        return whole === name(nameWith(places, found)) ? undefined : whole;
      },
    };
  });
}

/** Where in an optimizer a value that is searched for belongs. */
interface Place {
  /** 0: the method itself; k: what stands after the k-th "+". */
  readonly at: number;
  readonly key: string;
  readonly axis: SearchAxis;
}

function placeOf({ id, params }: AnyDefinition, at: number, term: Term, given: ParamText): Place {
  const key = keyOf(id, params, given);
  const param: Param = params[key];
  const { value } = given;
  if (param.type !== "number" || value.kind !== "interval") {
    throw usage(`${id}: ${kebab(key)} takes no interval`);
  }
  const isTwin = (other: ParamText) => other !== given && findParam(params, other.key) === key;
  if (stated(term, id, params).some(isTwin)) throw usage(`${id}: ${kebab(key)} is given twice`);
  const { scale, integer } = param;
  const { low, high } = readEnds(`${id}: ${kebab(key)}`, scale, value);
  for (const end of [low, high]) checkValue(id, key, param, end);
  const name = at === 0 ? kebab(key) : `${id}.${kebab(key)}`;
  const allowed = parseInterval(param.range);
  return { at, key, axis: { name, low, high, scale, integer, allowed } };
}

function intervalsAt(places: readonly Place[], at: number): Record<string, string> {
  const own = places.filter((place) => place.at === at);
  return Object.fromEntries(
    own.map(({ key, axis: { low, high } }) => [
      key,
      `${printShortest(low)}..${printShortest(high)}`,
    ]),
  );
}

/** How a method or what modifies it is called with the intervals of what is searched for. */
function openName(places: readonly Place[], isWhole: boolean) {
  return ({ definition, values, stated: typed }: Bound<AnyDefinition>, at: number): string =>
    print(definition.id, definition.params, values, intervalsAt(places, at), isWhole ? typed : []);
}

/** How a method or what modifies it is called with the values that were found for it. */
function nameWith(places: readonly Place[], found: readonly number[], isWhole = false) {
  return (bound: Bound<AnyDefinition>, at: number): string => {
    const { definition, values, stated: typed } = bound;
    const own = foundAt(places, at, found);
    const shown = isWhole ? [...typed, ...Object.keys(own)] : [];
    return print(definition.id, definition.params, { ...values, ...own }, {}, shown);
  };
}

function foundAt(places: readonly Place[], at: number, found: readonly number[]) {
  return Object.fromEntries(
    places.flatMap((place, k) => (place.at === at ? [[place.key, found[k]]] : [])),
  );
}
