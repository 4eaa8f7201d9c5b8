import { jsonText } from "../../core/json-text.js";
import { basename } from "node:path";
import { BASELINE_FORMAT, FIRST_REVISION, lineOf } from "../../records/baseline.js";
import { compareSides, type ComparedSides, type Side } from "../../records/compare.js";
import { parseJson } from "../../records/parse-json.js";
import { readBaseline } from "../../records/read-baseline.js";
import { isNdjson, readNdjson } from "../../records/read-ndjson.js";
import { isResults, readResults } from "../../bench/read-results.js";
import { refuseFormat } from "../../records/refuse-format.js";
import { RESULTS_FORMAT, type CaseResult } from "../../records/results.js";
import { usage } from "../../core/errors.js";
import { renderComparison } from "../../report/compare.js";
import type { SideResults } from "../../report/html/compare-page.js";
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { refuseUnwritableOutputs } from "../output/reporters.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { readOutputs, type Output } from "../request/outputs.js";
import { refuseOverwriting } from "../request/refuse-overwriting.js";
import { readLook } from "../request/screen-request.js";
import type { Flags } from "../flags/read-flags.js";
import { readDocument, readDocumentIfAny } from "../../files/read-document.js";

/** `optbench compare A B…`: every further file against the first. */
export async function compare(names: string[], flags: Flags, io: Io): Promise<number> {
  const { failOn = null } = flags;
  if (names.length < 2)
    throw usage("compare needs two files or more: optbench compare a.json b.json");
  const outputs = outputsOf(flags, io);
  // "old=a.json" is a file of that name, or a.json
  const files = names.flatMap((name) => [name, name.replace(/^[^=/\\]+=/, "")]);
  const given = files.map((path) => ["file that is read", path] as const);
  refuseOverwriting(outputs, undefined, given, io.cwd);
  await refuseUnwritableOutputs(outputs, io);
  const read: SideFile[] = [];
  for (const name of names) read.push(await readSide(name, names, io));
  const sides = read.map(({ side }) => side);
  for (const { label, knowsCriterion } of flags.json === true ? [] : sides) {
    if (knowsCriterion) continue;
    tell(io, `warning: ${label} does not say by what it was judged`);
  }
  const [base, ...others] = sides;
  const compared = others.map((side) => compareSides(base, side));
  const onlyChanged = flags.onlyChanged === true;
  for (const { reporter, path } of outputs) {
    if (reporter === "json") io.stdout.write(renderJson(compared));
    else if (reporter === "table") {
      const look = await lookOf(io.stdout, io.env, readLook(flags));
      io.stdout.write(renderComparison(compared, onlyChanged, look, grid));
    } else {
      const { writeComparePage } = await import("../figures/compare-page-file.js");
      await writeComparePage({ compared, sides: read, onlyChanged }, path, io);
    }
  }
  return exitCode(compared, failOn);
}

/** The screen, JSON, or a page beside the screen. */
function outputsOf({ json, to }: Flags, { cwd }: Io): Output[] {
  const outputs = readOutputs(
    { ...(json === true ? { json } : {}), ...(to === undefined ? {} : { reporter: to }) },
    cwd,
    "--to",
  );
  const isFit = ({ reporter, path }: Output) =>
    reporter === "html" || (path === null && (reporter === "table" || reporter === "json"));
  const other = outputs.find((output) => !isFit(output));
  if (other === undefined) return outputs;
  throw usage(`compare shows a table, JSON or a page, not ${other.reporter}`, {
    hint: "try: --to html=compare.html, or --json > compare.json",
  });
}

/** A file of a comparison. */
interface SideFile extends SideResults {
  readonly side: Side;
}

/** Reads `label=path` or a path: results, their lines, or a baseline. */
async function readSide(name: string, names: readonly string[], { cwd }: Io): Promise<SideFile> {
  const stated = /^([^=/\\]+)=(.+)$/s.exec(name);
  // a file may have "=" in its name
  const whole = stated === null ? null : await readDocumentIfAny(name, cwd);
  const path = stated === null || whole !== null ? name : stated[2];
  const text = whole ?? (await readDocument(path, cwd));
  const isTwin = names.filter((other) => basename(other) === basename(path)).length > 1;
  const label = path === name ? (isTwin ? path : basename(path)) : stated![1];
  if (isNdjson(text)) {
    const { results, cases } = readNdjson(text, path);
    const settings = { iterations: 1, tolerance: 1, metric: "gap", targets: [] } as const;
    const side = sideOf(label, cases, results?.settings ?? settings, results !== null);
    return { side, cases: byId(cases), settings: results?.settings ?? null };
  }
  const document = parseJson(text, path);
  refuseFormat(document, path, "results or a baseline", RESULTS_FORMAT, BASELINE_FORMAT);
  if (isResults(document)) {
    const { cases, settings, tallies } = readResults(document, path);
    if (tallies !== undefined) {
      throw usage(`${path} has no cases to compare: --keep summary kept counts alone`);
    }
    return { side: sideOf(label, cases, settings, true), cases: byId(cases), settings };
  }
  const { lines, disputed } = readBaseline(text, path);
  for (const id of disputed) throw usage(`${path}: lines for '${id}' contradict one another`);
  const side = { label, lines, knowsCriterion: true, knowsRevision: true, labels: new Map() };
  return { side, cases: new Map(), settings: null };
}

function byId(cases: readonly CaseResult[]): Map<string, CaseResult> {
  return new Map(cases.map((one) => [one.id, one]));
}

function sideOf(
  label: string,
  cases: readonly CaseResult[],
  settings: Parameters<typeof lineOf>[1],
  knowsCriterion: boolean,
): Side {
  const lines = cases.map((one) => [one.id, lineOf(one, settings, FIRST_REVISION)] as const);
  const labels = cases.flatMap(({ id, label: own }) =>
    own === undefined ? [] : [[id, own] as const],
  );
  return {
    label,
    lines: new Map(lines),
    knowsCriterion,
    knowsRevision: false,
    labels: new Map(labels),
  };
}

/** Fails closed: with --fail-on, a case that cannot be compared fails. */
function exitCode(compared: readonly ComparedSides[], failOn: "worse" | "any" | null): number {
  const cases = compared.flatMap((pair) => pair.cases);
  const has = (...kinds: readonly string[]) => cases.some(({ kind }) => kinds.includes(kind));
  if (failOn !== null && has("regressed")) return EXIT.regression;
  if (failOn === "any" && cases.some(({ kind }) => kind !== "same")) return EXIT.regression;
  if (!has("same", "allowed", "noted", "renamed", "improved", "regressed")) return EXIT.noVerdict;
  return failOn !== null && has("incomparable", "obsolete") ? EXIT.noVerdict : EXIT.ok;
}

function renderJson(compared: readonly ComparedSides[]): string {
  const document = { format: "optbench-comparison/1", comparisons: compared };
  return `${jsonText(document, 1)}\n`;
}
