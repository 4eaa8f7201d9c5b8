import type { AnyModifier, AnyOptimizer, AnySchedule } from "../core/definition.js";
import type { Params } from "../core/parameter.js";
import { completeParams } from "../core/params.js";
import type { Optimizer } from "../core/types.js";
import type { Dialect, Given, Row } from "./dialect.js";
import { camel, find, paramOf, toOf, typed } from "./param-row.js";
import { translate, type Translated } from "./translate.js";

interface Targets {
  readonly optimizers: readonly AnyOptimizer[];
  readonly schedules: readonly AnySchedule[];
  readonly modifiers: readonly AnyModifier[];
}

/**
 * The rows of a dialect as definitions. A row's parameters are put together when somebody looks at
 * them: there are a hundred rows, and a run wants one or two. Throws a plain Error, then or here,
 * where a row names nothing of ours.
 */
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
      const link = new Link(dialect, id, row, find(targets.schedules, row.to), targets.modifiers);
      return link.schedule();
    }),
  };
}

/** One row joined to its target. */
class Link<T extends AnyOptimizer | AnySchedule> {
  #params: Params | undefined;

  constructor(
    private readonly dialect: Dialect,
    private readonly id: string,
    private readonly row: Row,
    private readonly target: T,
    private readonly modifiers: readonly AnyModifier[],
  ) {}

  private get params(): Params {
    return (this.#params ??= Object.fromEntries(
      Object.entries(this.row.params).map(([name, spec]) => [
        camel(name),
        paramOf(spec, this.row.name, this.target, this.modifiers),
      ]),
    ));
  }

  private lrKey(): string | null {
    const { lrKey } = this.target as AnyOptimizer;
    const row = Object.entries(this.row.params).find(
      ([, spec]) => lrKey !== null && toOf(spec) === lrKey,
    );
    return row === undefined ? null : camel(row[0]);
  }

  optimizer(this: Link<AnyOptimizer>): AnyOptimizer {
    const { target, ...lazily } = this.parts();
    return {
      ...target,
      ...this.names(),
      get params() {
        return lazily.params();
      },
      get mapsTo() {
        return lazily.mapsTo();
      },
      get lrKey() {
        return lazily.lrKey();
      },
      itemFor: (values) => this.itemFor(values),
      stability: (values) => {
        const { own, around } = this.translate(values);
        return around.length > 0 ? null : (target.stability?.(own) ?? null);
      },
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

  schedule(this: Link<AnySchedule>): AnySchedule {
    const { target, ...lazily } = this.parts();
    const { join } = target;
    return {
      ...target,
      ...this.names(),
      get params() {
        return lazily.params();
      },
      get mapsTo() {
        return lazily.mapsTo();
      },
      create: (lr, values, iterations) => {
        const { own, base } = this.translate(values);
        return target.create(base ?? lr, own, iterations);
      },
      ...(join === undefined
        ? {}
        : { join: (parts, values) => join(parts, this.translate(values).own) }),
    };
  }

  /** The target, and what is put together only when it is looked at. */
  private parts() {
    return {
      target: this.target,
      params: () => this.params,
      mapsTo: () => this.mapsTo(),
      lrKey: () => this.lrKey(),
    };
  }

  private names() {
    const { dialect, row } = this;
    return {
      id: `${dialect.id}/${this.id}`,
      aliases: (row.aliases ?? []).map((alias) => `${dialect.id}/${alias}`),
      title: row.name,
      example: row.example,
      leftOut: { ...dialect.leftOut?.[this.target.kind], ...row.leftOut },
      source: {
        ref: `${row.name}, ${dialect.title}`,
        ...(dialect.url === undefined ? {} : { url: dialect.url }),
        ...(row.note === undefined ? {} : { departs: row.note }),
      },
    };
  }

  private translate(values: Given): Translated {
    return translate(this.row, values, this.target, this.modifiers);
  }

  /** Our item, with modifiers, that the row is by default. */
  private mapsTo(): string {
    const defaults = Object.entries(this.params).map(([key, param]) => [key, param.default]);
    return this.itemFor(Object.fromEntries(defaults));
  }

  /** Our item, with modifiers, that the row is with these values. */
  private itemFor(values: Given): string {
    const { own, around } = this.translate(values);
    const modifiers = around.map(({ modifier: { id, params }, given }) =>
      typed(id, params, completeParams(id, params, given)),
    );
    return [typed(this.target.id, this.target.params, own), ...modifiers].join("+");
  }
}
