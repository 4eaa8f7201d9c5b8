import { messageOf, usage, within, type Span } from "../core/errors.js";
import {
  checkValue,
  completeParams,
  findParam,
  kebab,
  parseNumber,
  printNumber,
  printValue,
  readValue,
  unknownParam,
} from "../core/params.js";
import { exp, ln } from "../core/math.js";
import type {
  AnyFunction,
  AnyModifier,
  AnyOptimizer,
  AnySchedule,
  AnyTransform,
  Objective,
  Param,
  ParamValue,
  Params,
  Placement,
  View,
} from "../core/types.js";
import type { Streams } from "../core/random.js";
import type { Catalogue } from "./catalogue.js";
import type { Item, ParamText, Term } from "./grammar.js";

type Given = Readonly<Record<string, ParamValue>>;

/** A definition with checked values. */
export interface Bound<D> {
  readonly definition: D;
  readonly values: Given;
}

export interface ResolvedOptimizer extends Bound<AnyOptimizer> {
  /** The canonical name: non-default parameters in declared order. It is itself valid input. */
  readonly id: string;
  readonly label: string | undefined;
  /** In the order in which they were written. */
  readonly after: readonly Bound<AnySchedule | AnyModifier>[];
}

/**
 * A function with its transforms. `definition` says where the transformed function lies, and still
 * creates the plain one: an objective is made by `bindFunction`, which looks at it through `see`.
 */
export interface ResolvedFunction extends Bound<AnyFunction> {
  readonly id: string;
  readonly label: string | undefined;
  readonly dim: number;
  /** All transforms in one, the first written innermost; absent where there are none. */
  readonly see?: (plain: Objective, streams: Streams) => Objective;
}

/** The most values a grid or range of one parameter may have. */
const MAX_VALUES = 10_000;

/** The optimizers that an item stands for: one, or as many as its grids span, the last varying fastest. */
export function resolveOptimizers(item: Item, catalogue: Catalogue): ResolvedOptimizer[] {
  const [head, ...rest] = item.terms;
  const heads = bindAll(
    head,
    within(head.span, () => catalogue.optimizer(head.name)),
  );
  const afters = rest.map((term) =>
    bindAll<AnySchedule | AnyModifier>(
      term,
      within(term.span, () => catalogue.afterPlus(term.name)),
    ),
  );
  refuseLargeGrid([heads, ...afters]);
  const combinations = product(afters);
  return heads.flatMap(({ definition, values }) =>
    combinations.map((after) => {
      const schedule = after.find((bound) => bound.definition.kind === "schedule");
      if (schedule !== undefined && definition.lrKey === null) {
        const { id } = schedule.definition;
        throw usage(`${definition.id} has no learning rate that ${id} could change`, head.span);
      }
      const id = [print(definition.id, definition.params, values), ...after.map(printBound)];
      return { definition, values, after, id: id.join("+"), label: item.label };
    }),
  );
}

/** `dim` is a parameter of every function. */
const DIM: Param = {
  type: "number",
  default: null,
  range: "[1, 100000000]",
  scale: "log",
  integer: true,
  doc: "dimension n",
};

/** The functions that an item stands for. `dim` is for those that do not state one themselves. */
export function resolveFunctions(
  item: Item,
  catalogue: Catalogue,
  dim?: number,
): ResolvedFunction[] {
  const [head, ...rest] = item.terms;
  const definition = within(head.span, () => catalogue.function(head.name));
  const bounds = bindAll(head, definition, { dim: DIM, ...definition.params });
  const transforms = rest.map((term) =>
    bindAll(
      term,
      within(term.span, () => catalogue.transform(term.name)),
    ),
  );
  refuseLargeGrid([bounds, ...transforms]);
  const chains = product(transforms);
  return bounds.flatMap(({ values: { dim: stated, ...values } }) => {
    const n = (stated as number | null) ?? dim ?? definition.dim.default;
    within(head.span, () => checkDim(definition, n));
    const shown = n === definition.dim.default ? {} : { dim: n };
    const id = print(definition.id, { dim: DIM, ...definition.params }, { ...values, ...shown });
    const plain = { definition, values, dim: n, id, label: item.label };
    return chains.map((chain) =>
      transformed(
        plain,
        chain,
        rest.map(({ span }) => span),
      ),
    );
  });
}

/** The function as its transforms show it, the first of them innermost. */
function transformed(
  plain: ResolvedFunction,
  chain: readonly Bound<AnyTransform>[],
  spans: readonly Span[],
): ResolvedFunction {
  if (chain.length === 0) return plain;
  const { definition } = plain;
  let place = placementOf(plain);
  const views = chain.map((transform, k): View => {
    const apply = () => transform.definition.apply(place, transform.values);
    const view = within(spans[k], apply);
    place = view.place;
    return view;
  });
  return {
    ...plain,
    id: [plain.id, ...chain.map(printBound)].join("+"),
    definition: {
      ...definition,
      start: () => place.start.slice(),
      domain: () => place.domain,
      optimum: () => place.optimum,
    },
    see: (objective, streams) =>
      views.reduce(
        (inner, view, k) => view.see(inner, (purpose) => streams(`transform ${k}: ${purpose}`)),
        objective,
      ),
  };
}

function placementOf({ definition, id, dim, values }: ResolvedFunction): Placement {
  try {
    return {
      start: definition.start(dim, values),
      domain: definition.domain(dim, values),
      optimum: definition.optimum(dim, values),
    };
  } catch (error) {
    throw usage(`${id} cannot be transformed, since it throws: ${messageOf(error)}`);
  }
}

