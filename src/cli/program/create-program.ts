import { isAbsolute, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, Help, Option } from "commander";
import { usage } from "../../core/errors.js";
import { closest, didYouMean } from "../../core/suggest.js";
import { wrap } from "../../report/wrap.js";
import { columnsOfStream, NARROWEST } from "../../terminal/look.js";
import { version } from "../../version.js";
import { type CommandEntry, COMMANDS } from "./commands.js";
import { tell } from "./failure.js";
import { EXAMPLES, exampleText, stackedItem, TRY } from "./help.js";
import type { Io } from "./io.js";
import { docOf, flagOf, type Option as Row } from "../flags/option.js";
import { GLOBAL_OPTIONS, OPTION_GROUPS } from "../flags/options.js";
import { readFlags } from "../flags/read-flags.js";
import { OTHER_FLAGS, refuseSwallowed } from "../flags/flag-mistakes.js";
import { asStarted } from "../flags/as-started.js";

/**
 * The program as commander reads it. `setCode` hears of the exit code of the command that was run.
 * Only the commands among `words` have flags: to make them all takes 2 ms of a start-up.
 */
export function createProgram(
  io: Io,
  setCode: (code: number) => void,
  words: readonly string[] = COMMANDS.map(({ name }) => name),
): Command {
  const program = bareProgram(io);
  const beginHelp = (command: Command, examples: readonly string[]) =>
    command.addHelpText("before", () =>
      asStarted(exampleText(examples, helpWidth(io.stdout, io)), io.env),
    );
  addFlags(program, GLOBAL_OPTIONS, [], io);
  beginHelp(program, EXAMPLES.optbench);
  program.addHelpText(
    "after",
    () => `\n${wrap(`Docs: ${docsFolder(io)}`, helpWidth(io.stdout, io), 2)}`,
  );
  for (const entry of COMMANDS) {
    const command = addCommand(program, entry, words.includes(entry.name), io);
    beginHelp(command, entry.examples);
    command.action(async (...given: unknown[]) => {
      // the last two are flags and command
      const positional = given.slice(0, -2);
      const run = await entry.load();
      const flags = readFlags(entry.name, command.optsWithGlobals(), io.env);
      setCode(await run((positional.length > 1 ? positional : positional[0]) as never, flags, io));
    });
  }
  addHelpCommand(program);
  return program;
}

/** What the program does by itself: its help, its complaints, and its version. */
function bareProgram(io: Io): Command {
  const program = new Command("optbench")
    .description("Which optimizer, at which learning rate, and did my change make it worse?")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      minWidthToWrap: NARROWEST,
      styleUsage: (text) =>
        wrap(`Usage: ${text}`, helpWidth(io.stdout, io), 4).slice("Usage: ".length),
      formatItem(term, termWidth, description, helper) {
        const stacked = stackedItem(term, termWidth, description, helper.helpWidth ?? 80);
        return stacked ?? Help.prototype.formatItem(term, termWidth, description, helper);
      },
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => helpWidth(io.stdout, io),
      getErrHelpWidth: () => helpWidth(io.stderr, io),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text) => tell(io, `${text.trimEnd()}\n  ${allFlags(program)}`),
    })
    .showSuggestionAfterError(false)
    .allowExcessArguments()
    .action((_flags, { args: [name] }: Command) => {
      if (name === undefined) throw usage("no command given", { hint: TRY });
      throw unknownCommand(name, program);
    });
  refuseUnknown(program, program);
  return program;
}

/** Where the pages lie that the package ships, as the user would type it. */
function docsFolder({ packageRoot, cwd }: Io): string {
  const folder = fileURLToPath(new URL("docs", packageRoot));
  const below = relative(cwd, folder);
  return below.startsWith("..") || isAbsolute(below) ? folder : below;
}

function helpWidth(stream: Io["stdout"], { env }: Io): number {
  return Math.min(100, columnsOfStream(stream, env));
}

