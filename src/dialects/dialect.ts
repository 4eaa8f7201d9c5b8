import type { LeftOut } from "../core/definition.js";
import type { ParamValue } from "../core/parameter.js";

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
  /** What the library has and we have not, by its name there, and what to write instead. */
  readonly instead?: Readonly<Record<string, string>>;
  /** What all of the library's optimizers, or schedules, have besides. */
  readonly leftOut?: Readonly<Partial<Record<AnyRowKind, Readonly<Record<string, LeftOut>>>>>;
}

/** The two kinds of rows, as definitions name them. */
type AnyRowKind = "optimizer" | "schedule";

export interface Row {
  /** What the library calls it: "torch.optim.Adam". */
  readonly name: string;
  /** Further names that users may type after the dialect's. */
  readonly aliases?: readonly string[];
  /** Our id. */
  readonly to: string;
  /** The library's parameters in the library's order and under its names. */
  readonly params: Readonly<Record<string, ParamRow>>;
  /** Values of ours that make the library's form and that it gives no name to. */
  readonly set?: Given;
  /** Values that modifiers named in `params` always have: { "weight-decay": { form: "coupled" } }. */
  readonly modifiers?: Readonly<Record<string, Given>>;
  /** The arguments of an `optbench run` that shows it at work, where the usual ones do not. */
  readonly example?: string;
  /** Where it differs from what others call the same. */
  readonly note?: string;
  /** What the library's has besides. */
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
}

/**
 * What a parameter of the library is with us:
 * - `"beta1"`: our parameter, with our default; `["eps", 1e-7]`: with the library's default;
 * - `["weight-decay.rate", 0]`: a parameter of a modifier, put around unless the value is null, 0
 *   or inf, which do nothing;
 * - `{ flag: "ema" }`: a modifier;
 * - `{ of: "ema.decay", default: 0.99 }`: a parameter of a modifier, where an earlier row has put it
 *   around;
 * - `{ base: null }`: of a schedule that brings its own learning rate, which then replaces the
 *   optimizer's; null: the optimizer's by default;
 * - `{ default, means }`: a word (or true, false) that stands for several values of ours, or of a
 *   modifier that an earlier row has put around ("weight-decay.form").
 */
export type ParamRow =
  | string
  | readonly [to: string, value: ParamValue]
  | { readonly flag: string }
  | { readonly of: string; readonly default: ParamValue }
  | { readonly base: number | null }
  | {
      readonly default: string | boolean;
      readonly means: Readonly<Record<string, Given>>;
      readonly doc: string;
    };

/** Values under our names. */
export type Given = Readonly<Record<string, ParamValue>>;
