import { choice, number } from "../../core/define.js";
import { PRESENTATION, PROFILES } from "../../plan/presentation.js";
import { SEARCH_SETTINGS, SWEEP_VALUES } from "../../plan/search-settings.js";
import { DEFAULT_SEED, MAX_CASES, SETTINGS } from "../../plan/settings.js";
import { listedEndings } from "../../report/reporters.js";
import { readFigures } from "../figures/figure-flags.js";
import { COMMAND_NAMES, type Option } from "./option.js";
import {
  filled,
  readAllowFlag,
  readCoords,
  readDims,
  readJobs,
  readMaxEvals,
  readProfiles,
  readSeeds,
  readShardFlag,
  readStarts,
  readTrials,
} from "./read-option.js";

// The one table of flags: help, readers, completion, repeated command lines and the keys of specs
// follow from it, and a new flag is a row here and its use. Hence its length.

/** Commands that run cases, to show them or to find something out. */
const RUNNING = ["run", "sweep", "check", "tune"] as const;
/** Those, and what traces the updates of cases. */
const WITH_CASES = [...RUNNING, "trace"] as const;
/** Commands that show cases one by one. */
const SHOWING = ["run", "report"] as const;

/** What every command takes, before or after its name. */
export const GLOBAL_OPTIONS = [
  {
    key: "width",
    value: "<n>",
    param: number({ default: null, range: "[20, 500]", integer: true, doc: "columns" }),
    doc: "columns of the screen",
    commands: COMMAND_NAMES,
  },
  {
    key: "color",
    value: "<when>",
    param: choice({ values: ["auto", "always", "never"], default: "auto", doc: "colours" }),
    doc: "{values}",
    commands: COMMAND_NAMES,
  },
  { key: "ascii", doc: "no characters beyond ASCII", commands: COMMAND_NAMES },
  { key: "progress", negative: true, doc: "no progress on stderr", commands: COMMAND_NAMES },
  { key: "quiet", short: "q", doc: "the verdict alone, no warnings", commands: COMMAND_NAMES },
  { key: "verbose", short: "v", doc: "say what is being done", commands: COMMAND_NAMES },
  { key: "debug", doc: "stack traces with errors", commands: COMMAND_NAMES },
] as const satisfies readonly Option[];

const REPORT = [
  {
    key: "to",
    value: "<reporter...>",
    doc: "as run's --reporter",
    otherwise: "table",
    completes: "reporters",
    commands: ["report", "show"],
  },
  {
    key: "to",
    value: "<reporter...>",
    doc: "html=compare.html: a page with both curves of what changed",
    otherwise: "table",
    completes: "reporters",
    commands: ["compare"],
  },
] as const satisfies readonly Option[];

const BASELINE = [
  {
    key: "update",
    short: "u",
    value: "[which]",
    doc: "write the baseline: all lines, or -u=new, -u=changed",
    commands: ["check"],
  },
  {
    key: "baseline",
    value: "<file>",
    doc: "default: <spec>.baseline.json beside the spec",
    completes: "files",
    commands: ["check"],
  },
  {
    key: "results",
    value: "<file...>",
    doc: "judge saved results, of all shards, without running anything",
    completes: "files",
    commands: ["check"],
  },
  {
    key: "allow",
    value: "<n>",
    doc: "how many more steps are allowed: 3, or 2%",
    read: readAllowFlag,
    spec: "allow",
    commands: ["check"],
  },
  {
    key: "strict",
    doc: "improvements fail too, until the baseline is tightened",
    commands: ["check"],
  },
  {
    key: "selftest",
    doc: "plant faults into every line, in memory: each must be found",
    commands: ["check"],
  },
  { key: "force", doc: "let -u write under CI", commands: ["check"] },
] as const satisfies readonly Option[];

