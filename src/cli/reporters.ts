import { usage } from "../core/errors.js";
import type { CaseResult, Results } from "../bench/results.js";
import type { CheckReport } from "../report/check.js";
import { renderActionBenchmark } from "../report/action-benchmark.js";
import { renderVerdicts } from "../report/check-json.js";
import { renderCsv } from "../report/csv.js";
import { renderJson, renderNdjsonLine } from "../report/json.js";
import { renderJunit } from "../report/junit.js";
import { renderMarkdown } from "../report/markdown.js";
import { refuseUnwritable, writeWhole } from "./files.js";
import { readWord } from "./flags.js";
import { githubReporter } from "./github.js";
import type { Io } from "./io.js";

/** Every reporter, and what it writes. */
export const REPORTER_TITLES = {
  table: "the screen: convergence table, curve, verdict",
  json: "one document of all cases",
  ndjson: "a JSON line per case, as it ends",
  csv: "a row per case, without curves",
  markdown: "tables for a page or a comment",
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

/** Told of each case as it ends, then of them all. */
export interface Reporter {
  add(one: CaseResult): void;
  /** `screen` renders them for a terminal or for a file; `check` is what a check found. */
  end(
    results: Results,
    screen: (toFile: boolean) => Promise<string>,
    check?: CheckReport,
  ): Promise<void>;
}

interface OutputFlags {
  readonly json?: boolean;
  readonly reporter?: readonly string[];
  readonly out?: string;
}

/**
 * What the flags ask to be written. Throws for an unknown reporter and for two formats on stdout.
 *
 * @param flag what the user typed before the reporters
 */
export function readOutputs(flags: OutputFlags, flag = "--reporter"): Output[] {
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
  if (flags.out !== undefined) {
    if (flags.out === "") throw usage("--out: the path is empty");
    outputs.push({ reporter: formatOf(flags.out), path: flags.out });
  }
  // what github reads goes to stderr, beside whatever stands on stdout
  const onStdout = outputs
    .filter(({ reporter, path }) => path === null && reporter !== "github")
    .map(({ reporter }) => reporter);
  if (onStdout.length > 1) {
    throw usage(
      `stdout takes one format, not ${onStdout.join(" and ")}; give the others a file: ${onStdout[1]}=results.txt`,
    );
  }
  return onStdout.length === 0 ? [{ reporter: "table", path: null }, ...outputs] : outputs;
}

function formatOf(path: string): ReporterName {
  if (/\.(ndjson|jsonl)$/i.test(path)) return "ndjson";
  if (/\.csv$/i.test(path)) return "csv";
  if (/\.md$/i.test(path)) return "markdown";
  if (/\.xml$/i.test(path)) return "junit";
  return /\.(txt|log)$/i.test(path) ? "table" : "json";
}

/** Opens what is asked for. Throws before anything is run where a file could not be written. */
export async function openReporters(
  outputs: readonly Output[],
  io: Io,
  hasVerdicts = false,
): Promise<Reporter[]> {
  if (!hasVerdicts && outputs.some(({ reporter }) => reporter === "verdicts")) {
    throw usage("--reporter verdicts: only optbench check has verdicts");
  }
  for (const { path } of outputs) if (path !== null) await refuseUnwritable(path, io.cwd);
  return outputs.map(({ reporter, path }): Reporter => {
    if (reporter === "ndjson" && path === null) {
      return { add: (one) => io.stdout.write(renderNdjsonLine(one)), end: async () => {} };
    }
    if (reporter === "github") return githubReporter(path, io);
    return {
      add: () => {},
      async end(results, screen, found) {
        const text =
          reporter === "table" ? await screen(path !== null) : RENDER[reporter](results, found);
        if (path === null) io.stdout.write(text);
        else await writeWhole(path, text, io.cwd);
      },
    };
  });
}

type Render = (results: Results, check?: CheckReport) => string;

const RENDER: Readonly<Record<Exclude<ReporterName, "table" | "github">, Render>> = {
  markdown: renderMarkdown,
  junit: renderJunit,
  "action-benchmark": renderActionBenchmark,
  json: renderJson,
  csv: renderCsv,
  verdicts: (_results, check) => (check === undefined ? "" : renderVerdicts(check)),
  ndjson: ({ cases }) => cases.map(renderNdjsonLine).join(""),
};
