/** A flag as commander reads it, and what it is for. A repeatable one takes one value at a time. */
export interface Flag {
  readonly flags: string;
  readonly doc: string;
  readonly repeatable?: boolean;
  /** Read, to say why it is refused, and not in the help. */
  readonly hidden?: boolean;
}

/** Flags under a heading of the help. */
export interface FlagGroup {
  readonly heading: string;
  readonly flags: readonly Flag[];
}

/** What every command takes, before or after its name. */
export const GLOBAL_FLAGS: readonly Flag[] = [
  { flags: "--width <n>", doc: "columns of the screen" },
  { flags: "--color <when>", doc: "auto, always or never (default: auto)" },
  { flags: "--ascii", doc: "no characters beyond ASCII" },
  { flags: "--no-progress", doc: "no progress on stderr" },
  { flags: "-q, --quiet", doc: "the verdict alone, no warnings" },
  { flags: "-v, --verbose", doc: "say what is being done" },
  { flags: "--debug", doc: "stack traces with errors" },
];

/** The flags of `list` and `show`. */
export const CATALOGUE_FLAGS: readonly Flag[] = [
  { flags: "--json", doc: "as JSON" },
  { flags: "--plugin <path...>", doc: "load definitions from a file" },
];

export const SCHEMA_FLAGS: readonly Flag[] = [
  { flags: "--plugin <path...>", doc: "with the definitions of a file, in the schema of a spec" },
];

/** The flags of `run`, in the order of its help. */
export const RUN_FLAGS: readonly FlagGroup[] = [
  {
    heading: "What to run:",
    flags: [
      { flags: "-f, --fn <spec...>", doc: "functions, e.g. rosenbrock:dim=10" },
      { flags: "-o, --opt <spec...>", doc: "optimizers, e.g. adam:lr=0.1/0.3 sgd:lr=0.9+cosine" },
      { flags: "-d, --dim <n...>", doc: "dimensions, for functions that scale" },
      {
        flags: "--start <point>",
        doc: "a point, e.g. -1.2,1, or: default, random, random@20",
        repeatable: true,
      },
      { flags: "--seeds <n...>", doc: "seeds of all that is random: 5 is 1..5; or 3,7" },
      { flags: "--plugin <path...>", doc: "load optimizers and functions from a file" },
      { flags: "--spec <file>", doc: "the spec (default: optbench.config.yaml, here or above)" },
      { flags: "--filter <pattern...>", doc: "only these cases: fn:rosen*, opt:adam*, or an id" },
      { flags: "--shard <i/n>", doc: "only the i-th of n parts; optbench merge joins them" },
      { flags: "--list", doc: "print the ids of the cases and run nothing" },
      { flags: "--max-cases <n>", doc: "allow grids of more cases (default: 500)" },
      { flags: "-j, --jobs <n>", doc: "cases run at once, or auto (default: auto)" },
    ],
  },
  {
    heading: "How long, how judged:",
    flags: [
      { flags: "-n, --iters <n>", doc: "iterations of every case (default: 10000)" },
      { flags: "--max-evals <n>", doc: "evaluations after which a case ends" },
      { flags: "--timeout <s>", doc: "seconds after which a case ends, endless or not" },
      { flags: "--tol <x>", doc: "the target (default: 1e-6)" },
      { flags: "--targets <x...>", doc: "further targets whose first hits are reported" },
      { flags: "--metric <name>", doc: "gap, gradient or distance (default: gap)" },
      { flags: "--stop-at-target", doc: "end a case at its first hit" },
    ],
  },
  {
    heading: "How lr is chosen:",
    flags: [
      {
        flags: "--tune [n]",
        doc: "search lr, and what is given as low..high, in n trials for each (default: 40)",
      },
      { flags: "--objective <name>", doc: "what the search looks at: steps or area" },
      {
        flags: "--method <name>",
        doc: "refine (a grid, then finer), grid, random, quasi, halving",
      },
      {
        flags: "--tune-for <which>",
        doc: "a value for each function or one for all: each or all",
      },
      {
        flags: "--sweep <range>",
        doc: "lr=1e-4..10@60: steps by lr, and how wide the good ones are; with --y the metric",
      },
    ],
  },
  {
    heading: "What comes out:",
    flags: [
      { flags: "--plot <kind>", doc: "ascii, braille, contour or off (default: ascii)" },
      { flags: "--y <what>", doc: "best, value, gradient or distance (default: best)" },
      {
        flags: "--sort <key>",
        doc: "steps, final, best, evals, name or given (default: steps)",
      },
      {
        flags: "--profile <kind...>",
        doc: "compare on all functions: performance, data, ecdf, wins, map or off (default)",
      },
      {
        flags: "--table <kind>",
        doc: "cases, summary (of runs), matrix (of functions) or auto",
      },
      { flags: "--json", doc: "print one JSON document" },
      {
        flags: "--reporter <name...>",
        doc: "table, json, junit, ... or name=path for a file; optbench list reporters",
      },
      {
        flags: "--out <file>",
        doc: "save the results: .json, .ndjson, .csv, .md, .tex, .xml or .txt",
      },
      { flags: "--resume <file>", doc: "go on where --reporter ndjson=<file> was interrupted" },
      { flags: "--path", doc: "keep every iterate in the results" },
    ],
  },
];