const CASES = [
  {
    key: "fn",
    short: "f",
    value: "<spec...>",
    doc: "functions, e.g. rosenbrock:dim=10",
    read: filled,
    completes: "functions",
    spec: "functions",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "opt",
    short: "o",
    value: "<spec...>",
    doc: "optimizers, e.g. adam:lr=0.1/0.3 sgd:lr=0.9+cosine",
    read: filled,
    completes: "optimizers",
    spec: "optimizers",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "dim",
    short: "d",
    value: "<n...>",
    doc: "dimensions, for functions that scale",
    otherwise: "their own",
    read: readDims,
    spec: "dims",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "start",
    value: "<point>",
    repeatable: true,
    doc: "a point, e.g. -1.2,1, or random, random@20",
    otherwise: "default, the function's own",
    read: readStarts,
    spec: "starts",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "seeds",
    value: "<n...>",
    doc: "seeds of all that is random: 5 is 1..5; or 3,7",
    otherwise: String(DEFAULT_SEED),
    read: readSeeds,
    spec: "seeds",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "plugin",
    value: "<path...>",
    doc: "load optimizers and functions from a file",
    completes: "files",
    spec: "plugins",
    isRepeated: true,
    commands: [...WITH_CASES, "report", "worker"],
  },
  {
    key: "spec",
    value: "<file>",
    doc: "the spec",
    otherwise: "optbench.config.yaml, here or above",
    completes: "files",
    commands: WITH_CASES,
  },
  {
    key: "filter",
    value: "<pattern...>",
    doc: "only these cases: fn:rosen*, fn:instance=1..5, opt:adam*, or an id",
    commands: WITH_CASES,
  },
  {
    key: "shard",
    value: "<i/n>",
    doc: "only the i-th of n parts, or auto; optbench merge joins them",
    words: ["auto"],
    read: readShardFlag,
    commands: ["run", "check"],
  },
  {
    key: "queue",
    value: "<url>",
    doc: "workers of this queue compute the cases: redis://host:6379",
    commands: ["run", "sweep"],
  },
  { key: "list", doc: "print the ids of the cases and run nothing", commands: RUNNING },
  {
    key: "maxCases",
    value: "<n>",
    param: number({ default: MAX_CASES, range: "[1, 1e15]", integer: true, doc: "most cases" }),
    doc: "allow grids of more cases",
    isRepeated: true,
    commands: WITH_CASES,
  },
  {
    key: "jobs",
    short: "j",
    value: "<n>",
    doc: "cases run at once, or auto",
    otherwise: "auto",
    words: ["auto"],
    read: readJobs,
    commands: [...RUNNING, "worker"],
  },
] as const satisfies readonly Option[];

const JUDGEMENT = [
  {
    key: "iters",
    short: "n",
    value: "<n>",
    param: SETTINGS.iterations,
    doc: "iterations of every case",
    spec: "iterations",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "maxEvals",
    value: "<n>",
    param: SETTINGS.maxEvaluations,
    doc: "evaluations after which a case ends, also 1e4*dim",
    read: readMaxEvals,
    spec: "maxEvaluations",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "timeout",
    value: "<s>",
    param: SETTINGS.timeout,
    doc: "seconds after which a case ends, endless or not",
    spec: "timeout",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "tol",
    value: "<x>",
    param: SETTINGS.tolerance,
    doc: "the target",
    spec: "tolerance",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "targets",
    value: "<x...>",
    param: SETTINGS.targets,
    doc: "targets whose first hits are reported too",
    spec: "targets",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "metric",
    value: "<name>",
    param: SETTINGS.metric,
    doc: "{values}",
    spec: "metric",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "cost",
    value: "<name>",
    param: SETTINGS.cost,
    doc: "what ranks: evaluations or iterations to the target",
    spec: "cost",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "keep",
    value: "<what>",
    param: SETTINGS.keep,
    doc: "{values}: each case whole, without its curve, or counts over all of them",
    spec: "keep",
    isRepeated: true,
    commands: ["run"],
  },
  {
    key: "stopAtTarget",
    doc: "end a case at its first hit",
    spec: "stopAtTarget",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "restarts",
    doc: "begin again from a random point when a method stalls, gives up, diverges or escapes",
    spec: "restarts",
    isRepeated: true,
    commands: RUNNING,
  },
  {
    key: "requireReached",
    doc: "exit 1 unless every case reaches the target",
    commands: ["run"],
  },
] as const satisfies readonly Option[];

