import { readCaseId } from "../core/case-id.js";
import type { Outcome } from "../records/outcome.js";
import type { CaseResult } from "../records/results.js";
import type { Finding, Verdict, VerdictKind } from "../records/verdict.js";
import type { WithoutTarget } from "../records/without-target.js";
import { ABSENT, brief } from "./numbers.js";

export const OUTCOME_TEXT: Readonly<Record<Outcome, string>> = {
  pass: "PASS",
  regression: "FAIL",
  timeout: "TIMED OUT",
  "no verdict": "NO VERDICT",
};

/** Each kind of verdict as a count names it, in the order in which rows and counts are shown. */
const KIND_TEXT: Readonly<Record<VerdictKind, string>> = {
  regressed: "regressed",
  incomparable: "not comparable",
  new: "new",
  obsolete: "obsolete",
  renamed: "renamed",
  improved: "improved",
  allowed: "within the allowance",
  noted: "ended otherwise",
  same: "same",
};

export const KINDS = Object.keys(KIND_TEXT) as VerdictKind[];

/** The function of a case, canonical as in its id. */
export function functionOf({ id }: Pick<Verdict, "id">): string {
  return readCaseId(id).function;
}

/** The finding that decided: a status before steps, steps before a further target. */
export function principal({ kind, findings }: Verdict): Finding | undefined {
  const deciding = { regressed: "worse", improved: "better", incomparable: "incomparable" }[
    kind as string
  ];
  return findings.find(({ change }) => change === deciding) ?? findings[0];
}

/**
 * `+` more steps, `!` a worse status, `-` better, `~` allowed, `=` ended otherwise, `?` new,
 * `x` obsolete, `>` renamed, `*` not comparable.
 */
export function markOf(verdict: Verdict): string {
  switch (verdict.kind) {
    case "regressed":
      return principal(verdict)?.about === "status" ? "!" : "+";
    case "improved":
      return "-";
    case "allowed":
      return "~";
    case "noted":
      return "=";
    case "renamed":
      return ">";
    case "new":
      return "?";
    case "obsolete":
      return "x";
    case "incomparable":
      return "*";
    case "same":
      return " ";
  }
}

/** A verdict in words. What is wrong is in capitals: it survives the loss of colour. */
export function describe(verdict: Verdict, result?: CaseResult): string {
  const { kind, findings } = verdict;
  const finding = principal(verdict);
  switch (kind) {
    case "same":
      return "same";
    case "new":
      return `new, not in the baseline${endOf(verdict, result)}`;
    case "obsolete":
      return "in the baseline, but not in the spec";
    case "renamed":
      return `renamed, the same numbers: ${verdict.base?.case} in the baseline`;
    case "noted":
      return `${finding?.base} before, ${finding?.now} now: not judged`;
    case "allowed":
      return `allowed${at(finding)}`;
    case "improved":
      return finding?.about === "status"
        ? `improved: ${finding.base} before, ${finding.now} now`
        : `improved${at(finding)}`;
    case "incomparable":
      if (finding?.about === "line") return `${TWO_LINES}${endOf(verdict, result)}`;
      if (finding?.about === "status")
        return `NOT COMPARABLE: in the baseline in error${endOf(verdict, result)}`;
      return `NOT COMPARABLE: ${finding?.about} ${finding?.base} in the baseline, ${finding?.now} now`;
    case "regressed": {
      if (finding?.about === "status") return worseStatus(verdict, result);
      const further = findings.filter(({ change }) => change === "worse").length - 1;
      const { allowed } = numbersOf(verdict);
      const more = further === 0 ? "" : `, ${further} target${further === 1 ? "" : "s"} too`;
      return `REGRESSED${at(finding)} (allowed ${allowed})${more}`;
    }
  }
}

const TWO_LINES = "NOT COMPARABLE: two lines that contradict one another";