/** Throws a usage error unless the function has this dimension. */
export function checkDim({ id, dim: { min, max, multipleOf } }: AnyFunction, n: number): void {
  checkValue(id, "dim", DIM, n);
  if (min === max && n !== min) throw usage(`${id} has dim ${min} only, got ${n}`);
  if (n < min) throw usage(`${id} needs dim >= ${min}, got ${n}`);
  if (n > max) throw usage(`${id} needs dim <= ${max}, got ${n}`);
  if (n % multipleOf !== 0) throw usage(`${id} needs a multiple of ${multipleOf} as dim, got ${n}`);
}

function printBound({
  definition,
  values,
}: Bound<AnySchedule | AnyModifier | AnyTransform>): string {
  return print(definition.id, definition.params, values);
}

/** The name with its non-default parameters in declared order. */
function print(id: string, params: Params, values: Given): string {
  const parts = [id];
  for (const [key, param] of Object.entries(params)) {
    const value = values[key] ?? null;
    if (key in values && !sameValue(value, param.default)) {
      if (param.type === "flag") parts.push(value === true ? kebab(key) : `no-${kebab(key)}`);
      else parts.push(`${kebab(key)}=${printValue(value)}`);
    }
  }
  return parts.join(":");
}

function sameValue(a: ParamValue, b: ParamValue): boolean {
  return (
    a === b || (typeof a === "object" && typeof b === "object" && printValue(a) === printValue(b))
  );
}

/** Every combination of the values that a term gives to the parameters of a definition. */
function bindAll<D extends { readonly id: string; readonly params: Params }>(
  term: Term,
  definition: D,
  params: Params = definition.params,
): Bound<D>[] {
  const keys: string[] = [];
  const choices = term.params.map((given) =>
    within(given.span, () => {
      const key = keyOf(definition.id, params, given);
      if (keys.includes(key)) throw usage(`${definition.id}: ${kebab(key)} is given twice`);
      keys.push(key);
      return valuesOf(definition.id, key, params[key], given).map((value) =>
        checkValue(definition.id, key, params[key], value),
      );
    }),
  );
  return product(choices).map((values) => ({
    definition,
    values: completeParams(
      definition.id,
      params,
      Object.fromEntries(values.map((value, k) => [keys[k], value])),
    ),
  }));
}

function keyOf(owner: string, params: Params, { key: typed, value }: ParamText): string {
  const key = findParam(params, typed);
  if (key !== undefined) return key;
  const negated = /^no-?(.+)$/i.exec(typed);
  if (value.kind === "flag" && negated !== null) {
    const flag = findParam(params, negated[1]);
    if (flag !== undefined && params[flag].type === "flag") return flag;
  }
  return unknownParam(owner, params, typed);
}

/** The values that a text gives: one, a grid "a/b/c", or a range "a..b@n". */
function valuesOf(owner: string, key: string, param: Param, given: ParamText): ParamValue[] {
  const { value } = given;
  const name = `${owner}: ${kebab(key)}`;
  switch (value.kind) {
    case "flag": {
      if (param.type !== "flag") throw usage(`${name} needs a value: ${kebab(key)}=…`);
      return [findParam({ [key]: param }, given.key) !== undefined];
    }
    case "interval":
      throw usage(
        `${name} = ${value.low}..${value.high} is an interval; a number is needed here, or a range with a count: ${value.low}..${value.high}@5`,
      );
    case "range":
      if (param.type !== "number") throw usage(`${name} takes no range`);
      return rangeOf(name, param.scale, value);
    case "text": {
      const parts = param.type === "list" ? [value.text] : value.text.split("/");
      if (parts.length > MAX_VALUES) throw usage(`${name}: more than ${MAX_VALUES} values`);
      return parts.map((text) => readValue(owner, key, param, text));
    }
  }
}

function rangeOf(
  name: string,
  scale: "linear" | "log",
  range: { low: string; high: string; count: string },
): number[] {
  const [low, high, count] = [range.low, range.high, range.count].map((text) => {
    const value = parseNumber(text);
    if (value === undefined || !Number.isFinite(value)) {
      throw usage(
        `${name}: '${text}' in ${range.low}..${range.high}@${range.count} is not a number`,
      );
    }
    return value;
  });
  if (!Number.isInteger(count) || count < 1 || count > MAX_VALUES) {
    throw usage(`${name}: a range has 1 to ${MAX_VALUES} values, got @${range.count}`);
  }
  if (low >= high) throw usage(`${name}: ${range.low}..${range.high} is empty or reversed`);
  if (scale === "log" && low <= 0) throw usage(`${name}: a logarithmic range starts above 0`);
  return Array.from({ length: count }, (_, k) => {
    if (k === 0) return low;
    if (k === count - 1) return high;
    const share = k / (count - 1);
    const between =
      scale === "log"
        ? exp((1 - share) * ln(low) + share * ln(high))
        : (1 - share) * low + share * high;
    // six digits keep identities readable; the ends stay as they were given
    const rounded = Number(between.toPrecision(6));
    return low < rounded && rounded < high ? rounded : between;
  });
}

/** All ways to take one of each, the last varying fastest. */
function product<T>(lists: readonly (readonly T[])[]): T[][] {
  refuseLargeGrid(lists);
  return lists.reduce<T[][]>(
    (rows, list) => rows.flatMap((row) => list.map((entry) => [...row, entry])),
    [[]],
  );
}

function refuseLargeGrid(lists: readonly (readonly unknown[])[]): void {
  const size = lists.reduce((total, list) => total * list.length, 1);
  if (size > MAX_VALUES)
    throw usage(`the grid has ${printNumber(size)} cases; at most ${MAX_VALUES}`);
}