/** A gate compares the same values every time: `check` refuses what searches for them. */
const SEARCH = [
  {
    key: "tune",
    value: "[n]",
    doc: "search lr, and what is given as low..high, in n trials for each",
    otherwise: String(SEARCH_SETTINGS.trials.default),
    read: readTrials,
    commands: ["run"],
    refusedBy: ["check"],
  },
  { key: "noTune", doc: "compare published rates, also where the spec tunes", commands: ["run"] },
  {
    key: "trials",
    value: "<n>",
    param: SEARCH_SETTINGS.trials,
    doc: "points tried for each optimizer",
    commands: ["tune"],
  },
  {
    key: "objective",
    value: "<name>",
    param: SEARCH_SETTINGS.objective,
    doc: "what the search looks at: {values}",
    commands: ["run", "tune"],
    refusedBy: ["check"],
  },
  {
    key: "method",
    value: "<name>",
    param: SEARCH_SETTINGS.method,
    doc: "{values}",
    notes: { refine: "a grid, then finer" },
    commands: ["run", "tune"],
    refusedBy: ["check"],
  },
  {
    key: "tuneFor",
    value: "<which>",
    param: SEARCH_SETTINGS.scope,
    doc: "a value for each function or one for all: {values}",
    commands: ["run", "tune"],
    refusedBy: ["check"],
  },
  {
    key: "sweep",
    value: "<range>",
    doc: `lr=1e-4..10@${SWEEP_VALUES.default}: steps by lr at ${SWEEP_VALUES.default} values, and how wide the good ones are; with --y value the metric`,
    otherwise: `@${SWEEP_VALUES.default}`,
    commands: ["run", "sweep"],
    refusedBy: ["check"],
  },
] as const satisfies readonly Option[];

const OUTPUT = [
  {
    key: "plot",
    value: "<kind>",
    param: PRESENTATION.plot,
    doc: "{values}",
    spec: "plot",
    commands: [...SHOWING, "sweep"],
  },
  {
    key: "layout",
    value: "<kind>",
    param: PRESENTATION.layout,
    doc: "of --plot contour: {values}",
    notes: { panels: "a picture for each path", auto: "up to 9 panels" },
    spec: "layout",
    commands: SHOWING,
  },
  {
    key: "y",
    value: "<what>",
    param: PRESENTATION.y,
    doc: "{values}",
    spec: "y",
    commands: [...SHOWING, "sweep"],
  },
  {
    key: "sort",
    value: "<key>",
    param: PRESENTATION.sort,
    doc: "{values}",
    spec: "sort",
    commands: SHOWING,
  },
  {
    key: "onlyReached",
    doc: "hide the rows of the screen that never reach the target",
    commands: SHOWING,
  },
  {
    key: "profile",
    value: "<kind...>",
    param: PROFILES,
    doc: "compare on all functions: {values}",
    read: readProfiles,
    spec: "profile",
    commands: SHOWING,
  },
  {
    key: "table",
    value: "<kind>",
    param: PRESENTATION.table,
    doc: "{values}",
    notes: { summary: "of runs", matrix: "of functions" },
    spec: "table",
    commands: SHOWING,
  },
  { key: "json", doc: "print one JSON document", commands: RUNNING },
  {
    key: "reporter",
    value: "<name...>",
    doc: "table, json, junit, ... or name=path for a file; optbench list reporters",
    completes: "reporters",
    spec: "reporters",
    commands: ["run", "sweep", "check"],
  },
  {
    key: "figure",
    value: "<kind...>",
    doc: "which figures svg and png draw, and how: contour:width=86mm:theme=print",
    read: readFigures,
    completes: "figures",
    commands: ["run", "sweep", "check", "report", "show"],
  },
  {
    key: "play",
    value: "<file>",
    doc: "a playground that html links to, with the settings of the runs: play.html",
    completes: "files",
    commands: ["run", "check", "report"],
  },
  {
    key: "out",
    value: "<file>",
    doc: `save the results: ${listedEndings()}`,
    completes: "files",
    commands: ["run", "sweep", "check"],
  },
  {
    key: "out",
    value: "<file>",
    doc: "save what was found: .json or .txt",
    completes: "files",
    commands: ["tune"],
  },
  {
    key: "resume",
    value: "<file>",
    doc: "go on where a run that wrote this .ndjson was interrupted, or begin it",
    completes: "files",
    commands: ["run", "check"],
  },
  { key: "path", doc: "keep every iterate in the results", spec: "path", commands: ["run"] },
  {
    key: "log",
    doc: "keep what the reporters coco and ioh write, for merge and report",
    spec: "log",
    isRepeated: true,
    commands: ["run"],
  },
] as const satisfies readonly Option[];

