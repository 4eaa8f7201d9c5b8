import type { Profiles } from "../records/profiles.js";
import type { Results } from "../records/results.js";
import type { ParametersOf } from "./case-columns.js";
import type { CheckReport } from "./check-report.js";

/** What a reporter may ask for beside the results. */
export interface Reported {
  /** What a check found. */
  readonly check?: CheckReport | undefined;
  /** The parameters of cases, as columns of tables. */
  readonly parametersOf: ParametersOf;
  /** The profiles of all kinds. */
  readonly profiles: () => Promise<Profiles>;
  /** The results over all functions: which is best where. */
  readonly map: () => Promise<Profiles>;
}

/** What can be written of a run: a name, what it is, and the files that mean it. */
interface ReporterEntry {
  readonly title: string;
  /** How a file of it ends. */
  readonly ending: string;
  /** The endings of `--out` that ask for it. */
  readonly means?: readonly string[];
  /** Whether it writes a folder of files, from the logs of evaluations. */
  readonly isFolder?: boolean;
  /** Whether it draws: it wants to know where runs went, and may write several files. */
  readonly isDrawn?: true;
  /** Whether it shows curves or paths of cases. */
  readonly needsCurves?: true;
  readonly needsPath?: true;
  /** Whether it needs run lengths, which are measured while a case runs. */
  readonly needsLadder?: true;
  /** Whether it shows what is estimated of several runs. */
  readonly showsSummaries?: true;
  /** Its text, or null: what needs a terminal or the environment is written by the command line. */
  readonly render: ((results: Results, more: Reported) => Promise<Text>) | null;
}

type Text = string | Iterable<string>;

/** Every reporter, in the order in which they are listed. A reporter is a row here and its file. */
export const REPORTERS = {
  table: {
    title: "the screen: convergence table, curve, verdict",
    ending: ".txt",
    means: [".txt", ".log"],
    render: null,
  },
  json: {
    title: "one document of all cases",
    ending: ".json",
    means: [".json", ""],
    showsSummaries: true,
    render: async (results) => (await import("./json.js")).renderJson(results),
  },
  ndjson: {
    title: "a JSON line per case, as it ends",
    ending: ".ndjson",
    means: [".ndjson", ".jsonl"],
    render: async (results) => (await import("./json.js")).renderNdjson(results),
  },
  csv: {
    title: "a row per case, without curves",
    ending: ".csv",
    means: [".csv"],
    render: async (results, { parametersOf }) =>
      results.sweep === undefined
        ? (await import("./csv.js")).renderCsv(results, parametersOf)
        : (await import("./sweep-csv.js")).renderSweepCsv(results),
  },
  "cases-ndjson": {
    title: "the rows of csv as JSON lines, all alike",
    ending: ".ndjson",
    render: async (results, { parametersOf }) =>
      (await import("./cases-ndjson.js")).renderCasesNdjson(results, parametersOf),
  },
  "curves-csv": {
    title: "a row per iteration of each curve",
    ending: ".csv",
    needsCurves: true,
    render: async (results) => (await import("./curves-csv.js")).renderCurvesCsv(results),
  },
  "paths-csv": {
    title: "a row per coordinate of each iterate",
    ending: ".csv",
    needsCurves: true,
    needsPath: true,
    render: async (results) => (await import("./curves-csv.js")).renderPathsCsv(results),
  },
  summaries: {
    title: "a CSV row per function and optimizer, over starts and seeds",
    ending: ".csv",
    showsSummaries: true,
    render: async (results) => (await import("./summaries-csv.js")).renderSummariesCsv(results),
  },
  markdown: {
    title: "tables for a page or a comment",
    ending: ".md",
    means: [".md"],
    showsSummaries: true,
    render: async (results, { check }) =>
      (await import("./markdown.js")).renderMarkdown(results, check),
  },
  asciidoc: {
    title: "tables for a page in AsciiDoc",
    ending: ".adoc",
    means: [".adoc"],
    showsSummaries: true,
    render: async (results) => (await import("./asciidoc.js")).renderAsciidoc(results),
  },
  latex: {
    title: "tables for a paper, in booktabs form",
    ending: ".tex",
    means: [".tex"],
    showsSummaries: true,
    render: async (results, { map }) =>
      (await import("./latex.js")).renderLatex(results, await map()),
  },
  "profile-csv": {
    title: "a row per point of the profiles, wins and states",
    ending: ".csv",
    needsLadder: true,
    render: async (results, { profiles }) =>
      (await import("./profiles/profile-csv.js")).renderProfileCsv(
        results.profiles ?? (await profiles()),
      ),
  },
  svg: {
    title: "figures: curves, contours, profiles, ...; a folder of them, or one",
    ending: ".svg",
    means: [".svg"],
    isDrawn: true,
    showsSummaries: true,
    render: null,
  },
  png: {
    title: "the same as pixels, with the package @resvg/resvg-js",
    ending: ".png",
    means: [".png"],
    isDrawn: true,
    showsSummaries: true,
    render: null,
  },
  html: {
    title: "one page to open: figures, tables, where the numbers come from",
    ending: ".html",
    means: [".html"],
    isDrawn: true,
    showsSummaries: true,
    render: null,
  },
  junit: {
    title: "XML of test results: a suite a function, a test a case",
    ending: ".xml",
    means: [".xml"],
    render: async (results, { check }) => (await import("./junit.js")).renderJunit(results, check),
  },
  coco: {
    title: "a folder a method, as COCO's logger writes it; cocopp reads it",
    ending: "-coco",
    isFolder: true,
    render: null,
  },
  ioh: {
    title: "a folder a method, as IOHprofiler writes it; IOHanalyzer reads it",
    ending: "-ioh",
    isFolder: true,
    render: null,
  },
  github: {
    title: "annotations on the baseline's lines, and a step summary",
    ending: ".txt",
    showsSummaries: true,
    render: null,
  },
  "action-benchmark": {
    title: "steps for github-action-benchmark: customSmallerIsBetter",
    ending: ".json",
    render: async (results) =>
      (await import("./action-benchmark.js")).renderActionBenchmark(results),
  },
  verdicts: {
    title: "what `check` found, as one JSON document",
    ending: ".json",
    render: async (_results, { check }) =>
      check === undefined ? "" : (await import("./check-json.js")).renderVerdicts(check),
  },
} as const satisfies Readonly<Record<string, ReporterEntry>>;

export type ReporterName = keyof typeof REPORTERS;

/** The reporters that write a folder. */
export type FolderReporter = {
  [Name in ReporterName]: (typeof REPORTERS)[Name] extends { isFolder: true } ? Name : never;
}[ReporterName];

export const REPORTER_NAMES = Object.keys(REPORTERS) as readonly ReporterName[];

/** The reporter that the ending of a file asks for. */
export function reporterOfEnding(ending: string): ReporterName | undefined {
  return REPORTER_NAMES.find((name) => reporterOf(name).means?.includes(ending));
}

/** Whether a reporter writes a folder of files. */
export function isFolder(name: ReporterName): name is FolderReporter {
  return reporterOf(name).isFolder === true;
}

/** The endings that ask for a reporter, as a sentence lists them: documents first, the screen last. */
export function listedEndings(): string {
  const [screen, ...documents] = REPORTER_NAMES.flatMap(
    (name) => reporterOf(name).means?.slice(0, 1) ?? [],
  );
  return `${documents.join(", ")} or ${screen}`;
}

/** A reporter by its name. */
export function reporterOf(name: ReporterName): ReporterEntry {
  return REPORTERS[name];
}
