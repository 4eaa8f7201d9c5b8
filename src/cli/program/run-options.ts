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

/** The flags of `run`, in the order of its help. */
export const RUN_FLAGS: readonly FlagGroup[] = [
  {
    heading: "What to run:",
    flags: [
      { flags: "-f, --fn <spec...>", doc: "functions, e.g. rosenbrock:dim=10" },
      { flags: "-o, --opt <spec...>", doc: "optimizers, e.g. adam:lr=0.1/0.3 sgd:lr=0.9+cosine" },
      {
        flags: "-d, --dim <n...>",
        doc: "dimensions, for functions that scale (default: their own)",
      },
      {
        flags: "--start <point>",
        doc: "a point, e.g. -1.2,1, or random, random@20 (default: default, the function's own)",
        repeatable: true,
      },
      {
        flags: "--seeds <n...>",
        doc: "seeds of all that is random: 5 is 1..5; or 3,7 (default: 1)",
      },
      { flags: "--plugin <path...>", doc: "load optimizers and functions from a file" },
      { flags: "--spec <file>", doc: "the spec (default: optbench.config.yaml, here or above)" },
      {
        flags: "--filter <pattern...>",
        doc: "only these cases: fn:rosen*, fn:instance=1..5, opt:adam*, or an id",
      },
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
      { flags: "--max-evals <n>", doc: "evaluations after which a case ends, also 1e4*dim" },
      { flags: "--timeout <s>", doc: "seconds after which a case ends, endless or not" },
      { flags: "--tol <x>", doc: "the target (default: 1e-6)" },
      {
        flags: "--targets <x...>",
        doc: "targets whose first hits are reported too (default: 1e-2,1e-4,1e-6,1e-8)",
      },
      { flags: "--metric <name>", doc: "gap, gradient or distance (default: gap)" },
      { flags: "--stop-at-target", doc: "end a case at its first hit" },
      { flags: "--require-reached", doc: "exit 1 unless every case reaches the target" },
    ],
  },
  {
    heading: "How lr is chosen:",
    flags: [
      {
        flags: "--tune [n]",
        doc: "search lr, and what is given as low..high, in n trials for each (default: 40)",
      },
      {
        flags: "--objective <name>",
        doc: "what the search looks at: steps or area (default: steps)",
      },
      {
        flags: "--method <name>",
        doc: "refine (a grid, then finer), grid, random, quasi or halving (default: refine)",
      },
      {
        flags: "--tune-for <which>",
        doc: "a value for each function or one for all: each or all (default: each)",
      },
      {
        flags: "--sweep <range>",
        doc: "lr=1e-4..10@60: steps by lr at 60 values, and how wide the good ones are; with --y value the metric (default: @60)",
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
        doc: "cases, summary (of runs), matrix (of functions) or auto (default)",
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
