import type { Param, Values } from "../../core/parameter.js";
import { kebab, printNumber } from "../../core/params.js";

/** The commands; `sweep` is `run --sweep`, which has other uses for flags than `run`. */
export const COMMAND_NAMES = [
  "run",
  "sweep",
  "check",
  "tune",
  "trace",
  "play",
  "conform",
  "compare",
  "report",
  "merge",
  "worker",
  "queue",
  "list",
  "show",
  "schema",
  "init",
  "completion",
  "python-path",
] as const;

/** A command that takes flags. */
export type CommandName = (typeof COMMAND_NAMES)[number];

/** The variables of the environment. */
export type Env = Readonly<Record<string, string | undefined>>;

/** A flag: all that help, reader, completion and the spec know about it. */
export interface Option {
  /** Its key in the code; on the command line in kebab case. */
  readonly key: string;
  readonly short?: string;
  /** As help shows it: `<n>`, `<n...>` for several, `[n]` if it may be left out. Without: present or absent. */
  readonly value?: `<${string}>` | `[${string}]`;
  /** Each value is given with its own flag. */
  readonly repeatable?: true;
  /** `--no-key` switches off what is on by default. */
  readonly negative?: true;
  readonly commands: readonly CommandName[];
  /** Commands that read it to say why they refuse it; their help leaves it out. */
  readonly refusedBy?: readonly CommandName[];
  /** Range, words and default. */
  readonly param?: Param;
  /** The only words it takes, where there is no parameter. */
  readonly words?: readonly string[];
  /** What it means, `{values}` for the words that it takes; the default follows. */
  readonly doc: string;
  /** Words that help explains. */
  readonly notes?: Readonly<Record<string, string>>;
  /** The default, where no parameter says it. */
  readonly otherwise?: string;
  /** Reads what was typed. Throws a usage error that names the flag. */
  readonly read?: (given: never, flag: string, env: Env) => unknown;
  /** What its value may become, where that is not one of its words. */
  readonly completes?: "functions" | "optimizers" | "reporters" | "figures" | "files";
  /** The key of a spec that says the same. */
  readonly spec?: string;
  /** Whether a command line that repeats a run repeats it. */
  readonly isRepeated?: true;
}

/** Flags under a heading of the help. */
export interface OptionGroup {
  readonly heading: string;
  readonly options: readonly Option[];
}

/** What commander hands over for a flag. */
type Given<O> = O extends { readonly repeatable: true } | { readonly value: `<${string}...>` }
  ? readonly string[]
  : O extends { readonly value: `[${string}` }
    ? string | true
    : O extends { readonly value: string }
      ? string
      : boolean;

/** What a flag says, read. */
export type OptionValue<O> = O extends {
  readonly read: (given: never, flag: string, env: Env) => infer V;
}
  ? V
  : O extends { readonly param: infer P extends Param }
    ? Values<{ readonly value: P }>["value"]
    : O extends { readonly words: readonly (infer W extends string)[] }
      ? W
      : Given<O>;

/** The flag as users type it. */
export function flagOf({ key, negative }: Option): string {
  return negative === true ? `--no-${kebab(key)}` : `--${kebab(key)}`;
}

/** The words that a flag takes; empty where it takes other values. */
export function wordsOf({ param, words = [] }: Option): readonly string[] {
  return param?.type === "choice" ? param.values : words;
}

/** The text of the help: the words that the flag takes and its default come from its parameter. */
export function docOf(option: Option): string {
  const { doc, notes = {} } = option;
  const words = wordsOf(option).map((word) =>
    Object.hasOwn(notes, word) ? `${word} (${notes[word]})` : word,
  );
  const listed = `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  const byDefault = defaultOf(option);
  const isLast = doc.endsWith("{values}") && words.at(-1) === byDefault;
  const ending = byDefault === null ? "" : isLast ? " (default)" : ` (default: ${byDefault})`;
  return doc.replace("{values}", listed) + ending;
}

/** The default as it is typed; null where there is none to speak of. */
function defaultOf({ param, otherwise, value }: Option): string | null {
  if (otherwise !== undefined) return otherwise;
  if (value === undefined || param === undefined || param.default === null) return null;
  if (param.type === "list") return param.default.map(typed).join(",");
  if (param.type !== "number") return String(param.default);
  return param.default === Infinity ? null : typed(param.default!);
}

/** A number as people type it: 10000, 0.5, 1e-2. */
function typed(value: number): string {
  return value !== 0 && value < 0.1 ? value.toExponential() : printNumber(value);
}
