import type {
  AnyFunction,
  AnyModifier,
  AnyOptimizer,
  AnySchedule,
  AnyTransform,
  Placement,
  View,
} from "../core/definition.js";
import { atPriceOf } from "../core/at-price-of.js";
import { messageOf, usage, within, type Span } from "../core/errors.js";
import type { Param } from "../core/parameter.js";
import { checkValue } from "../core/params.js";
import { searchesWith } from "../core/searches-with.js";
import { isFormula, shiftedBy } from "../functions/formula/formula.js";
import type { Streams } from "../core/random.js";
import type { Objective } from "../core/types.js";
import { bindAll, print, printBound, printWritten, type Bound } from "./bind-term.js";
import type { Catalogue } from "./catalogue.js";
import type { Item } from "./item.js";
import { product, refuseLargeGrid } from "./product.js";

export interface ResolvedOptimizer extends Bound<AnyOptimizer> {
  /** The canonical name: non-default parameters in declared order. It is itself valid input. */
  readonly id: string;
  /** The name with what the user wrote at its default; undefined where that is the canonical one. */
  readonly written: string | undefined;
  readonly label: string | undefined;
  /** In the order in which they were written. */
  readonly after: readonly Bound<AnySchedule | AnyModifier>[];
}

/**
 * A function with its transforms. `definition` says where the transformed function lies, and still
 * creates the plain one: an objective is made by `bindFunction`, which looks at it through `see`.
 */
export interface ResolvedFunction extends Omit<Bound<AnyFunction>, "stated"> {
  readonly id: string;
  readonly label: string | undefined;
  readonly dim: number;
  /** All transforms in one, the first written innermost; absent where there are none. */
  readonly see?: (plain: Objective, streams: Streams) => Objective;
}

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
  return heads.flatMap((method) =>
    combinations.map((after) => {
      const { definition, values } = method;
      const schedule = after.find((bound) => bound.definition.kind === "schedule");
      if (schedule !== undefined && definition.lrKey === null) {
        const { id } = schedule.definition;
        throw usage(`${definition.id} has no learning rate that ${id} could change`, head.span);
      }
      const bounding = after.find(isBounding);
      if (bounding !== undefined && searchesWith(definition, values)) {
        const { id } = bounding.definition;
        throw usage(
          `${definition.id} evaluates f at points of its own, which ${id} cannot keep inside`,
          head.span,
        );
      }
      const id = [print(definition.id, definition.params, values), ...after.map(printBound)].join(
        "+",
      );
      const written = [method, ...after].map(printWritten).join("+");
      return {
        ...method,
        after,
        id,
        written: written === id ? undefined : written,
        label: item.label,
      };
    }),
  );
}

function isBounding({ definition }: Bound<AnySchedule | AnyModifier>): boolean {
  return definition.kind === "modifier" && definition.bounds === true;
}

/** Whether a modifier keeps x within the function's domain. */
export function keepsInside({ after }: ResolvedOptimizer): boolean {
  return after.some(isBounding);
}

/** `dim` is a parameter of every function. */
export const DIM: Param = {
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
  const definition = within(head.span, () =>
    shiftedBy(isFormula(head.name) ? head.span.from + 1 : 0, () => catalogue.function(head.name)),
  );
  const bounds = bindAll(head, definition, { dim: DIM, ...definition.params });
  const transforms = rest.map((term) =>
    bindAll(
      term,
      within(term.span, () => catalogue.transform(term.name)),
    ),
  );
  refuseLargeGrid([bounds, ...transforms]);
  const chains = product(transforms);
  return bounds.flatMap(({ values: { dim: own, ...values } }) => {
    const n = (own as number | null) ?? dim ?? definition.dim.default;
    within(head.span, () => {
      checkDim(definition, n);
      // a formula can be wrong for some dimensions only
      if (isFormula(head.name)) refuseWrong(definition, n, values);
    });
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

/** Throws the usage error of a formula that is wrong for this dimension or these parameters. */
function refuseWrong(fn: AnyFunction, n: number, values: ResolvedFunction["values"]): void {
  fn.start(n, values);
  fn.domain(n, values);
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
        (inner, view, k) =>
          atPriceOf(
            inner,
            view.see(inner, (purpose) => streams(`transform ${k}: ${purpose}`)),
          ),
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
