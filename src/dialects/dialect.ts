import { flag } from "../core/define.js";
import { completeParams, kebab, printValue } from "../core/params.js";
import type {
  AnyModifier,
  AnyOptimizer,
  AnySchedule,
  Optimizer,
  Param,
  ParamValue,
  Params,
} from "../core/types.js";

/**
 * The names, defaults and forms of one library, as tables. A row stands among our own definitions
 * as `<dialect>/<row>`; it is data, and the code it runs is ours.
 */
export interface Dialect {
  readonly id: string;
  /** The library and the version or commit whose behaviour the rows have. */
  readonly title: string;
  readonly url?: string;
  readonly optimizers: Readonly<Record<string, Row>>;
  readonly schedules: Readonly<Record<string, Row>>;
}

export interface Row {
  /** What the library calls it: "torch.optim.Adam". */
  readonly name: string;
  /** Our id. */
  readonly to: string;
  /** The library's parameters in the library's order and under its names. */
  readonly params: Readonly<Record<string, ParamRow>>;
  /** Values of ours that make the library's form and that it gives no name to. */
  readonly set?: Given;
  /** Values that modifiers named in `params` always have: { "weight-decay": { form: "coupled" } }. */
  readonly modifiers?: Readonly<Record<string, Given>>;
  /** Where it differs from what others call the same. */
  readonly note?: string;
}

/**
 * What a parameter of the library is with us:
 * - `"beta1"`: our parameter, with our default; `["eps", 1e-7]`: with the library's default;
 * - `["weight-decay.rate", 0]`: a parameter of a modifier, put around when it is not at its default;
 * - `{ flag: "maximize" }`: a modifier without parameters;
 * - `{ default, means }`: a word (or true, false) that stands for several values of ours.
 */
export type ParamRow =
  | string
  | readonly [to: string, value: ParamValue]
  | { readonly flag: string }
  | {
      readonly default: string | boolean;
      readonly means: Readonly<Record<string, Given>>;
      readonly doc: string;
    };

type Given = Readonly<Record<string, ParamValue>>;

interface Targets {
  readonly optimizers: readonly AnyOptimizer[];
  readonly schedules: readonly AnySchedule[];
  readonly modifiers: readonly AnyModifier[];
}

/** The rows of a dialect as definitions. Throws a plain Error where a row names nothing of ours. */
export function linkDialect(
  dialect: Dialect,
  targets: Targets,
): { optimizers: AnyOptimizer[]; schedules: AnySchedule[] } {
  return {
    optimizers: Object.entries(dialect.optimizers).map(([id, row]) => {
      const link = new Link(dialect, id, row, find(targets.optimizers, row.to), targets.modifiers);
      return link.optimizer();
    }),
    schedules: Object.entries(dialect.schedules).map(([id, row]) => {
      const target = find(targets.schedules, row.to);
      const link = new Link(dialect, id, row, target, targets.modifiers);
      return {
        ...target,
        ...link.common(),
        create: (base, values, iterations) =>
          target.create(base, link.translate(values).own, iterations),
      };
    }),
  };
}

function find<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (found === undefined)
    throw new Error(`a dialect names '${id}', which is not in the catalogue`);
  return found;
}

/** One row joined to its target. */
class Link<T extends AnyOptimizer | AnySchedule> {
  private readonly params: Params;

  constructor(
    private readonly dialect: Dialect,
    private readonly id: string,
    private readonly row: Row,
    private readonly target: T,
    private readonly modifiers: readonly AnyModifier[],
  ) {
    this.params = Object.fromEntries(
      Object.entries(row.params).map(([name, spec]) => [camel(name), this.param(spec)]),
    );
  }

  /** What any kind of definition has. */
  common() {
    const { dialect, row } = this;
    return {
      id: `${dialect.id}/${this.id}`,
      title: row.name,
      params: this.params,
      source: {
        ref: `${row.name}, ${dialect.title}`,
        ...(dialect.url === undefined ? {} : { url: dialect.url }),
        ...(row.note === undefined ? {} : { departs: row.note }),
      },
      mapsTo: this.mapsTo(),
    };
  }

