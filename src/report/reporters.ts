/** What can be written of a run: a name, what it is, and the files that mean it. */
interface ReporterEntry {
  readonly title: string;
  /** How a file of it ends. */
  readonly ending: string;
  /** The endings of `--out` that ask for it. */
  readonly means?: readonly string[];
  /** Whether it writes a folder of files, from the logs of evaluations. */
  readonly isFolder?: boolean;
}

/** Every reporter, in the order in which they are listed. */
export const REPORTERS = {
  table: {
    title: "the screen: convergence table, curve, verdict",
    ending: ".txt",
    means: [".txt", ".log"],
  },
  json: { title: "one document of all cases", ending: ".json", means: [".json", ""] },
  ndjson: {
    title: "a JSON line per case, as it ends",
    ending: ".ndjson",
    means: [".ndjson", ".jsonl"],
  },
  csv: { title: "a row per case, without curves", ending: ".csv", means: [".csv"] },
  summaries: {
    title: "a CSV row per function and optimizer, over starts and seeds",
    ending: ".csv",
  },
  markdown: { title: "tables for a page or a comment", ending: ".md", means: [".md"] },
  latex: { title: "tables for a paper, in booktabs form", ending: ".tex", means: [".tex"] },
  "profile-csv": { title: "a row per point of the profiles, wins and states", ending: ".csv" },
  junit: {
    title: "XML of test results: a suite a function, a test a case",
    ending: ".xml",
    means: [".xml"],
  },
  coco: {
    title: "a folder a method, as COCO's logger writes it; cocopp reads it",
    ending: "-coco",
    isFolder: true,
  },
  ioh: {
    title: "a folder a method, as IOHprofiler writes it; IOHanalyzer reads it",
    ending: "-ioh",
    isFolder: true,
  },
  github: { title: "annotations on the baseline's lines, and a step summary", ending: ".txt" },
  "action-benchmark": {
    title: "steps for github-action-benchmark: customSmallerIsBetter",
    ending: ".json",
  },
  verdicts: { title: "what `check` found, as one JSON document", ending: ".json" },
} as const satisfies Readonly<Record<string, ReporterEntry>>;

export type ReporterName = keyof typeof REPORTERS;

/** The reporters that write a folder. */
export type FolderReporter = {
  [Name in ReporterName]: (typeof REPORTERS)[Name] extends { isFolder: true } ? Name : never;
}[ReporterName];

export const REPORTER_NAMES = Object.keys(REPORTERS) as readonly ReporterName[];

/** The reporter that the ending of a file asks for. */
export function reporterOfEnding(ending: string): ReporterName | undefined {
  return REPORTER_NAMES.find((name) => entryOf(name).means?.includes(ending));
}

/** Whether a reporter writes a folder of files. */
export function isFolder(name: ReporterName): name is FolderReporter {
  return entryOf(name).isFolder === true;
}

/** The endings that ask for a reporter, as a sentence lists them: documents first, the screen last. */
export function listedEndings(): string {
  const [screen, ...documents] = REPORTER_NAMES.flatMap(
    (name) => entryOf(name).means?.slice(0, 1) ?? [],
  );
  return `${documents.join(", ")} or ${screen}`;
}

function entryOf(name: ReporterName): ReporterEntry {
  return REPORTERS[name];
}
