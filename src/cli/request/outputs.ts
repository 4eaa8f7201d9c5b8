import { extname } from "node:path";
import { resolveNames } from "../../bench/execute.js";
import { usage } from "../../core/errors.js";
import { filePlaceOf } from "../../files/real-path.js";
import type { Catalogue } from "../../plan/catalogue.js";
import type { CaseKind } from "../../plan/cases.js";
import { numberFunctions } from "../../report/exports/experiment.js";
import {
  isFolder,
  listedEndings,
  REPORTER_NAMES,
  type ReporterName,
  reporterOfEnding,
  REPORTERS,
} from "../../report/reporters.js";
import { readWord } from "../flags/read-option.js";

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
      const reporter = readWord(flag, name, REPORTER_NAMES);
      if (path === null && isFolder(reporter)) {
        throw usage(`${flag} ${name}: it writes a folder: ${flag} ${name}=${name}-data`);
      }
      return { reporter, path };
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
    const place = path === null ? onStderr : filePlaceOf(path, cwd);
    const other = taken.get(place);
    taken.set(place, reporter);
    if (other === undefined || other === reporter) return other === undefined;
    throw path === null
      ? usage(`stdout takes one format, not ${other} and ${reporter}`, {
          hint: `give one a file: --reporter ${reporter}=results${REPORTERS[reporter].ending}`,
        })
      : usage(`${path} takes one format, not ${other} and ${reporter}`);
  });
}

/** The format that the ending of a path asks for. */
function formatOf(path: string): ReporterName {
  if (path === "") throw usage("--out: the path is empty");
  const ending = extname(path).toLowerCase();
  const format = reporterOfEnding(ending);
  if (format !== undefined) return format;
  throw usage(`--out ${path}: '${ending}' says no format`, {
    hint: `use ${listedEndings()}, or say which: --reporter json=${path}`,
  });
}

/** Refuses reporters that need case results: tune and --sweep have none. */
export function refuseCaseReporters(
  { outputs }: { readonly outputs: readonly Output[] },
  what: "tune" | "--sweep",
): void {
  const isFit = (name: ReporterName) =>
    name === "table" ||
    name === "json" ||
    (what === "--sweep" && (name === "csv" || "isDrawn" in REPORTERS[name]));
  const other = outputs.find(({ reporter }) => !isFit(reporter));
  if (other === undefined) return;
  const formats = what === "tune" ? "a table or json" : "a table, json, csv or figures";
  throw usage(`${what} writes ${formats}, not ${other.reporter}`, {
    hint: "for that run the cases themselves",
  });
}

/** Refuses, before anything is run, cases that the reporters coco and ioh could not write. */
export function refuseUnexportable(
  cases: Iterable<CaseKind>,
  outputs: readonly Output[],
  catalogue: Catalogue,
): void {
  const asked = outputs.find(({ reporter }) => isFolder(reporter));
  if (asked === undefined) return;
  const kinds = [...cases];
  numberFunctions(kinds.map((one) => one.function));
  for (const one of kinds) {
    const { definition, dim, values } = resolveNames(one, catalogue).function;
    if (definition.optimum(dim, values) !== null) continue;
    throw usage(
      `--reporter ${asked.reporter}: f* of ${one.function} is not known in dimension ${dim}, and what it writes is f - f*`,
    );
  }
}
