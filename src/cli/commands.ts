import { EXAMPLES } from "./help.js";
import type { Io } from "./io.js";
import {
  CATALOGUE_FLAGS,
  CHECK_FLAGS,
  COMPARE_FLAGS,
  INIT_FLAGS,
  MERGE_FLAGS,
  REPORT_FLAGS,
  RUN_FLAGS,
  SCHEMA_FLAGS,
  TUNE_FLAGS,
  type Flag,
  type FlagGroup,
} from "./options.js";

/** One command of the program. */
export interface CommandEntry {
  /** Its name and its argument, as the parser of the command line reads them. */
  readonly usage: string;
  readonly doc: string;
  readonly examples: readonly string[];
  /** Under headings, or all together. */
  readonly flags: readonly FlagGroup[] | readonly Flag[];
  /** Loads what the command needs and runs it. Returns the exit code. */
  run(argument: never, flags: object, io: Io): Promise<number>;
}

/** Every command, in the order of the help. None loads another's modules. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    usage: "run [spec]",
    doc: "run functions x optimizers: table, loss curve, verdict",
    examples: EXAMPLES.run,
    flags: RUN_FLAGS,
    async run(spec: string | undefined, flags, io) {
      const { run } = await import("./commands/run.js");
      return run(spec, flags, io);
    },
  },
  {
    usage: "check [spec]",
    doc: "run, and compare with the committed baseline",
    examples: EXAMPLES.check,
    flags: CHECK_FLAGS,
    async run(spec: string | undefined, flags, io) {
      const { check } = await import("./commands/check.js");
      return check(spec, flags, io);
    },
  },
  {
    usage: "tune [spec]",
    doc: "search learning rates; print them as command lines",
    examples: EXAMPLES.tune,
    flags: TUNE_FLAGS,
    async run(spec: string | undefined, flags, io) {
      const { tune } = await import("./commands/tune.js");
      return tune(spec, flags, io);
    },
  },
  {
    usage: "compare <files...>",
    doc: "results or baselines side by side",
    examples: EXAMPLES.compare,
    flags: COMPARE_FLAGS,
    async run(files: string[], flags, io) {
      const { compare } = await import("./commands/compare.js");
      return compare(files, flags, io);
    },
  },
  {
    usage: "report <results>",
    doc: "show saved results again, without running",
    examples: EXAMPLES.report,
    flags: REPORT_FLAGS,
    async run(path: string, flags, io) {
      const { report } = await import("./commands/report.js");
      return report(path, flags, io);
    },
  },
  {
    usage: "merge <results...>",
    doc: "join the results of shards",
    examples: EXAMPLES.merge,
    flags: MERGE_FLAGS,
    async run(files: string[], flags, io) {
      const { merge } = await import("./commands/merge.js");
      return merge(files, flags, io);
    },
  },
  {
    usage: "list [what]",
    doc: "names of optimizers, functions, schedules, modifiers, transforms, specs, reporters",
    examples: EXAMPLES.list,
    flags: CATALOGUE_FLAGS,
    async run(what: string | undefined, flags, io) {
      const { list } = await import("./commands/list.js");
      return list(what, flags, io);
    },
  },
  {
    usage: "show <name>",
    doc: "rule, parameters, source, start, minimum of one entry",
    examples: EXAMPLES.show,
    flags: CATALOGUE_FLAGS,
    async run(name: string, flags, io) {
      const { show } = await import("./commands/show.js");
      return show(name, flags, io);
    },
  },
  {
    usage: "schema <which>",
    doc: "JSON Schema of a spec, a baseline or results, for editors",
    examples: EXAMPLES.schema,
    flags: SCHEMA_FLAGS,
    async run(which: string, flags, io) {
      const { schema } = await import("./commands/schema.js");
      return schema(which, flags, io);
    },
  },
  {
    usage: "init",
    doc: "a spec, an npm script and a GitHub workflow to start from",
    examples: EXAMPLES.init,
    flags: INIT_FLAGS,
    async run(_, flags, io) {
      const { init } = await import("./commands/init.js");
      return init(flags, io);
    },
  },
  {
    usage: "completion <shell>",
    doc: "script that completes what is typed: bash, zsh, fish or pwsh",
    examples: EXAMPLES.completion,
    flags: [],
    async run(shell: string, _, io) {
      const { completion } = await import("./commands/completion.js");
      return completion(shell, io);
    },
  },
];
