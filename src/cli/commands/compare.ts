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
import { grid } from "../../terminal/grid.js";
import { lookOf } from "../../terminal/look.js";
import { EXIT } from "../program/exit-codes.js";
import { tell } from "../program/failure.js";
import type { Io } from "../program/io.js";
import { readLook } from "../request/screen-request.js";
import type { Flags } from "../flags/read-flags.js";
import { readDocument, readDocumentIfAny } from "../../files/read-document.js";

/** `optbench compare A B…`: every further file against the first. */
export async function compare(names: string[], flags: Flags, io: Io): Promise<number> {
  const { failOn = null } = flags;
  if (names.length < 2)
    throw usage("compare needs two files or more: optbench compare a.json b.json");
  const sides: Side[] = [];
  for (const name of names) sides.push(await readSide(name, names, io));
  for (const { label, knowsCriterion } of flags.json === true ? [] : sides) {
    if (knowsCriterion) continue;
    tell(io, `warning: ${label} does not say by what it was judged`);
  }
  const [base, ...others] = sides;
  const compared = others.map((side) => compareSides(base, side));
  if (flags.json === true) io.stdout.write(renderJson(compared));
  else {
    const look = await lookOf(io.stdout, io.env, readLook(flags));
    io.stdout.write(renderComparison(compared, flags.onlyChanged === true, look, grid));
  }
  return exitCode(compared, failOn);
}

/** Reads `label=path` or a path: results, their lines, or a baseline. */
async function readSide(name: string, names: readonly string[], { cwd }: Io): Promise<Side> {
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
    return sideOf(label, cases, results?.settings ?? settings, results !== null);
  }
  const document = parseJson(text, path);
  refuseFormat(document, path, "results or a baseline", RESULTS_FORMAT, BASELINE_FORMAT);
  if (isResults(document)) {
    const { cases, settings } = readResults(document, path);
    return sideOf(label, cases, settings, true);
  }
  const { lines, disputed } = readBaseline(text, path);
  for (const id of disputed) throw usage(`${path}: lines for '${id}' contradict one another`);
  return { label, lines, knowsCriterion: true, knowsRevision: true, labels: new Map() };
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

/** Fails closed: with --fail-on, a case that cannot be compared is no pass. */
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
  return `${JSON.stringify(document, null, 1)}\n`;
}
