import { Command, Help, Option } from "commander";
import { usage } from "../../core/errors.js";
import { didYouMean } from "../../core/suggest.js";
import { wrap } from "../../report/wrap.js";
import { columnsOfStream, NARROWEST } from "../../terminal/look.js";
import { version } from "../../version.js";
import { COMMANDS, type CommandEntry } from "./commands.js";
import { tell } from "./failure.js";
import { EXAMPLES, exampleText, stackedItem, TRY } from "./help.js";
import type { Io } from "./io.js";
import { GLOBAL_FLAGS } from "./options.js";
import type { Flag } from "./run-options.js";

/**
 * The program as commander reads it. `setCode` hears of the exit code of the command that was run.
 * Only the commands among `words` have flags: to make them all takes 2 ms of a start-up.
 */
export function createProgram(
  io: Io,
  setCode: (code: number) => void,
  words: readonly string[] = COMMANDS.map(nameOf),
): Command {
  const program = bareProgram(io);
  const beginHelp = (command: Command, examples: readonly string[]) =>
    command.addHelpText("before", () => exampleText(examples, helpWidth(io.stdout, io)));
  addFlags(program, GLOBAL_FLAGS);
  beginHelp(program, EXAMPLES.optbench);
  for (const entry of COMMANDS) {
    const flags = words.includes(nameOf(entry)) ? entry.flags : [];
    const command = addCommand(program, entry.usage, entry.doc, flags);
    beginHelp(command, entry.examples);
    command.action(async (argument: unknown) => {
      const run = await entry.load();
      setCode(await run(argument as never, command.optsWithGlobals(), io));
    });
  }
  addHelpCommand(program);
  return program;
}

function nameOf({ usage: text }: CommandEntry): string {
  return text.split(" ")[0];
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
      outputError: (text) => tell(io, hinting(text, program)),
    })
    .showSuggestionAfterError()
    .allowExcessArguments()
    .action((_flags, { args: [name] }: Command) => {
      if (name === undefined) throw usage(`no command given\n  ${TRY}`);
      throw unknownCommand(name, program);
    });
  return program;
}

function helpWidth(stream: Io["stdout"], { env }: Io): number {
  return Math.min(100, columnsOfStream(stream, env));
}

function addCommand(
  program: Command,
  name: string,
  doc: string,
  flags: CommandEntry["flags"],
): Command {
  const command = program.command(name).description(doc).allowExcessArguments(false);
  for (const one of flags) {
    if ("heading" in one) addFlags(command.optionsGroup(one.heading), one.flags);
    else addFlags(command, [one]);
  }
  return command.optionsGroup("Options:").helpOption("-h, --help", "print this help");
}

/** `optbench help check` is `optbench check --help`. */
function addHelpCommand(program: Command): void {
  addCommand(program, "help [command]", "print the help of a command", []).action(
    (name?: string) => {
      const command = program.commands.find((one) => one.name() === name);
      if (name !== undefined && command === undefined) throw unknownCommand(name, program);
      (command ?? program).outputHelp();
    },
  );
}

function addFlags(command: Command, flags: readonly Flag[]): void {
  for (const { flags: text, doc, repeatable, hidden } of flags) {
    const option = new Option(text, doc);
    if (repeatable === true) {
      option.argParser((value: string, before: string[] = []) => [...before, value]);
    }
    if (hidden === true) option.hideHelp();
    command.addOption(option);
  }
}

function unknownCommand(name: string, program: Command): Error {
  const names = program.commands.map((command) => command.name());
  const hints = [didYouMean(name, names), `commands: ${names.join(", ")}`];
  return usage(`unknown command '${name}'\n  ${hints.filter((hint) => hint !== "").join("  ")}`);
}

/** commander's own complaint in our form: what is wrong, then what to do. */
function hinting(text: string, { args: [name], commands }: Command): string {
  const [first, suggestion = ""] = text.trimEnd().split("\n");
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(suggestion)?.[1];
  const command = commands.some((one) => one.name() === name) ? `${name} ` : "";
  const hints = [
    meant === undefined ? "" : `did you mean ${meant}?`,
    `all: optbench ${command}--help`,
  ];
  return `${first}\n  ${hints.filter((hint) => hint !== "").join("  ")}`;
}
