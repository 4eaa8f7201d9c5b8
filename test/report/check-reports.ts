import type { BaselineLine } from "../../src/records/baseline.js";
import { outcomeOf } from "../../src/records/outcome.js";
import { withoutTarget } from "../../src/records/without-target.js";
import { judge } from "../../src/records/judge.js";
import type { CaseResult, Results } from "../../src/records/results.js";
import { changedSuccess } from "../../src/records/success.js";
import type { CheckReport } from "../../src/report/check-report.js";

const CRITERION = "gap 1e-6 in 1000";

/** A line of a baseline; without steps it ran out of its budget. */
export function line(
  id: string,
  steps: number | null,
  change: Partial<BaselineLine> = {},
): BaselineLine {
  const status = steps === null ? "budget" : "reached";
  const hits = { "1e-2": steps === null ? null : Math.ceil(steps / 2) };
  return { case: id, criterion: CRITERION, revision: "1", status, steps, hits, ...change };
}

/** What a check of lines against others would report, with two steps allowed. */
export function reportOf(
  base: readonly BaselineLine[],
  now: readonly BaselineLine[],
  change: Partial<CheckReport> = {},
): CheckReport {
  const lines = new Map(base.map((one) => [one.case, one]));
  const verdicts = judge(
    now,
    { criterion: CRITERION, targets: [1e-2], lines, disputed: new Set() },
    { criterion: CRITERION, allow: () => ({ steps: 2 }), isSelected: () => true },
  );
  return {
    verdicts,
    outcome: outcomeOf(verdicts, false),
    results: now.map(resultOf),
    skipped: [],
    success: changedSuccess(verdicts),
    withoutTarget: withoutTarget(verdicts),
    baseline: "my.baseline.json",
    written: null,
    share: null,
    isPartial: false,
    placeOf: (id) => (lines.has(id) ? 6 + [...lines.keys()].indexOf(id) : null),
    reproduce: (id) => `optbench run my.yaml --filter '${id}'`,
    accept: "optbench check my.yaml -u",
    ...change,
  };
}

/** A result with the numbers of a line. */
export function resultOf({ case: id, status, steps, hits }: BaselineLine): CaseResult {
  const [fn, ...rest] = id.split(" ");
  return {
    id,
    function: fn,
    optimizer: rest.join(" "),
    dimension: 1,
    seed: 1,
    start: [1],
    status,
    steps,
    held: steps !== null,
    settled: steps,
    evaluations: (steps ?? 1000) + 1,
    hits,
    best: { step: 0, value: 0, gap: 0 },
    final: { step: 194, value: null, gap: null, gradientNorm: null, x: [null] },
    curve: { step: [0], value: [0], best: [0] },
  };
}

export function resultsOf(lines: readonly BaselineLine[]): Results {
  return {
    format: "optbench-results/1",
    settings: { iterations: 1000, tolerance: 1e-6, metric: "gap", targets: [1e-2] },
    environment: { optbench: "0", node: "v0", platform: "none", arch: "none" },
    partial: false,
    cases: lines.map(resultOf),
  };
}

/** A verdict of every kind. */
export const EVERYTHING = reportOf(
  [
    line("f slow", 82),
    line("f late", 50),
    line("f dies", 141),
    line("f fast", 141),
    line("f near", 10),
    line("f gone", 3),
    line("f other", 5),
    line("f same", 5),
    line("g adam", 7),
    line("g adam seed=2", 7),
  ],
  [
    line("f slow", 118),
    line("f late", 50, { hits: { "1e-2": null } }),
    line("f dies", null, { status: "diverged" }),
    line("f fast", 120),
    line("f near", 11),
    line("f other", 5, { revision: "1 2" }),
    line("f same", 5),
    line("f fresh", 913),
    line("g adam", 7),
    line("g adam seed=2", null),
  ],
);
