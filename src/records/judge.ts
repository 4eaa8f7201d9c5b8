import type { Status } from "../run/types.js";
import type { Allowance } from "../plan/gate.js";
import { hasSameStart, type Baseline, type BaselineLine } from "./baseline.js";
import type { Finding, Verdict } from "./verdict.js";
import { rounded } from "./best-of.js";
import { withRenamed } from "./with-renamed.js";

/** budget and stalled are one: both ran to the end and did not reach. So are escaped and diverged: both broke off. */
const RANK: Readonly<Record<Status, number>> = {
  reached: 0,
  budget: 1,
  stalled: 1,
  timeout: 2,
  escaped: 3,
  diverged: 3,
  error: 4,
  skipped: 4,
};

/** Whether a run that ended so is worse than one that ended in the other way. */
export function isWorse(status: Status, other: Status): boolean {
  return RANK[status] > RANK[other];
}

/** By what cases are judged, and which. */
export interface Judging {
  /** By what the spec as a whole is judged; the baseline says the same in its head. */
  readonly criterion: string;
  readonly allow: (id: string) => Allowance;
  /** Whether a line of the baseline belongs to what was run. */
  readonly isSelected: (id: string) => boolean;
}

/** Every case of now and every line of the baseline, judged; in the order of now, then the obsolete. */
export function judge(
  now: readonly BaselineLine[],
  baseline: Baseline,
  { criterion, allow, isSelected }: Judging,
): Verdict[] {
  const judged = now.map((line): Verdict => {
    const id = line.case;
    const base = baseline.lines.get(id);
    if (base === undefined) return { id, kind: "new", base: null, now: line, findings: [] };
    const obstacle = baseline.disputed.has(id)
      ? incomparable("line", "two lines", "one")
      : baseline.criterion === criterion
        ? null
        : incomparable("criterion", baseline.criterion, criterion);
    if (obstacle === null) return judgeCase(base, line, allow(id));
    return { id, kind: "incomparable", base, now: line, findings: [obstacle] };
  });
  const ran = new Set(now.map((line) => line.case));
  const gone = [...baseline.lines.values()].filter(
    (line) => !ran.has(line.case) && isSelected(line.case),
  );
  return withRenamed([
    ...judged,
    ...gone.map((base): Verdict => ({
      id: base.case,
      kind: "obsolete",
      base,
      now: null,
      findings: [],
    })),
  ]);
}

/** One case against its line. */
export function judgeCase(base: BaselineLine, now: BaselineLine, allow: Allowance = {}): Verdict {
  const obstacle = obstacleOf(base, now);
  const findings = obstacle === null ? findingsOf(base, now, allow) : [obstacle];
  const has = (change: Finding["change"]) => findings.some((finding) => finding.change === change);
  const kind =
    obstacle !== null
      ? "incomparable"
      : has("worse")
        ? "regressed"
        : has("better")
          ? "improved"
          : has("allowed")
            ? "allowed"
            : has("noted")
              ? "noted"
              : "same";
  return { id: now.case, kind, base, now, findings };
}

function obstacleOf(base: BaselineLine, now: BaselineLine): Finding | null {
  if (base.criterion !== now.criterion) {
    return incomparable("criterion", base.criterion, now.criterion);
  }
  if (base.revision !== now.revision) return incomparable("revision", base.revision, now.revision);
  if (!hasSameStart(base, now)) return incomparable("start", base.start!, now.start!);
  // nothing was measured, then or now
  if (base.status === "error" && now.status === "error") {
    return incomparable("status", base.status, now.status);
  }
  const targets = (line: BaselineLine) => Object.keys(line.hits).toSorted().join(" ");
  if (targets(base) === targets(now)) return null;
  return incomparable("criterion", `targets ${targets(base)}`, `targets ${targets(now)}`);
}

function incomparable(about: Finding["about"], base: string, now: string): Finding {
  return { about, change: "incomparable", base, now };
}

function findingsOf(base: BaselineLine, now: BaselineLine, allow: Allowance): Finding[] {
  const findings: Finding[] = [];
  const rank = RANK[now.status] - RANK[base.status];
  if (base.status !== now.status) {
    const change = rank > 0 ? "worse" : rank < 0 ? "better" : "noted";
    findings.push({ about: "status", change, base: base.status, now: now.status });
  }
  const steps = compareSteps(base.steps, now.steps, allow);
  if (steps !== null) findings.push({ about: "steps", ...steps });
  for (const [target, hit] of Object.entries(base.hits)) {
    const found = compareSteps(hit, now.hits[target], allow);
    if (found !== null) findings.push({ about: "hit", target, ...found });
  }
  // of runs that ended in another way, the way says more than how near they came
  for (const about of rank === 0 ? (["gap", "value"] as const) : []) {
    const found = compareBest(base[about], now[about], allow);
    if (found !== null) findings.push({ about, ...found });
  }
  return findings;
}

/** undefined: not known, or the case hits a target, which is judged by itself. */
function compareBest(base = NaN, now = NaN, allow: Allowance): Compared | null {
  if (base === now || Number.isNaN(base) || Number.isNaN(now)) return null;
  const allowed = worstAllowed(base, allow);
  const change = now > allowed ? "worse" : now > base ? "allowed" : "better";
  return { change, base, now, allowed };
}

type Compared = Pick<Finding, "change" | "base" | "now" | "allowed">;

/** null: not reached, which is worse than any number. */
function compareSteps(base: number | null, now: number | null, allow: Allowance): Compared | null {
  if (base === now) return null;
  if (base === null) return { change: "better", base, now };
  const allowed = mostAllowed(base, allow);
  if (now === null || now > allowed) return { change: "worse", base, now, allowed };
  return { change: now > base ? "allowed" : "better", base, now, allowed };
}

/** The most steps that are not a regression. */
export function mostAllowed(base: number, { steps = 0, percent = 0 }: Allowance): number {
  return base + Math.max(steps, Math.floor((base * percent) / 100));
}

/** The largest best value that is not a regression; an allowance of steps does not change it. */
export function worstAllowed(base: number, { percent = 0 }: Allowance): number {
  return percent === 0 ? base : rounded(base + (Math.abs(base) * percent) / 100);
}
