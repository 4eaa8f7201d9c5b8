import { extname, resolve } from "node:path";
import { usage } from "../../core/errors.js";
import { readWord } from "../program/flags.js";

/** Every reporter, and what it writes. */
export const REPORTER_TITLES = {
  table: "the screen: convergence table, curve, verdict",
  json: "one document of all cases",
  ndjson: "a JSON line per case, as it ends",
  csv: "a row per case, without curves",
  summaries: "a CSV row per function and optimizer, over starts and seeds",
  markdown: "tables for a page or a comment",
  latex: "tables for a paper, in booktabs form",
  "profile-csv": "a row per point of the profiles, wins and states",
  junit: "XML of test results: a suite a function, a test a case",
  github: "annotations on the baseline's lines, and a step summary",
  "action-benchmark": "steps for github-action-benchmark: customSmallerIsBetter",
  verdicts: "what `check` found, as one JSON document",
} as const;

export type ReporterName = keyof typeof REPORTER_TITLES;

const REPORTERS = Object.keys(REPORTER_TITLES) as ReporterName[];

/** One thing to write: a format, and a file or (null) stdout. */
export interface Output {
  readonly reporter: ReporterName;
  readonly path: string | null;
}

interface OutputFlags {
  readonly json?: boolean;
  readonly reporter?: readonly string[];
  readonly resume?: string;
  readonly out?: string | readonly string[];
}

/**
 * What the flags ask to be written. Throws for an unknown reporter and for two formats in one place.
 *
 * @param flag what the user typed before the reporters
 */
export function readOutputs(flags: OutputFlags, cwd: string, flag = "--reporter"): Output[] {
  const outputs: Output[] = (flags.reporter ?? []).flatMap((value) =>
    value.split(",").map((part) => {
      const at = part.indexOf("=");
      const name = at < 0 ? part : part.slice(0, at);
      if (at >= 0 && at === part.length - 1) throw usage(`${flag} ${part}: the path is empty`);
      const path = at < 0 ? null : part.slice(at + 1);
      return { reporter: readWord(flag, name, REPORTERS), path };
    }),
  );
  if (flags.json === true) outputs.push({ reporter: "json", path: null });
  for (const path of [flags.out ?? []].flat()) outputs.push({ reporter: formatOf(path), path });
  if (flags.resume !== undefined) outputs.push({ reporter: "ndjson", path: flags.resume });
  const unique = withoutTwins(outputs, cwd);
  return unique.some(isOnStdout) ? unique : [{ reporter: "table", path: null }, ...unique];
}

/** What github reads goes to stderr, beside whatever stands on stdout. */
function isOnStdout({ reporter, path }: Output): boolean {
  return path === null && reporter !== "github";
}

/** Each output once. Throws where two formats would go to one place. */
function withoutTwins(outputs: readonly Output[], cwd: string): Output[] {
  const taken = new Map<string | null, ReporterName>();
  return outputs.filter(({ reporter, path }) => {
    const onStderr = path === null && reporter === "github" ? "stderr:" : null;
    const place = path === null ? onStderr : resolve(cwd, path);
    const other = taken.get(place);
    taken.set(place, reporter);
    if (other === undefined || other === reporter) return other === undefined;
    throw path === null
      ? usage(
          `stdout takes one format, not ${other} and ${reporter}\n  give one a file: --reporter ${reporter}=results.${ENDING[reporter]}`,
        )
      : usage(`${path} takes one format, not ${other} and ${reporter}`);
  });
}

const ENDING: Readonly<Record<ReporterName, string>> = {
  table: "txt",
  json: "json",
  ndjson: "ndjson",
  csv: "csv",
  summaries: "csv",
  markdown: "md",
  latex: "tex",
  "profile-csv": "csv",
  junit: "xml",
  github: "txt",
  "action-benchmark": "json",
  verdicts: "json",
};

const FORMAT_OF: Readonly<Record<string, ReporterName>> = {
  "": "json",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".csv": "csv",
  ".md": "markdown",
  ".tex": "latex",
  ".xml": "junit",
  ".txt": "table",
  ".log": "table",
};

/** The format that the ending of a path asks for. */
function formatOf(path: string): ReporterName {
  if (path === "") throw usage("--out: the path is empty");
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(FORMAT_OF, ending) ? FORMAT_OF[ending] : undefined;
  if (format !== undefined) return format;
  throw usage(
    `--out ${path}: '${ending}' says no format\n  use .json, .ndjson, .csv, .md, .tex, .xml or .txt, or say which: --reporter json=${path}`,
  );
}