/** Flags of `run` that speak of the picture alone. */
const OF_THE_PICTURE = /^--(path|plot|y|sort|table|profile) ?/;

/** Flags of `run` that speak of the cases that come out, or of a search of its own. */
const OF_THE_CASES = /^--(path|plot|y|sort|shard|sweep|reporter) ?/;

/** Flags of `run` that search for values: a gate must not move. */
const OF_THE_SEARCH = /^--(tune|objective|method|tune-for|sweep) ?/;

/** The flags of `check`: its own, then those of `run` that make sense. */
export const CHECK_FLAGS: readonly FlagGroup[] = [
  {
    heading: "The baseline:",
    flags: [
      {
        flags: "-u, --update [which]",
        doc: "write the baseline: all lines, or -u=new, -u=changed",
      },
      { flags: "--baseline <file>", doc: "default: <spec>.baseline.json beside the spec" },
      {
        flags: "--results <file...>",
        doc: "judge saved results, of all shards, without running anything",
      },
      { flags: "--strict", doc: "improvements fail too, until the baseline is tightened" },
      { flags: "--force", doc: "let -u write under CI" },
    ],
  },
  ...RUN_FLAGS.map(({ heading, flags }) => ({
    heading,
    flags: flags
      .filter((flag) => !OF_THE_PICTURE.test(flag.flags))
      .map((flag) => (OF_THE_SEARCH.test(flag.flags) ? { ...flag, hidden: true } : flag)),
  })),
];

/** The flags of `tune`: those of `run` that make sense where no case is shown. */
export const TUNE_FLAGS: readonly FlagGroup[] = RUN_FLAGS.map(({ heading, flags }) => ({
  heading,
  flags: flags.flatMap((flag) => {
    if (flag.flags === "--tune [n]") {
      return { flags: "--trials <n>", doc: "points tried for each optimizer (default: 40)" };
    }
    if (flag.flags.startsWith("--out ")) {
      return { flags: "--out <file>", doc: "save what was found: .json or .txt" };
    }
    return OF_THE_CASES.test(flag.flags) ? [] : flag;
  }),
}));

export const COMPARE_FLAGS: readonly Flag[] = [
  { flags: "--only-changed", doc: "leave out what is the same" },
  { flags: "--fail-on <what>", doc: "worse or any: exit 1 then" },
  { flags: "--json", doc: "as JSON" },
];

export const MERGE_FLAGS: readonly Flag[] = [
  {
    flags: "-o, --out <file>",
    doc: "repeatable; .json, .ndjson, .csv, .md, .xml or .txt",
    repeatable: true,
  },
  { flags: "--plugin <path...>", doc: "load definitions from a file, for .txt" },
];

export const REPORT_FLAGS: readonly Flag[] = [
  { flags: "--to <reporter...>", doc: "as run's --reporter (default: table)" },
  ...RUN_FLAGS.flatMap(({ flags }) =>
    flags.filter((flag) => /^--(plugin|plot|y|sort|table|profile) /.test(flag.flags)),
  ),
];

export const INIT_FLAGS: readonly Flag[] = [
  { flags: "--dry-run", doc: "print what would be written, and write nothing" },
];
