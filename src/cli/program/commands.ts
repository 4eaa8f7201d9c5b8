import { EXAMPLES } from "./help.js";
import type { Io } from "./io.js";
import type { CommandName } from "../flags/option.js";
import type { Flags } from "../flags/read-flags.js";

/** Runs a command. Returns the exit code. */
export type Command = (argument: never, flags: Flags, io: Io) => Promise<number>;

/** One command of the program. */
export interface CommandEntry {
  readonly name: Exclude<CommandName, "sweep">;
  /** Its argument, as the parser of the command line reads it; several come as a list. */
  readonly argument?: string;
  readonly doc: string;
  readonly examples: readonly string[];
  /** Whether help shows its flags under headings. */
  readonly hasHeadings?: true;
  /** Loads what the command needs, and nothing of the others. */
  load(): Promise<Command>;
}

/** Every command, in the order of the help. None loads another's modules. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: "run",
    argument: "[spec]",
    hasHeadings: true,
    doc: "run functions x optimizers: table, loss curve, verdict",
    examples: EXAMPLES.run,
    load: async () => (await import("../commands/run.js")).run,
  },
  {
    name: "check",
    argument: "[spec]",
    hasHeadings: true,
    doc: "run, and compare with the committed baseline",
    examples: EXAMPLES.check,
    load: async () => (await import("../commands/check.js")).check,
  },
  {
    name: "tune",
    argument: "[spec]",
    hasHeadings: true,
    doc: "search learning rates; print them as command lines",
    examples: EXAMPLES.tune,
    load: async () => (await import("../commands/tune.js")).tune,
  },
  {
    name: "trace",
    argument: "[spec]",
    doc: "the arithmetic of each update: x, f, gradient, m, v, step",
    examples: EXAMPLES.trace,
    load: async () => (await import("../commands/trace.js")).trace,
  },
  {
    name: "play",
    doc: "write a page in which methods and parameters can be played with",
    examples: EXAMPLES.play,
    async load() {
      const { play } = await import("../commands/play.js");
      return (_, flags, io) => play(flags, io);
    },
  },
  {
    name: "conform",
    argument: "<method>",
    doc: "which library's form an optimizer or a recording has, and where it departs",
    examples: EXAMPLES.conform,
    load: async () => (await import("../commands/conform.js")).conform,
  },
  {
    name: "compare",
    argument: "<files...>",
    doc: "results or baselines side by side",
    examples: EXAMPLES.compare,
    load: async () => (await import("../commands/compare.js")).compare,
  },
  {
    name: "report",
    argument: "<results>",
    doc: "show saved results again, without running",
    examples: EXAMPLES.report,
    load: async () => (await import("../commands/report.js")).report,
  },
  {
    name: "merge",
    argument: "<results...>",
    doc: "join the results of shards",
    examples: EXAMPLES.merge,
    load: async () => (await import("../commands/merge.js")).merge,
  },
  {
    name: "worker",
    argument: "<url>",
    doc: "compute cases for the runs of a queue, until Ctrl-C",
    examples: EXAMPLES.worker,
    load: async () => (await import("../commands/worker.js")).worker,
  },
  {
    name: "queue",
    argument: "<what> <url>",
    doc: "status or clear: what a queue holds, and away with it",
    examples: EXAMPLES.queue,
    load: async () => (await import("../commands/queue.js")).queue,
  },
  {
    name: "list",
    argument: "[what]",
    doc: "names of optimizers, functions, schedules, modifiers, transforms, specs, reporters",
    examples: EXAMPLES.list,
    load: async () => (await import("../commands/list.js")).list,
  },
  {
    name: "show",
    argument: "<name>",
    doc: "rule, parameters, source, start, minimum of one entry",
    examples: EXAMPLES.show,
    load: async () => (await import("../commands/show.js")).show,
  },
  {
    name: "schema",
    argument: "<which>",
    doc: "JSON Schema of a spec, a baseline or results, for editors",
    examples: EXAMPLES.schema,
    load: async () => (await import("../commands/schema.js")).schema,
  },
  {
    name: "init",
    doc: "a spec, an npm script and a GitHub workflow to start from",
    examples: EXAMPLES.init,
    async load() {
      const { init } = await import("../commands/init.js");
      return (_, flags, io) => init(flags, io);
    },
  },
  {
    name: "completion",
    argument: "<shell>",
    doc: "script that completes what is typed: bash, zsh, fish or pwsh",
    examples: EXAMPLES.completion,
    async load() {
      const { completion } = await import("../commands/completion.js");
      return (shell, _, io) => completion(shell, io);
    },
  },
  {
    name: "python-path",
    doc: "folder of optbench.py, for editors and type checkers",
    examples: EXAMPLES.pythonPath,
    async load() {
      const { pythonPath } = await import("../commands/python-path.js");
      return (_, __, io) => pythonPath(io);
    },
  },
];
