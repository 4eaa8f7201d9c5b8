import { readCaseId } from "../core/case-id.js";
import { groupedBy } from "../core/grouped-by.js";
import { isAsNear, type BaselineLine } from "./baseline.js";
import type { Verdict } from "./verdict.js";

/**
 * The verdicts, where a new method has the very numbers of one that is gone, as one instead of two:
 * it has been renamed. The same of functions. Where several could be meant, none is.
 */
export function withRenamed<V extends Verdict>(verdicts: readonly V[]): V[] {
  return (["optimizer", "function"] as const).reduce<V[]>(
    (told, part) => renamedAt(part, told),
    [...verdicts],
  );
}

/** What may have another name. */
type Part = "function" | "optimizer";

/** Looks at one part of the ids. */
function renamedAt<V extends Verdict>(part: Part, verdicts: readonly V[]): V[] {
  const added = namesOf(part, verdicts, "new");
  const gone = namesOf(part, verdicts, "obsolete");
  const old = new Map<Verdict, BaselineLine>();
  const dropped = new Set<Verdict>();
  for (const [key, [members, ...others]] of added) {
    const [before, ...further] = gone.get(key) ?? [];
    if (before === undefined || others.length + further.length > 0) continue;
    const pairs = members.map((verdict, k) => [verdict, before[k]] as const);
    if (!pairs.every(([{ now }, { base }]) => isAsNear(base!, now!))) continue;
    for (const [verdict, twin] of pairs) {
      old.set(verdict, twin.base!);
      dropped.add(twin);
    }
  }
  return verdicts
    .filter((verdict) => !dropped.has(verdict))
    .map((one) => (old.has(one) ? { ...one, kind: "renamed", base: old.get(one)! } : one));
}

/** The cases of each name, sorted, by what they have in common with those of another name. */
function namesOf<V extends Verdict>(part: Part, verdicts: readonly V[], kind: "new" | "obsolete") {
  const names = groupedBy(
    verdicts.filter((verdict) => verdict.kind === kind),
    ({ id }) => readCaseId(id)[part],
  );
  const found = new Map<string, V[][]>();
  for (const members of names) {
    const keyed = members.map((verdict) => [keyOf(verdict, part), verdict] as const);
    if (!members.some(({ base, now }) => isTelling((base ?? now)!))) continue;
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const key = keyed.map(([own]) => own).join("\n");
    found.set(key, [...(found.get(key) ?? []), keyed.map(([, verdict]) => verdict)]);
  }
  return found;
}

/** All of a case but its name, and how near it came: older versions do not know that. */
function keyOf({ id, base, now }: Verdict, part: Part): string {
  const { criterion, revision, status, steps, hits } = (base ?? now)!;
  const rest = { ...readCaseId(id), [part]: "" };
  const sorted = Object.entries(hits).toSorted();
  return JSON.stringify([rest, criterion, revision, status, steps, sorted]);
}

/** Whether a line has a number by which its method is known. */
function isTelling({ steps, hits, gap, value }: BaselineLine): boolean {
  const isPositive = [steps, ...Object.values(hits)].some((t) => t !== null && t > 0);
  return isPositive || gap !== undefined || value !== undefined;
}