function addCommand(
  program: Command,
  { name, argument, doc, hasHeadings }: CommandEntry,
  hasFlags: boolean,
  io: Io,
): Command {
  const command = bareCommand(program, name, argument, doc);
  for (const { heading, options } of hasFlags ? OPTION_GROUPS : []) {
    if (hasHeadings === true) command.optionsGroup(heading);
    const isOf = (names: Row["commands"] = []) => names.includes(name);
    const all: readonly Row[] = options;
    addFlags(
      command,
      all.filter(({ commands }) => isOf(commands)),
      all.filter(({ refusedBy }) => isOf(refusedBy)),
      io,
    );
  }
  return command.optionsGroup("Options:").helpOption("-h, --help", "print this help");
}

function bareCommand(program: Command, name: string, argument = "", doc: string): Command {
  const command = program
    .command(`${name} ${argument}`.trimEnd())
    .description(doc)
    .allowExcessArguments(false)
    .helpOption("-h, --help", "print this help");
  refuseUnknown(command, program);
  return command;
}

/** `optbench help check` is `optbench check --help`. */
function addHelpCommand(program: Command): void {
  const help = bareCommand(program, "help", "[command]", "print the help of a command");
  help.action((name?: string) => {
    const command = program.commands.find((one) => one.name() === name);
    if (name !== undefined && command === undefined) throw unknownCommand(name, program);
    (command ?? program).outputHelp();
  });
}

function addFlags(command: Command, shown: readonly Row[], hidden: readonly Row[], io: Io): void {
  for (const row of [...shown, ...hidden]) {
    const short = row.short === undefined ? "" : `-${row.short}, `;
    const value = row.value === undefined ? "" : ` ${row.value}`;
    const option = new Option(`${short}${flagOf(row)}${value}`, docOf(row));
    if (option.variadic) {
      option.argParser((given: string, before: readonly string[] = []) => {
        if (before.length > 0) refuseSwallowed(command.name(), row, given, io);
        return [...before, given];
      });
    }
    if (row.repeatable === true) {
      option.argParser((given: string, before: string[] = []) => [...before, given]);
    }
    if (hidden.includes(row)) option.hideHelp();
    command.addOption(option);
  }
}

function unknownCommand(name: string, program: Command): Error {
  const names = program.commands.map((command) => command.name());
  const hints = [didYouMean(name, names), `commands: ${names.join(", ")}`];
  return usage(`unknown command '${name}'`, {
    hint: hints.filter((hint) => hint !== "").join("  "),
  });
}

/** Points to the help of the typed command. */
function allFlags({ args: [name], commands }: Command): string {
  const command = commands.some((one) => one.name() === name) ? `${name} ` : "";
  return `all: optbench ${command}--help`;
}

/** commander asks the command itself to refuse a flag that it does not know. */
function refuseUnknown(command: Command, program: Command): void {
  Object.assign(command, {
    unknownOption(typed: string) {
      const hints = [meantBy(typed, command), allFlags(program)];
      throw usage(`unknown option '${typed}'`, {
        hint: hints.filter((hint) => hint !== "").join("  "),
      });
    },
  });
}

/** Our flag for another program's name, or flags with a similar spelling. */
function meantBy(typed: string, command: Command): string {
  if (!typed.startsWith("--")) return "";
  const [flag] = typed.replaceAll("_", "-").split("=");
  const other = Object.hasOwn(OTHER_FLAGS, flag) ? OTHER_FLAGS[flag] : undefined;
  if (other !== undefined) return other.startsWith("-") ? `did you mean ${other}?` : other;
  const shown = [command, ...(command.parent === null ? [] : [command.parent])].flatMap((one) =>
    one.createHelp().visibleOptions(one),
  );
  const near = closest(flag, new Set(shown.flatMap(({ long }) => long ?? [])));
  return near.length === 0 ? "" : `did you mean ${near.join(" or ")}?`;
}
