import { EXAMPLES } from "./help.js";
import type { Io } from "./io.js";
import {
  CATALOGUE_FLAGS,
  CHECK_FLAGS,
  COMPARE_FLAGS,
  INIT_FLAGS,
  MERGE_FLAGS,
  REPORT_FLAGS,
  SCHEMA_FLAGS,
  TUNE_FLAGS,
} from "./options.js";
import { RUN_FLAGS, type Flag, type FlagGroup } from "./run-options.js";

/** Runs a command. Returns the exit code. */
export type Command = (argument: never, flags: object, io: Io) => Promise<number>;

/** One command of the program. */
export interface CommandEntry {
  /** Its name and its argument, as the parser of the command line reads them. */
  readonly usage: string;
  readonly doc: string;
  readonly examples: readonly string[];
  /** Under headings, or all together. */
  readonly flags: readonly FlagGroup[] | readonly Flag[];
  /** Loads what the command needs, and nothing of the others. */
  load(): Promise<Command>;
}

/** Every command, in the order of the help. None loads another's modules. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    usage: "run [spec]",
    doc: "run functions x optimizers: table, loss curve, verdict",
    examples: EXAMPLES.run,
    flags: RUN_FLAGS,
    load: async () => (await import("../commands/run.js")).run,
  },
  {
    usage: "check [spec]",
    doc: "run, and compare with the committed baseline",
    examples: EXAMPLES.check,
    flags: CHECK_FLAGS,
    load: async () => (await import("../commands/check.js")).check,
  },
  {
    usage: "tune [spec]",
    doc: "search learning rates; print them as command lines",
    examples: EXAMPLES.tune,
    flags: TUNE_FLAGS,
    load: async () => (await import("../commands/tune.js")).tune,
  },
  {
    usage: "compare <files...>",
    doc: "results or baselines side by side",
    examples: EXAMPLES.compare,
    flags: COMPARE_FLAGS,
    load: async () => (await import("../commands/compare.js")).compare,
  },
  {
    usage: "report <results>",
    doc: "show saved results again, without running",
    examples: EXAMPLES.report,
    flags: REPORT_FLAGS,
    load: async () => (await import("../commands/report.js")).report,
  },
  {
    usage: "merge <results...>",
    doc: "join the results of shards",
    examples: EXAMPLES.merge,
    flags: MERGE_FLAGS,
    load: async () => (await import("../commands/merge.js")).merge,
  },
  {
    usage: "list [what]",
    doc: "names of optimizers, functions, schedules, modifiers, transforms, specs, reporters",
    examples: EXAMPLES.list,
    flags: CATALOGUE_FLAGS,
    load: async () => (await import("../commands/list.js")).list,
  },
  {
    usage: "show <name>",
    doc: "rule, parameters, source, start, minimum of one entry",
    examples: EXAMPLES.show,
    flags: CATALOGUE_FLAGS,
    load: async () => (await import("../commands/show.js")).show,
  },
  {
    usage: "schema <which>",
    doc: "JSON Schema of a spec, a baseline or results, for editors",
    examples: EXAMPLES.schema,
    flags: SCHEMA_FLAGS,
    load: async () => (await import("../commands/schema.js")).schema,
  },
  {
    usage: "init",
    doc: "a spec, an npm script and a GitHub workflow to start from",
    examples: EXAMPLES.init,
    flags: INIT_FLAGS,
    async load() {
      const { init } = await import("../commands/init.js");
      return (_, flags, io) => init(flags, io);
    },
  },
  {
    usage: "completion <shell>",
    doc: "script that completes what is typed: bash, zsh, fish or pwsh",
    examples: EXAMPLES.completion,
    flags: [],
    async load() {
      const { completion } = await import("../commands/completion.js");
      return (shell, _, io) => completion(shell, io);
    },
  },
];
