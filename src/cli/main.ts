import { Command, Option } from "commander";
import { usage } from "../core/errors.js";
import { didYouMean } from "../core/suggest.js";
import { version } from "../version.js";
import { run as runCommand } from "./commands/run.js";
import { EXIT } from "./exit-codes.js";
import { reportFailure } from "./failure.js";
import type { Io } from "./io.js";

/** Runs a command line. Returns the exit code; never ends the process. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = EXIT.ok;
  try {
    const program = createProgram(io, (result) => {
      code = result;
    });
    await program.parseAsync([...argv], { from: "user" });
    return code;
  } catch (error) {
    const ended = commanderCode(error);
    return ended ?? reportFailure(error, io, argv.includes("--debug"));
  }
}

/** commander ends help and usage errors by throwing; it has printed them by then. */
function commanderCode(error: unknown): number | null {
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  if (typeof code !== "string" || !code.startsWith("commander.")) return null;
  return exitCode === 0 ? EXIT.ok : EXIT.usage;
}

function createProgram(io: Io, setCode: (code: number) => void): Command {
  const program = new Command("optbench")
    .description("Which optimizer, at which learning rate, and did my change make it worse?")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .addHelpText("before", `${EXAMPLES}\n`)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => Math.min(100, io.stdout.columns ?? 80),
      getErrHelpWidth: () => Math.min(100, io.stderr.columns ?? 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .showSuggestionAfterError()
    .allowExcessArguments()
    .action((_flags, { args: [name] }: Command) => {
      const names = program.commands.map((command) => command.name());
      if (name === undefined) throw usage(`no command given\n  ${TRY}`);
      throw usage(`unknown command '${name}'\n  ${didYouMean(name, names)}  all: optbench --help`);
    });

  const run = addSubcommand("run [spec]", "run functions x optimizers: table, loss curve, verdict");
  for (const option of runOptions()) run.addOption(option);
  run.action(async (spec: string | undefined, flags) => {
    setCode(await runCommand(spec, flags, io));
  });

  const check = addSubcommand("check [spec]", "run, and compare with the committed baseline");
  const ofRunAlone = new Set(["--path", "--plot", "--y", "--sort"]);
  for (const option of [...checkOptions(), ...runOptions()]) {
    if (!ofRunAlone.has(option.long ?? "")) check.addOption(option);
  }
  check.action(async (spec: string | undefined, flags) => {
    const { check: checkCommand } = await import("./commands/check.js");
    setCode(await checkCommand(spec, flags, io));
  });

  addSubcommand("compare <files...>", "results or baselines side by side: label=path, label=path")
    .addOption(new Option("--only-changed", "leave out what is the same"))
    .addOption(new Option("--fail-on <what>", "worse or any: exit 1 then"))
    .addOption(new Option("--json", "as JSON"))
    .addOption(new Option("--width <n>", "columns of the screen"))
    .addOption(new Option("--color <when>", "auto, always or never (default: auto)"))
    .addOption(new Option("--ascii", "no characters beyond ASCII"))
    .addOption(new Option("--debug", "stack traces with errors"))
    .action(async (files: string[], flags) => {
      const { compare } = await import("./commands/compare.js");
      setCode(await compare(files, flags, io));
    });

  const report = addSubcommand(
    "report <results>",
    "show saved results again, without running",
  ).addOption(new Option("--to <reporter...>", "as run's --reporter (default: table)"));
  const ofReport = new Set([
    "--plugin",
    "--plot",
    "--y",
    "--sort",
    "--width",
    "--color",
    "--ascii",
  ]);
  for (const option of runOptions()) {
    if (ofReport.has(option.long ?? "") || option.long === "--debug") report.addOption(option);
  }
  report.action(async (path: string, flags) => {
    const { report: reportCommand } = await import("./commands/report.js");
    setCode(await reportCommand(path, flags, io));
  });

  addSubcommand(
    "list [what]",
    "names of optimizers, functions, schedules, modifiers, specs, reporters",
  )
    .addOption(new Option("--json", "as JSON"))
    .addOption(new Option("--plugin <path...>", "load definitions from a file"))
    .addOption(new Option("--debug", "stack traces with errors"))
    .action(async (what: string | undefined, flags) => {
      const { list } = await import("./commands/list.js");
      setCode(await list(what, flags, io));
    });

  addSubcommand("show <name>", "rule, parameters, source, start, minimum of one entry")
    .addOption(new Option("--json", "as JSON"))
    .addOption(new Option("--plugin <path...>", "load definitions from a file"))
    .addOption(new Option("--debug", "stack traces with errors"))
    .action(async (name: string, flags) => {
      const { show } = await import("./commands/show.js");
      setCode(await show(name, flags, io));
    });
  return program;

  function addSubcommand(name: string, description: string): Command {
    return program.command(name).description(description).allowExcessArguments(false);
  }
}

const TRY = "try: optbench run --fn anisotropic --opt adam,sgd, or optbench --help";

const EXAMPLES = `Examples:
  optbench run --fn anisotropic --opt adam,sgd
  optbench run -f rosenbrock -o adam:lr=0.02,momentum:lr=0.0005 -n 5000
  optbench run book                  the four paths of the study text
  optbench show adam                 update rule, parameters, source
  optbench list functions`;

/** The flags that `check` has beside those of `run`. */
function checkOptions(): Option[] {
  const option = (flags: string, doc: string) => new Option(flags, doc).helpGroup("The baseline:");
  return [
    option("-u, --update [which]", "write the baseline: all lines, or -u=new, -u=changed"),
    option("--baseline <file>", "the baseline (default: <spec>.baseline.json beside the spec)"),
    option("--strict", "improvements fail too, until the baseline is tightened"),
    option("--force", "let -u write under CI"),
  ];
}

/** The flags of `run`, in the order of its help. */
function runOptions(): Option[] {
  const option = (flags: string, doc: string) => new Option(flags, doc);
  return [
    option("-f, --fn <spec...>", "functions, e.g. rosenbrock:dim=10").helpGroup("What to run:"),
    option("-o, --opt <spec...>", "optimizers, e.g. adam:lr=0.1/0.3 sgd:lr=0.9+cosine"),
    option("-d, --dim <n...>", "dimensions, for functions that scale"),
    option("--start <point>", "repeatable; default, or a point such as -1.2,1").argParser(
      (text: string, before: string[] = []) => [...before, text],
    ),
    option("--plugin <path...>", "load optimizers and functions from a file"),
    option("--spec <file>", "the spec; default: optbench.config.yaml, here or above"),
    option("--filter <pattern...>", "only these cases: fn:rosen*, opt:adam*, or a whole id"),
    option("--list", "print the ids of the cases and run nothing"),
    option("-n, --iters <n>", "iterations of every case (default: 10000)").helpGroup(
      "How long, how judged:",
    ),
    option("--max-evals <n>", "evaluations after which a case ends"),
    option("--tol <x>", "the target (default: 1e-6)"),
    option("--targets <x...>", "further targets whose first hits are reported"),
    option("--metric <name>", "gap, gradient or distance (default: gap)"),
    option("--stop-at-target", "end a case at its first hit"),
    option("--max-cases <n>", "allow grids of more cases (default: 500)"),
    option("--json", "print one JSON document").helpGroup("What comes out:"),
    option(
      "--reporter <name...>",
      "table, json, markdown, junit, … (optbench list reporters); name=path for a file",
    ),
    option("--out <file>", "save the results: .json, .ndjson, .csv, .md, .xml by its ending"),
    option("--path", "keep every iterate in the results"),
    option("--plot <kind>", "ascii, braille, contour or off (default: ascii)"),
    option("--y <what>", "best, value, gradient or distance (default: best)"),
    option("--sort <key>", "steps, final, best, evals, name or given (default: steps)"),
    option("--width <n>", "columns of the screen").helpGroup("Look:"),
    option("--color <when>", "auto, always or never (default: auto)"),
    option("--ascii", "no characters beyond ASCII"),
    option("--no-progress", "no progress on stderr"),
    option("-q, --quiet", "the verdict alone"),
    option("-v, --verbose", "say what is being done"),
    option("--debug", "stack traces with errors"),
  ];
}