/** How a case ended of which no line is written. */
function endOf({ now }: Verdict, result: CaseResult | undefined): string {
  if (now?.status === "timeout") return ", TIMES OUT";
  return now?.status === "error" ? `, IN ERROR: ${messageOf(result)}` : "";
}

function messageOf(result: CaseResult | undefined): string {
  return (result?.message ?? "unknown").split("\n")[0];
}

function at(finding: Finding | undefined): string {
  if (finding?.about === "gap" || finding?.about === "value")
    return ` in its ${BEST_TEXT[finding.about]}`;
  return finding?.about === "hit" ? ` at target ${finding.target}` : "";
}

/** What is compared of a case that hits nothing. */
const BEST_TEXT = { gap: "best f - f*", value: "best f" } as const;

/** The two numbers of a row, what they count, and how they are shown: those of the finding, else the steps. */
export function numbersOf(verdict: Verdict) {
  const finding = principal(verdict);
  const isBest = finding?.about === "gap" || finding?.about === "value";
  const [base, now] =
    finding !== undefined && (isBest || finding.about === "hit")
      ? [finding.base as number | null, finding.now as number | null]
      : [verdict.base?.steps ?? null, verdict.now?.steps ?? null];
  const print = (value: number | null) =>
    value === null ? ABSENT : isBest ? brief(value) : `${value}`;
  return {
    base,
    now,
    texts: [print(base), print(now)],
    allowed: print(finding?.allowed ?? null),
    of: isBest ? BEST_TEXT[finding.about] : "steps",
  };
}

function worseStatus({ base, now }: Verdict, result: CaseResult | undefined): string {
  // with a number of steps in the baseline it goes without saying
  const before = base?.status === "reached" ? "" : `, ${base?.status} in the baseline`;
  switch (now?.status) {
    case "diverged":
      return `NOW DIVERGES${result === undefined ? "" : ` at step ${result.final.step}`}${before}`;
    case "escaped":
      return `NOW ESCAPES${result === undefined ? "" : ` at step ${result.final.step}`}${before}`;
    case "error":
      return `NOW IN ERROR: ${messageOf(result)}${before}`;
    case "timeout":
      return `NOW TIMES OUT${before}`;
    default:
      return `NO LONGER REACHED (${now?.status})`;
  }
}

/** "2 regressed, 1 new, 20 same". */
export function countKinds(verdicts: readonly Verdict[]): string {
  const counts = KINDS.flatMap((kind) => {
    const count = verdicts.filter((verdict) => verdict.kind === kind).length;
    return count === 0 ? [] : `${count} ${KIND_TEXT[kind]}`;
  });
  return counts.length === 0 ? "no case" : counts.join(", ");
}

/** How many cases come to none of their targets, by what they are judged, and how many start at it. */
export function withoutTargetWords(counts: WithoutTarget): string[] {
  const { cases, of, near, alone, lacking, hasValues } = counts;
  const atStart =
    counts.atStart === 0
      ? []
      : [
          counts.atStart === 1
            ? `${ofCases(1, of)} starts at the target: its 0 steps say nothing`
            : `${ofCases(counts.atStart, of)} start at the target: their 0 steps say nothing`,
        ];
  if (cases === 0) return atStart;
  const best = hasValues ? "f - f* or f" : "f - f*";
  const by = [
    ...(near === 0
      ? []
      : [`${alone === 0 ? "" : `${near} `}judged by ${whose(near)} best ${best}`]),
    ...(alone === 0 ? [] : [`${near === 0 ? "judged" : alone} by ${whose(alone)} status alone`]),
  ];
  const add = lacking === 0 ? "" : ` (-u adds the best ${best} of ${lacking})`;
  const judged = by.length === 0 ? "" : `: ${by.join(", ")}${add}`;
  return [`${ofCases(cases, of)} come${cases === 1 ? "s" : ""} to no target${judged}`, ...atStart];
}

function ofCases(count: number, of: number): string {
  return `${count} of ${of} case${of === 1 ? "" : "s"}`;
}

function whose(count: number): string {
  return count === 1 ? "its" : "their";
}
