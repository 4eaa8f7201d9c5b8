import { Command, Help, Option } from "commander";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { wrap } from "../report/wrap.js";
import { columnsOfStream, NARROWEST } from "../terminal/look.js";
import { version } from "../version.js";
import { run as runCommand } from "./commands/run.js";
import { EXIT } from "./exit-codes.js";
import { reportFailure, tell } from "./failure.js";
import { EXAMPLES, exampleText, stackedItem, TRY } from "./help.js";
import type { Io } from "./io.js";
import {
  CATALOGUE_FLAGS,
  CHECK_FLAGS,
  COMPARE_FLAGS,
  GLOBAL_FLAGS,
  INIT_FLAGS,
  MERGE_FLAGS,
  REPORT_FLAGS,
  RUN_FLAGS,
  TUNE_FLAGS,
  SCHEMA_FLAGS,
  type Flag,
} from "./options.js";

export { reportFailure };

/** Runs a command line. Returns the exit code; never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const program = createProgram(io, (result) => {
      code = result;
    });
    const [command, flag, ...words] = argv;
    if (command === "completion" && flag === "--words") {
      const { completeWords } = await import("./commands/completion.js");
      return await completeWords(program, words, io);
    }
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    const ended = commanderCode(error);
    return ended ?? reportFailure(error, io, argv.includes("--debug"));
  }
}

/** commander ends help and usage errors by throwing; it has printed them by then. */
function commanderCode(error: unknown): number | null {
  if (typeof error !== "object" || error === null) return null;
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  if (typeof code !== "string" || !code.startsWith("commander.")) return null;
  return exitCode === 0 ? EXIT.ok : EXIT.usage;
}

function createProgram(io: Io, setCode: (code: number) => void): Command {
  const helpWidth = (stream: Io["stdout"]) => Math.min(100, columnsOfStream(stream, io.env));
  const program = new Command("optbench")
    .description("Which optimizer, at which learning rate, and did my change make it worse?")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      minWidthToWrap: NARROWEST,
      styleUsage: (text) => wrap(`Usage: ${text}`, helpWidth(io.stdout), 4).slice("Usage: ".length),
      formatItem(term, termWidth, description, helper) {
        const stacked = stackedItem(term, termWidth, description, helper.helpWidth ?? 80);
        return stacked ?? Help.prototype.formatItem(term, termWidth, description, helper);
      },
    })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => helpWidth(io.stdout),
      getErrHelpWidth: () => helpWidth(io.stderr),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text) => tell(io, hinting(text)),
    })
    .showSuggestionAfterError()
    .allowExcessArguments()
    .action((_flags, { args: [name] }: Command) => {
      if (name === undefined) throw usage(`no command given\n  ${TRY}`);
      throw unknownCommand(name, program);
    });
  addFlags(program, GLOBAL_FLAGS);
  program.addHelpText("before", () => exampleText(EXAMPLES.optbench, helpWidth(io.stdout)));

  addSubcommand(
    "run [spec]",
    "run functions x optimizers: table, loss curve, verdict",
    EXAMPLES.run,
    async (command, spec: string | undefined) => runCommand(spec, command.optsWithGlobals(), io),
    (command) => {
      for (const { heading, flags } of RUN_FLAGS) addFlags(command.optionsGroup(heading), flags);
    },
  );
  addSubcommand(
    "check [spec]",
    "run, and compare with the committed baseline",
    EXAMPLES.check,
    async (command, spec: string | undefined) => {
      const { check } = await import("./commands/check.js");
      return check(spec, command.optsWithGlobals(), io);
    },
    (command) => {
      for (const { heading, flags } of CHECK_FLAGS) addFlags(command.optionsGroup(heading), flags);
    },
  );
  addSubcommand(
    "tune [spec]",
    "search learning rates; print them as command lines",
    EXAMPLES.tune,
    async (command, spec: string | undefined) => {
      const { tune } = await import("./commands/tune.js");
      return tune(spec, command.optsWithGlobals(), io);
    },
    (command) => {
      for (const { heading, flags } of TUNE_FLAGS) addFlags(command.optionsGroup(heading), flags);
    },
  );
  addSubcommand(
    "compare <files...>",
    "results or baselines side by side",
    EXAMPLES.compare,
    async (command, files: string[]) => {
      const { compare } = await import("./commands/compare.js");
      return compare(files, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, COMPARE_FLAGS),
  );
  addSubcommand(
    "report <results>",
    "show saved results again, without running",
    EXAMPLES.report,
    async (command, path: string) => {
      const { report } = await import("./commands/report.js");
      return report(path, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, REPORT_FLAGS),
  );
  addSubcommand(
    "merge <results...>",
    "join the results of shards",
    EXAMPLES.merge,
    async (command, files: string[]) => {
      const { merge } = await import("./commands/merge.js");
      return merge(files, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, MERGE_FLAGS),
  );
  addSubcommand(
    "list [what]",
    "names of optimizers, functions, schedules, modifiers, transforms, specs, reporters",
    EXAMPLES.list,
    async (command, what: string | undefined) => {
      const { list } = await import("./commands/list.js");
      return list(what, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, CATALOGUE_FLAGS),
  );
  addSubcommand(
    "show <name>",
    "rule, parameters, source, start, minimum of one entry",
    EXAMPLES.show,
    async (command, name: string) => {
      const { show } = await import("./commands/show.js");
      return show(name, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, CATALOGUE_FLAGS),
  );
  addSubcommand(
    "schema <which>",
    "JSON Schema of a spec, a baseline or results, for editors",
    EXAMPLES.schema,
    async (command, which: string) => {
      const { schema } = await import("./commands/schema.js");
      return schema(which, command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, SCHEMA_FLAGS),
  );
  addSubcommand(
    "init",
    "a spec, an npm script and a GitHub workflow to start from",
    EXAMPLES.init,
    async (command) => {
      const { init } = await import("./commands/init.js");
      return init(command.optsWithGlobals(), io);
    },
    (command) => addFlags(command, INIT_FLAGS),
  );
  addSubcommand(
    "completion <shell>",
    "script that completes what is typed: bash, zsh, fish or pwsh",
    EXAMPLES.completion,
    async (_, shell: string) => {
      const { completion } = await import("./commands/completion.js");
      return completion(shell, io);
    },
  );
  addSubcommand("help [command]", "print the help of a command", [], async (_, name?: string) => {
    const command = program.commands.find((one) => one.name() === name);
    if (name !== undefined && command === undefined) throw unknownCommand(name, program);
    (command ?? program).outputHelp();
    return EXIT.ok;
  });
  return program;

  function addSubcommand<A extends string | string[] | undefined>(
    name: string,
    description: string,
    examples: readonly string[],
    act: (command: Command, argument: A) => Promise<number>,
    prepare: (command: Command) => void = () => {},
  ): void {
    const command = program.command(name).description(description).allowExcessArguments(false);
    prepare(command);
    command.optionsGroup("Options:").helpOption("-h, --help", "print this help");
    if (examples.length > 0) {
      command.addHelpText("before", () => exampleText(examples, helpWidth(io.stdout)));
    }
    command.action(async (argument: A) => setCode(await act(command, argument)));
  }
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
function hinting(text: string): string {
  const [first, suggestion = ""] = text.trimEnd().split("\n");
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(suggestion)?.[1];
  const hints = [meant === undefined ? "" : `did you mean ${meant}?`, "all: --help"];
  return `${first}\n  ${hints.filter((hint) => hint !== "").join("  ")}`;
}
