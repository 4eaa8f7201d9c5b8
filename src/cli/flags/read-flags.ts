import { flagOf, type CommandName, type Env, type Option, type OptionValue } from "./option.js";
import { GLOBAL_OPTIONS, OPTION_GROUPS, type AnyOption } from "./options.js";
import { readOption } from "./read-option.js";

/** What commander hands over, by key. */
export type TypedFlags = Readonly<Record<string, unknown>>;

/** What the flags of a command line say; a flag that was not given is not there. */
export type Flags = {
  readonly [K in AnyOption["key"]]?: OptionValue<Extract<AnyOption, { readonly key: K }>>;
} & {
  /** As they were typed: a command line that repeats them repeats their texts. */
  readonly typed?: TypedFlags;
};

/** Every flag, in the order of the help. */
const ALL: readonly Option[] = [
  ...OPTION_GROUPS.flatMap(({ options }): readonly Option[] => options),
  ...GLOBAL_OPTIONS,
];

/** The flags that a command reads, also to refuse them. */
export function optionsOf(command: CommandName): readonly Option[] {
  return ALL.filter(
    ({ commands, refusedBy = [] }) => commands.includes(command) || refusedBy.includes(command),
  );
}

/** Reads the flags of a command. Throws a usage error that names the flag. */
export function readFlags(command: CommandName, given: TypedFlags, env: Env = {}): Flags {
  const typed = withNegations(given);
  const read = optionsOf(command)
    .filter(({ key }) => typed[key] !== undefined)
    .map((option) => [option.key, readOption(option, typed[option.key], env)]);
  return { ...Object.fromEntries(read), typed };
}

/** What commander hands over as `tune: false` is a flag of its own, `--no-tune`. */
function withNegations(given: TypedFlags): TypedFlags {
  if (given["tune"] !== false) return given;
  const { tune: _, ...others } = given;
  return { ...others, noTune: true };
}

/** The first of the flags given that `run` takes and a command does not. */
export function unfitOption(command: CommandName, flags: Flags): Option | undefined {
  return optionsOf("run").find(
    ({ key, commands }) => !commands.includes(command) && Object.hasOwn(flags, key),
  );
}

/** What flags say of keys of a spec, by these keys. */
export function bySpecKey(
  flags: Flags,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  const given = optionsOf("run").filter(
    ({ key, spec }) => spec !== undefined && keys.includes(spec) && Object.hasOwn(flags, key),
  );
  return Object.fromEntries(given.map(({ key, spec }) => [spec, flags[key as keyof Flags]]));
}

/** How a flag is typed that says what a field of a run says. */
export function flagOfField(field: string): string {
  const option = ALL.find(({ key, spec }) => spec === field || key === field);
  return option === undefined ? field : flagOf(option);
}
