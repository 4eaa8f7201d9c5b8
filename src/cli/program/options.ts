import { RUN_FLAGS, type Flag, type FlagGroup } from "./run-options.js";

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

/** Flags of `run` that speak of the picture, or of a judgement that is not the gate's. */
const OF_THE_PICTURE = /^--(path|plot|y|sort|table|profile|require-reached) ?/;

/** Flags of `run` that speak of the cases that come out, or of a search of its own. */
const OF_THE_CASES =
  /^--(path|plot|y|sort|table|profile|shard|sweep|reporter|resume|require-reached) ?/;

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
      {
        flags: "--selftest",
        doc: "plant faults into every line, in memory: each must be found",
      },
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
    doc: "repeatable; .json, .ndjson, .csv, .md, .tex, .xml or .txt",
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
