import { readCaseId } from "../core/case-id.js";
import { indexedBy } from "../core/grouped-by.js";
import { exp, ln } from "../core/math.js";
import { FIRST_REVISION, type BaselineLine } from "./baseline.js";
import { judgeCase } from "./judge.js";
import type { Verdict } from "./verdict.js";
import { withRenamed } from "./with-renamed.js";
import { changedSuccess, type SuccessCount } from "./success.js";

/** Results or a baseline, by the name that tables give them. */
export interface Side {
  readonly label: string;
  readonly lines: ReadonlyMap<string, BaselineLine>;
  /** Whether its lines say by what they were judged. */
  readonly knowsCriterion: boolean;
  /** Whether its lines say which revisions they are of. */
  readonly knowsRevision: boolean;
  /** What the user called the rows, by id; a baseline does not say. */
  readonly labels: ReadonlyMap<string, string>;
}

/** How a case of one side stands to the same case of the other. */
export interface Comparison extends Verdict {
  /** Steps of the one over steps of the other; null where either does not reach. */
  readonly ratio: number | null;
}

/** One side beside the first. */
export interface ComparedSides {
  readonly base: string;
  readonly now: string;
  readonly cases: readonly Comparison[];
  /** How many runs of an optimizer, over starts and seeds, hit the target, where it changed. */
  readonly success: readonly SuccessCount[];
  /** Of the ratios; null where there is none. */
  readonly geometricMean: number | null;
  /** How many ratios it is of. */
  readonly ratios: number;
}

/** Compares every case of two sides, in the order of the first. */
export function compareSides(base: Side, now: Side): ComparedSides {
  const cases = withRenamed(
    pairsOf(base, now).map(([before, after]): Comparison => {
      if (before === undefined || after === undefined) {
        const kind = before === undefined ? "new" : "obsolete";
        const { case: id } = (before ?? after)!;
        return { id, kind, base: before ?? null, now: after ?? null, findings: [], ratio: null };
      }
      const verdict = judgeCase(...alike(before, after, base, now));
      const isComparable = verdict.kind !== "incomparable";
      return { ...verdict, ratio: isComparable ? ratioOf(before.steps, after.steps) : null };
    }),
  );
  const logs = cases.flatMap(({ ratio }) => (ratio === null ? [] : ln(ratio)));
  const sum = logs.reduce((total, log) => total + log, 0);
  return {
    base: base.label,
    now: now.label,
    cases,
    success: changedSuccess(cases),
    geometricMean: logs.length === 0 ? null : exp(sum / logs.length),
    ratios: logs.length,
  };
}

type Pair = readonly [BaselineLine | undefined, BaselineLine | undefined];

/** The lines that belong together: by their ids, and those that are left by their labels. */
function pairsOf(base: Side, now: Side): Pair[] {
  const byLabel = new Map<string, string>();
  for (const [key, ids] of placesOf(now, base)) if (ids.length === 1) byLabel.set(key, ids[0]);
  const partners = new Map<string, string>();
  for (const [key, ids] of placesOf(base, now)) {
    const partner = byLabel.get(key);
    if (partner !== undefined && ids.length === 1) partners.set(ids[0], partner);
  }
  const taken = new Set(partners.values());
  const rest = [...now.lines].filter(([id]) => !base.lines.has(id) && !taken.has(id));
  return [
    ...[...base.lines].map(([id, line]): Pair => [line, now.lines.get(partners.get(id) ?? id)]),
    ...rest.map(([, line]): Pair => [undefined, line]),
  ];
}

/** The ids that one side has alone, by label and all that the optimizer does not say. */
function placesOf({ lines, labels }: Side, other: Side): Map<string, string[]> {
  const own = [...labels].filter(([id]) => lines.has(id) && !other.lines.has(id));
  const places = indexedBy(own, ([id, label]) => {
    const { function: fn, start, seed } = readCaseId(id);
    return JSON.stringify([fn, label, start, seed]);
  });
  return new Map([...places].map(([key, found]) => [key, found.map(([id]) => id)]));
}

/** Where one side does not know something, it counts as equal. */
function alike(
  before: BaselineLine,
  after: BaselineLine,
  base: Side,
  now: Side,
): [BaselineLine, BaselineLine] {
  const criterion = base.knowsCriterion && now.knowsCriterion ? {} : { criterion: "" };
  const revision = base.knowsRevision && now.knowsRevision ? {} : { revision: FIRST_REVISION };
  return [
    { ...before, ...criterion, ...revision },
    { ...after, ...criterion, ...revision },
  ];
}

function ratioOf(before: number | null, after: number | null): number | null {
  return before === null || after === null || before === 0 || after === 0 ? null : after / before;
}