const TRACE = [
  {
    key: "iters",
    short: "n",
    value: "<n>",
    param: number({ default: 10, range: SETTINGS.iterations.range, integer: true, doc: "updates" }),
    doc: "updates of every method",
    commands: ["trace"],
  },
  {
    key: "from",
    value: "<t>",
    param: number({ default: 0, range: "[0, inf)", integer: true, doc: "t" }),
    doc: "the first update to show",
    commands: ["trace"],
  },
  {
    key: "every",
    value: "<n>",
    param: number({ default: 1, range: "[1, inf)", integer: true, doc: "updates" }),
    doc: "show every n-th update",
    commands: ["trace"],
  },
  {
    key: "coords",
    value: "<i...>",
    doc: "coordinates to show, from 0",
    otherwise: "the first 8",
    read: readCoords,
    commands: ["trace"],
  },
  { key: "json", doc: "print one JSON document, with all digits", commands: ["trace"] },
  {
    key: "csv",
    doc: "print a line for each quantity, coordinate and step",
    commands: ["trace"],
  },
] as const satisfies readonly Option[];

/** As in a run, but for -o, which names the page. */
const PLAY = [
  {
    key: "out",
    short: "o",
    value: "<file>",
    doc: "the page to write",
    completes: "files",
    commands: ["play"],
  },
  {
    key: "fn",
    short: "f",
    value: "<spec...>",
    doc: "the function, e.g. rosenbrock",
    read: filled,
    completes: "functions",
    commands: ["play"],
  },
  {
    key: "opt",
    value: "<spec...>",
    doc: "optimizers, e.g. adam:lr=0.1/0.3 sgd:lr=0.9+cosine",
    read: filled,
    completes: "optimizers",
    commands: ["play"],
  },
  {
    key: "dim",
    short: "d",
    value: "<n...>",
    doc: "the dimension, for a function that scales",
    otherwise: "its own",
    read: readDims,
    commands: ["play"],
  },
  {
    key: "start",
    value: "<point>",
    repeatable: true,
    doc: "a point, e.g. -1.2,1, or random",
    otherwise: "default, the function's own",
    read: readStarts,
    commands: ["play"],
  },
  {
    key: "iters",
    short: "n",
    value: "<n>",
    param: number({ default: 200, range: "[1, 5000]", integer: true, doc: "updates" }),
    doc: "updates of every method",
    commands: ["play"],
  },
] as const satisfies readonly Option[];

const CONFORM = [
  {
    key: "against",
    value: "<method>",
    doc: "exit 1 unless it agrees with this one, e.g. torch/adam",
    completes: "optimizers",
    commands: ["conform"],
  },
] as const satisfies readonly Option[];

const OTHERS = [
  { key: "onlyChanged", doc: "leave out what is the same", commands: ["compare"] },
  {
    key: "failOn",
    value: "<what>",
    words: ["worse", "any"],
    doc: "{values}: exit 1 then",
    commands: ["compare"],
  },
  {
    key: "out",
    short: "o",
    value: "<file>",
    repeatable: true,
    doc: `repeatable; ${listedEndings()}`,
    completes: "files",
    commands: ["merge"],
  },
  { key: "json", doc: "as JSON", commands: ["conform", "compare", "list", "show"] },
  {
    key: "plugin",
    value: "<path...>",
    doc: "load definitions from a file",
    completes: "files",
    commands: ["conform", "list", "show"],
  },
  {
    key: "plugin",
    value: "<path...>",
    doc: "load definitions from a file, for .txt",
    completes: "files",
    commands: ["merge"],
  },
  {
    key: "plugin",
    value: "<path...>",
    doc: "with the definitions of a file, in the schema of a spec",
    completes: "files",
    commands: ["schema"],
  },
  { key: "dryRun", doc: "print what would be written, and write nothing", commands: ["init"] },
  {
    key: "slurm",
    doc: "write optbench.sbatch instead: an array of tasks, and a job that merges",
    commands: ["init"],
  },
  {
    key: "k8s",
    doc: "write optbench.k8s.yaml instead: an Indexed Job of Kubernetes",
    commands: ["init"],
  },
] as const satisfies readonly Option[];

/** Every flag that is not global, under the headings and in the order of the help. */
export const OPTION_GROUPS = [
  { heading: "Options:", options: REPORT },
  { heading: "The baseline:", options: BASELINE },
  { heading: "What to run:", options: CASES },
  { heading: "How long, how judged:", options: JUDGEMENT },
  { heading: "How lr is chosen:", options: SEARCH },
  { heading: "What comes out:", options: OUTPUT },
  { heading: "Options:", options: TRACE },
  { heading: "Options:", options: PLAY },
  { heading: "Options:", options: CONFORM },
  { heading: "Options:", options: OTHERS },
] as const;

export type AnyOption =
  (typeof GLOBAL_OPTIONS)[number] | (typeof OPTION_GROUPS)[number]["options"][number];
