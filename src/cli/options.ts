/** A flag as commander reads it, and what it is for. A repeatable one takes one value at a time. */
export interface Flag {
  readonly flags: string;
  readonly doc: string;
  readonly repeatable?: boolean;
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
        doc: "repeatable; default, or a point such as -1.2,1",
        repeatable: true,
      },
      { flags: "--plugin <path...>", doc: "load optimizers and functions from a file" },
      { flags: "--max-cases <n>", doc: "allow grids of more cases (default: 500)" },
    ],
  },
  {
    heading: "How long, how judged:",
    flags: [
      { flags: "-n, --iters <n>", doc: "iterations of every case (default: 10000)" },
      { flags: "--max-evals <n>", doc: "evaluations after which a case ends" },
      { flags: "--tol <x>", doc: "the target (default: 1e-6)" },
      { flags: "--targets <x...>", doc: "further targets whose first hits are reported" },
      { flags: "--metric <name>", doc: "gap, gradient or distance (default: gap)" },
      { flags: "--stop-at-target", doc: "end a case at its first hit" },
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
      { flags: "--json", doc: "print one JSON document" },
      {
        flags: "--reporter <name...>",
        doc: "table, json, ndjson, csv, or name=path for a file",
      },
      { flags: "--out <file>", doc: "save the results: .json, .ndjson, .csv or .txt" },
      { flags: "--path", doc: "keep every iterate in the results" },
    ],
  },
];
