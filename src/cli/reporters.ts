import { extname, resolve } from "node:path";
import { usage } from "../core/errors.js";
import type { CaseResult, Results } from "../bench/results.js";
import { renderCsv } from "../report/csv.js";
import { renderJson, renderNdjsonLine } from "../report/json.js";
import { refuseUnwritable, writeWhole } from "./files.js";
import { readWord } from "./flags.js";
import type { Io } from "./io.js";

/** Every reporter, and what it writes. */
export const REPORTER_TITLES = {
  table: "the screen: convergence table, curve, verdict",
  json: "one document of all cases",
  ndjson: "a JSON line per case, as it ends",
  csv: "a row per case, without curves",
} as const;

export type ReporterName = keyof typeof REPORTER_TITLES;

const REPORTERS = Object.keys(REPORTER_TITLES) as ReporterName[];

/** One thing to write: a format, and a file or (null) stdout. */
export interface Output {
  readonly reporter: ReporterName;
  readonly path: string | null;
}

/** Told of each case as it ends, then of them all. */
export interface Reporter {
  add(one: CaseResult): void;
  /** `screen` renders them for a terminal or for a file. */
  end(results: Results, screen: (toFile: boolean) => Promise<string>): Promise<void>;
}

interface OutputFlags {
  readonly json?: boolean;
  readonly reporter?: readonly string[];
  readonly out?: string;
}

/** What the flags ask to be written. Throws for an unknown reporter and for two formats in one place. */
export function readOutputs(flags: OutputFlags, cwd: string): Output[] {
  const outputs: Output[] = (flags.reporter ?? []).flatMap((value) =>
    value.split(",").map((part) => {
      const at = part.indexOf("=");
      const name = at < 0 ? part : part.slice(0, at);
      if (at >= 0 && at === part.length - 1) throw usage(`--reporter ${part}: the path is empty`);
      const path = at < 0 ? null : part.slice(at + 1);
      return { reporter: readWord("--reporter", name, REPORTERS), path };
    }),
  );
  if (flags.json === true) outputs.push({ reporter: "json", path: null });
  if (flags.out !== undefined) outputs.push({ reporter: formatOf(flags.out), path: flags.out });
  const unique = withoutTwins(outputs, cwd);
  return unique.some(({ path }) => path === null)
    ? unique
    : [{ reporter: "table", path: null }, ...unique];
}

/** Each output once. Throws where two formats would go to one place. */
function withoutTwins(outputs: readonly Output[], cwd: string): Output[] {
  const taken = new Map<string | null, ReporterName>();
  return outputs.filter(({ reporter, path }) => {
    const place = path === null ? null : resolve(cwd, path);
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
};

const FORMAT_OF: Readonly<Record<string, ReporterName>> = {
  "": "json",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".csv": "csv",
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
    `--out ${path}: '${ending}' says no format\n  use .json, .ndjson, .csv or .txt, or say which: --reporter json=${path}`,
  );
}

/** Opens what is asked for. Throws before anything is run where a file could not be written. */
export async function openReporters(outputs: readonly Output[], io: Io): Promise<Reporter[]> {
  for (const { path } of outputs) if (path !== null) await refuseUnwritable(path, io.cwd);
  return outputs.map(({ reporter, path }): Reporter => {
    if (reporter === "ndjson" && path === null) {
      return { add: (one) => io.stdout.write(renderNdjsonLine(one)), end: async () => {} };
    }
    return {
      add: () => {},
      async end(results, screen) {
        const text = reporter === "table" ? await screen(path !== null) : RENDER[reporter](results);
        if (path === null) io.stdout.write(text);
        else await writeWhole(path, text, io.cwd);
      },
    };
  });
}

const RENDER: Readonly<Record<Exclude<ReporterName, "table">, (results: Results) => string>> = {
  json: renderJson,
  csv: renderCsv,
  ndjson: ({ cases }) => cases.map(renderNdjsonLine).join(""),
};
