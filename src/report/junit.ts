import { readCaseId, withoutFunction } from "../core/case-id.js";
import type { Verdict } from "../records/verdict.js";
import type { CaseResult, Results } from "../records/results.js";
import type { CheckReport } from "./check-report.js";
import { describe, numbersOf } from "./check-words.js";
import { outcome } from "./outcome.js";
import { escapeMarkup } from "./escape-markup.js";

interface TestCase {
  readonly id: string;
  readonly kind: "passed" | "failure" | "error" | "skipped";
  readonly message: string;
  /** The baseline, and the line of the case in it: where readers show what fails. */
  readonly place?: Place;
}

interface Place {
  readonly file: string;
  readonly line: number | null;
}

/**
 * JUnit XML: a suite a function, a test a case. A regression is a failure; what cannot be judged is
 * an error. Without a check only a case that ended in error is one: divergence is a result.
 */
export function renderJunit({ cases }: Results, check?: CheckReport): string {
  const tests = check === undefined ? cases.map(testOfResult) : testsOfCheck(check);
  const suites = [...new Set(tests.map(suiteOf))].map((name) =>
    renderSuite(
      name,
      tests.filter((test) => suiteOf(test) === name),
    ),
  );
  const head = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="optbench"${counts(tests)}${TIME}>`;
  return `${head}\n${suites.join("")}</testsuites>\n`;
}

function testOfResult(one: CaseResult): TestCase {
  const at = one.at === undefined ? "" : ` (${one.at})`;
  const why = one.message === undefined ? "" : `: ${one.message}${at}`;
  const { status } = one;
  if (status === "skipped") return { id: one.id, kind: "skipped", message: one.message ?? "" };
  return { id: one.id, kind: status === "error" ? "error" : "passed", message: outcome(one) + why };
}

function testsOfCheck(check: CheckReport): TestCase[] {
  const { verdicts, results, skipped, accept, baseline, placeOf } = check;
  const placed = (id: string) => ({ file: baseline.replaceAll("\\", "/"), line: placeOf(id) });
  const judged = verdicts.map((verdict): TestCase => {
    const result = results.find(({ id }) => id === verdict.id);
    const words = describe(verdict, result);
    const kind = kindOf(verdict);
    const hint = kind === "passed" ? "" : `\nto accept: ${accept}`;
    const place = placed(verdict.base?.case ?? verdict.id);
    return { id: verdict.id, kind, message: `${words}${numbersIn(verdict)}${hint}`, place };
  });
  return [
    ...judged,
    ...skipped.map(({ id, reason }): TestCase => ({
      id,
      kind: "skipped",
      message: reason,
      place: placed(id),
    })),
  ];
}

function kindOf({ kind, now }: Verdict): TestCase["kind"] {
  if (kind === "regressed") return "failure";
  if (["new", "obsolete", "renamed", "incomparable"].includes(kind)) return "error";
  return now?.status === "timeout" ? "error" : "passed";
}

function numbersIn(verdict: Verdict): string {
  if (verdict.base === null || verdict.now === null) return "";
  const { texts, of } = numbersOf(verdict);
  return `: ${texts.join(" -> ")} ${of}`;
}

function suiteOf({ id }: TestCase): string {
  return readCaseId(id).function;
}

/** Readers add the times up, and show NaN without them; a true one would make files differ. */
const TIME = ' time="0"';

function counts(tests: readonly TestCase[]): string {
  const of = (kind: TestCase["kind"]) => tests.filter((test) => test.kind === kind).length;
  return ` tests="${tests.length}" failures="${of("failure")}" errors="${of("error")}"`;
}

function renderSuite(name: string, tests: readonly TestCase[]): string {
  const skipped = tests.filter(({ kind }) => kind === "skipped").length;
  const open = `<testsuite name="${escapeMarkup(name)}"${counts(tests)} skipped="${skipped}"${TIME}>`;
  return `  ${open}\n${tests.map(renderTest).join("")}  </testsuite>\n`;
}

function renderTest({ id, kind, message, place }: TestCase): string {
  const { function: suite } = readCaseId(id);
  const name = withoutFunction(id);
  const where =
    place === undefined
      ? ""
      : ` file="${escapeMarkup(place.file)}"${place.line === null ? "" : ` line="${place.line}"`}`;
  const open = `    <testcase classname="${escapeMarkup(suite)}" name="${escapeMarkup(name)}"${where}${TIME}>`;
  const [first] = message.split("\n");
  const body =
    kind === "passed"
      ? `<system-out>${escapeMarkup(message)}</system-out>`
      : kind === "skipped"
        ? `<skipped message="${escapeMarkup(first)}"/>`
        : `<${kind} message="${escapeMarkup(first)}" type="${kind === "failure" ? "regression" : "no verdict"}">${escapeMarkup(message)}</${kind}>`;
  return `${open}${body}</testcase>\n`;
}
