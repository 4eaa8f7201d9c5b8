/** A number with a default and a range. */
export interface NumberParam {
  /** Which kind of parameter this is. */
  readonly type: "number";
  /** null: derived from the run or from other parameters, as `doc` says; prints as `auto`. */
  readonly default: number | null;
  /** In interval notation: "(0, inf)", "[0, 1)". */
  readonly range: string;
  /** How grids and searches over it are spaced. */
  readonly scale: "linear" | "log";
  /** Whether it is a whole number. */
  readonly integer: boolean;
  /** Where a search looks for it when nobody says; null: it keeps its default then. */
  readonly search?: readonly [low: number, high: number] | null;
  /** What an optimizer is given in the place of 0, where that would be divided by. */
  readonly atZero?: number;
  /** What it is, in a few words for help and lists. */
  readonly doc: string;
}

/** Present or absent: `:nesterov`, `:no-nesterov`. */
export interface FlagParam {
  /** Which kind of parameter this is. */
  readonly type: "flag";
  /** Whether it is present where nothing is said. */
  readonly default: boolean;
  /** What it does, in a few words for help and lists. */
  readonly doc: string;
}

/** One of a few words. */
export interface ChoiceParam<V extends string = string> {
  /** Which kind of parameter this is. */
  readonly type: "choice";
  /** The words, in the order in which they are listed. */
  readonly values: readonly V[];
  /** The word where none is given. */
  readonly default: V;
  /** What it chooses, in a few words for help and lists. */
  readonly doc: string;
}

/** Several numbers, written `a/b/c`. */
export interface ListParam {
  /** Which kind of parameter this is. */
  readonly type: "list";
  /** Its numbers where none are given. */
  readonly default: readonly number[];
  /** The range of each element. */
  readonly range: string;
  /** What it is, in a few words for help and lists. */
  readonly doc: string;
}

/** One parameter of a definition; `type` tells which kind it is. */
export type Param = NumberParam | FlagParam | ChoiceParam | ListParam;

/**
 * The parameters of a definition, in the order in which they are shown. Keys are camelCase; users
 * type kebab-case.
 */
export type Params = Readonly<Record<string, Param>>;

/** A value of a parameter; null where it is derived from the run or from other parameters. */
export type ParamValue = number | null | boolean | string | readonly number[];

/** The value type of one parameter. */
type ValueOf<P extends Param> = P extends NumberParam
  ? P["default"] extends number
    ? number
    : number | null
  : P extends FlagParam
    ? boolean
    : P extends ChoiceParam<infer V>
      ? V
      : P extends ListParam
        ? readonly number[]
        : never;

/** The values that a definition's `create` receives: complete, checked against the ranges. */
export type Values<P extends Params> = { readonly [K in keyof P]: ValueOf<P[K]> };