  optimizer(this: Link<AnyOptimizer>): AnyOptimizer {
    const { target } = this;
    const lrName = Object.entries(this.row.params).find(([, spec]) => toOf(spec) === target.lrKey);
    return {
      ...target,
      ...this.common(),
      lrKey: lrName === undefined ? null : camel(lrName[0]),
      create: (dim, values, oracle) => {
        const { own, around } = this.translate(values);
        let optimizer: Optimizer = target.create(dim, own, oracle);
        for (const { modifier, given } of around) {
          const complete = completeParams(modifier.id, modifier.params, given);
          optimizer = modifier.wrap(optimizer, dim, complete, oracle);
        }
        return optimizer;
      },
    };
  }

  /** The library's values as ours: of the target, and of the modifiers around it. */
  translate(values: Given): { own: Given; around: { modifier: AnyModifier; given: Given }[] } {
    const own: Record<string, ParamValue> = { ...this.row.set };
    const around = new Map<string, Record<string, ParamValue>>();
    for (const [name, spec] of Object.entries(this.row.params)) {
      const value = values[camel(name)];
      if (typeof spec === "object" && "means" in spec) {
        Object.assign(own, spec.means[String(value)]);
      } else if (typeof spec === "object" && "flag" in spec) {
        if (value === true) around.set(spec.flag, {});
      } else {
        const [modifier, key] = split(toOf(spec)!);
        if (modifier === null) own[key] = value;
        else if (value !== this.params[camel(name)].default || around.has(modifier)) {
          around.set(modifier, {
            ...this.row.modifiers?.[modifier],
            ...around.get(modifier),
            [key]: value,
          });
        }
      }
    }
    return {
      own: completeParams(this.target.id, this.target.params, own),
      around: [...around].map(([id, given]) => ({ modifier: find(this.modifiers, id), given })),
    };
  }

  /** Our item with the library's defaults. */
  private mapsTo(): string {
    const defaults = Object.entries(this.params).map(([key, param]) => [key, param.default]);
    const { own } = this.translate(Object.fromEntries(defaults));
    const stated = Object.entries(this.target.params as Params).flatMap(([key, param]) => {
      const value = own[key];
      if (printValue(value) === printValue(param.default)) return [];
      if (param.type === "flag") return [value === true ? kebab(key) : `no-${kebab(key)}`];
      return [`${kebab(key)}=${printValue(value)}`];
    });
    return [this.target.id, ...stated].join(":");
  }

  private param(spec: ParamRow): Param {
    if (typeof spec === "object" && "flag" in spec) {
      return flag({ doc: find(this.modifiers, spec.flag).title });
    }
    if (typeof spec === "object" && "means" in spec) {
      if (typeof spec.default === "boolean") return flag({ default: spec.default, doc: spec.doc });
      const values = Object.keys(spec.means);
      return { type: "choice", values, default: spec.default, doc: spec.doc };
    }
    const [modifier, key] = split(toOf(spec)!);
    const { params } = modifier === null ? this.target : find(this.modifiers, modifier);
    const param: Param | undefined = (params as Params)[key];
    if (param === undefined) throw new Error(`${this.row.name}: there is no ${String(toOf(spec))}`);
    return typeof spec === "string" ? param : ({ ...param, default: spec[1] } as Param);
  }
}

function toOf(spec: ParamRow): string | null {
  if (typeof spec === "string") return spec;
  return Array.isArray(spec) ? (spec[0] as string) : null;
}

/** "weight-decay.rate" is a modifier's, "beta1" the target's own. */
function split(to: string): [modifier: string | null, key: string] {
  const dot = to.indexOf(".");
  return dot < 0 ? [null, to] : [to.slice(0, dot), to.slice(dot + 1)];
}

/** `learning_rate`, `T_max`, `beta_1` as keys of ours: learningRate, tMax, beta1. */
function camel(name: string): string {
  const [first, ...rest] = name.split("_").filter((part) => part !== "");
  return [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)),
  ].join("");
}
