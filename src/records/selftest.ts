import type { Baseline, BaselineLine } from "./baseline.js";
import { nextLarger } from "./best-of.js";
import { isWorse, judge, mostAllowed, worstAllowed, type Judging } from "./judge.js";
import { outcomeOf } from "./outcome.js";

/** The faults that are planted, one after the other, into every line of a baseline. */
export const PLANTS = ["slower", "still", "stale"] as const;
export type Plant = (typeof PLANTS)[number];

/** What the judge says of the faults planted into one line. */
export interface LineProof {
  readonly id: string;
  /** Why it fails the check as it is, before anything is planted; null where it does not. */
  readonly red: string | null;
  /** The faults that pass. */
  readonly holes: readonly Hole[];
}

/** A fault that passes. */
export interface Hole {
  readonly plant: Plant;
  /** Why no baseline could show it; null if this line should: then the gate is broken. */
  readonly why: string | null;
}

/** A line, and what its case would be if its method stood still. */
export interface Planting {
  readonly line: BaselineLine;
  /** Its criterion and revision are those of today. */
  readonly still: BaselineLine;
  readonly isDisputed: boolean;
  /** What the baseline says in its head. */
  readonly criterion: string;
}

/** Plants faults into one line, in memory, and has each judged as `check` does. */
export function proveLine(planting: Planting, judging: Judging): LineProof {
  const { line, still, isDisputed } = planting;
  const id = line.case;
  const disputed = new Set(isDisputed ? [id] : []);
  const baseline: Baseline = {
    criterion: planting.criterion,
    targets: [],
    lines: new Map([[id, line]]),
    disputed,
  };
  const passes = (now: readonly BaselineLine[], base = baseline) =>
    outcomeOf(judge(now, base, judging), false) === "pass";
  const { criterion, revision } = still;
  const now = { ...line, criterion, revision };
  if (!passes([now])) return { id, red: redWords(planting, judging), holes: [] };
  const allow = judging.allow(id);
  const faults: Readonly<Record<Plant, boolean>> = {
    slower: slower(now, allow).every((one) => !passes([one])) && hasNumber(now),
    still: !passes([still]),
    stale:
      !passes([{ ...now, revision: `${revision}+` }]) &&
      !passes([now], { ...baseline, criterion: `${judging.criterion}, else` }) &&
      !passes([now], { ...baseline, lines: new Map() }) &&
      !passes([]),
  };
  const excuses = { slower: slowerExcuse, still: stillExcuse, stale: () => null };
  const holes = PLANTS.filter((plant) => !faults[plant]).map((plant) => ({
    plant,
    why: excuses[plant](line, still, allow),
  }));
  return { id, red: null, holes };
}

type Allow = ReturnType<Judging["allow"]>;

function redWords(planting: Planting, judging: Judging): string {
  const { line, still, isDisputed, criterion } = planting;
  if (isDisputed) return "two lines contradict one another";
  if (criterion !== judging.criterion || line.criterion !== still.criterion)
    return "it is of another criterion";
  return line.revision === still.revision ? "it cannot be judged" : "it is of another revision";
}

/** The line with one of its numbers one worse than allowed, for each of them. */
function slower(line: BaselineLine, allow: Allow): BaselineLine[] {
  const later = (t: number) => mostAllowed(t, allow) + 1;
  const { steps, hits, gap, value } = line;
  const faults: BaselineLine[] = [];
  if (steps !== null) faults.push({ ...line, steps: later(steps) });
  for (const [target, t] of Object.entries(hits)) {
    if (t !== null) faults.push({ ...line, hits: { ...hits, [target]: later(t) } });
  }
  if (gap !== undefined) faults.push({ ...line, gap: nextLarger(worstAllowed(gap, allow)) });
  if (value !== undefined) faults.push({ ...line, value: nextLarger(worstAllowed(value, allow)) });
  return faults;
}

function times({ steps, hits }: BaselineLine): number[] {
  return [steps, ...Object.values(hits)].filter((t) => t !== null);
}

function isNear({ gap, value }: BaselineLine): boolean {
  return gap !== undefined || value !== undefined;
}

function hasNumber(line: BaselineLine): boolean {
  return times(line).length > 0 || isNear(line);
}

const LACKS = "its line lacks its best f - f*: -u adds it";

function slowerExcuse(line: BaselineLine, still: BaselineLine, allow: Allow): string | null {
  if (!hasNumber(line)) {
    const isOld = isNear(still) && !isWorse(line.status, still.status);
    return isOld ? LACKS : `${line.status}, and no number that could be worse`;
  }
  const isBounded =
    times(line).every((t) => Number.isSafeInteger(mostAllowed(t, allow))) &&
    [line.gap, line.value].every((near = 0) => Number.isFinite(worstAllowed(near, allow)));
  return isBounded ? null : "its allowance has no end";
}

function stillExcuse(line: BaselineLine, still: BaselineLine, allow: Allow): string | null {
  if (times(line).some((t) => t > 0)) return null;
  if (isWorse(line.status, still.status)) return `${line.status}: to stand still is not worse`;
  if (isNear(line)) {
    const [best, start] = [line.gap ?? line.value!, still.gap ?? still.value];
    if (start === undefined) return "nothing is known of its start";
    if (start <= best) return "it comes no nearer than its start";
    return start <= worstAllowed(best, allow) ? "its allowance takes in its start" : null;
  }
  if (!isNear(still)) return "its start hits every target";
  return LACKS;
}
