import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isMeasured, lineOf } from "../records/baseline.js";
import type { CaseResult } from "../records/results.js";
import { outcomeOf } from "../records/outcome.js";
import { withoutTarget } from "../records/without-target.js";
import { judgeCase } from "../records/judge.js";
import { lacksAllowance } from "../records/lacks-allowance.js";
import type { Verdict } from "../records/verdict.js";
import { usage } from "../core/errors.js";
import { shown } from "../core/params.js";
import { renderCheck } from "../report/check.js";
import { describe } from "../report/check-words.js";
import { plain } from "../report/look.js";
import type { Allowance } from "../plan/gate.js";
import { grid } from "../terminal/grid.js";
import { putLine, readBaselineFile } from "./baseline-lines.js";
import { explain, judgedBy, type Judgement } from "./judgement.js";

/** A path, or a URL: what Node and the DOM call so. */
export type FilePath = string | { readonly href: string };

/** Where a test stands, and what its runner calls things. */
export interface Place {
  /** Relative paths start here. */
  readonly folder: string;
  /** Whether the line is to be written instead of compared. */
  readonly update: boolean;
  /** What to type to run it again, and to write the line. */
  readonly again: string;
  readonly accept: string;
}

/** Callers in JavaScript may forget it. */
function refuseNoPath(file: unknown): void {
  const { href } = Object(file) as { href?: unknown };
  if ((typeof file === "string" && file !== "") || typeof href === "string") return;
  throw usage(`expected the path of a baseline, got ${shown(file)}`);
}

/** The claim that a case has the numbers of its line in a baseline, or better ones. */
export function matchesBaseline(
  result: unknown,
  file: FilePath,
  allow: Allowance,
  place: Place,
): Judgement {
  const { one, settings, revision, start } = judgedBy(result);
  refuseNoPath(file);
  const path = typeof file === "string" ? resolve(place.folder, file) : fileURLToPath(file.href);
  const relativePath = relative(process.cwd(), path);
  refuseWrong(allow);
  if (one.external !== undefined && Object.keys(allow).length === 0) {
    throw usage(lacksAllowance(one.id, one.external), { hint: "such as { percent: 2 }" });
  }
  const line = lineOf(one, settings, revision, start);
  if (place.update && isMeasured(line)) putLine(path, relativePath, line, settings.targets);
  const baseline = readBaselineFile(path, relativePath);
  const base = baseline?.lines.get(one.id);
  if (baseline === null || base === undefined) {
    const lacks =
      baseline === null
        ? `there is no baseline ${relativePath}`
        : `${relativePath} has no line of it`;
    const message = `${one.id}: ${lacks}; to write it: ${place.accept}`;
    return { pass: false, message: () => explain(one, message), actual: line, expected: null };
  }
  const verdict: Verdict = baseline.disputed.has(one.id)
    ? { ...judgeCase(base, line), kind: "incomparable", findings: [TWO_LINES] }
    : judgeCase(base, line, allow);
  const pass = outcomeOf([verdict], false) === "pass";
  const sentence = `${one.id}: ${pass ? "as good as" : describe(verdict, one)} in ${relativePath}`;
  const check = () => renderVerdict(verdict, one, relativePath, place);
  return {
    pass,
    message: () => explain(one, pass ? sentence : `${sentence}\n\n${check()}`),
    actual: line,
    expected: base,
  };
}

const TWO_LINES = {
  about: "line",
  change: "incomparable",
  base: "two lines",
  now: "one",
} as const;

function refuseWrong(allow: Allowance): void {
  for (const [key, value] of Object.entries(allow as Record<string, unknown>)) {
    const isAmount = Number.isFinite(value) && (value as number) >= 0;
    if ((key === "steps" || key === "percent") && isAmount) continue;
    throw usage(`expected an allowance such as { steps: 2 } or { percent: 2 }, got '${key}'`);
  }
}

/** The screen of `optbench check`, of this case alone. */
function renderVerdict(
  verdict: Verdict,
  one: CaseResult,
  baseline: string,
  { again, accept }: Place,
): string {
  const report = {
    verdicts: [verdict],
    outcome: outcomeOf([verdict], false),
    results: [one],
    skipped: [],
    success: [],
    withoutTarget: withoutTarget([verdict]),
    baseline,
    written: null,
    share: null,
    isPartial: false,
    placeOf: () => null,
    reproduce: () => again,
    accept,
  };
  return renderCheck(report, { width: 80, ascii: false, paint: plain }, grid);
}

/** The folder of a file; the working folder where there is none. */
export function folderOf(file: string | undefined): string {
  return file === undefined ? process.cwd() : dirname(file);
}
