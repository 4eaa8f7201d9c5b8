import { printCaseId, readCaseId } from "../../core/case-id.js";
import { groupedBy } from "../../core/grouped-by.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { parseItem } from "../../plan/grammar.js";
import type { Case } from "../../plan/cases.js";
import { resolveSearched, type SearchedOptimizer } from "../../plan/search.js";
import type { Scope } from "../../records/tuning.js";

/** One search: an optimizer, and the cases that judge its values. */
export interface Entry {
  readonly optimizer: SearchedOptimizer;
  /** null: on all functions. */
  readonly function: string | null;
  readonly functionLabel?: string | undefined;
  readonly dimension: number | null;
  readonly cases: readonly Case[];
}

/** Looks up the optimizer of a case, each once. */
export function searchedBy(catalogue: Catalogue): (one: Case) => SearchedOptimizer {
  const known = new Map<string, SearchedOptimizer>();
  return ({ optimizer, written = optimizer, label }) => {
    const found = known.get(written) ?? resolveSearched(parseItem(written), catalogue)[0];
    known.set(written, found);
    return { ...found, label };
  };
}

/** What cases share that get the same values: by function and dimension, or once for all. */
export function entryKey(one: Case, scope: Scope): string {
  const where = scope === "all" ? [] : [one.function, one.dimension];
  return JSON.stringify([one.optimizer, one.label ?? null, ...where]);
}

/** What is searched for. */
export function entriesOf(cases: readonly Case[], scope: Scope, catalogue: Catalogue): Entry[] {
  const resolve = searchedBy(catalogue);
  const open = cases.filter((one) => resolve(one).axes.length > 0);
  const groups = groupedBy(open, (one) => entryKey(one, scope));
  return groups.map((members) => ({
    optimizer: resolve(members[0]),
    function: scope === "all" ? null : members[0].function,
    functionLabel: scope === "all" ? undefined : members[0].functionLabel,
    dimension: scope === "all" ? null : members[0].dimension,
    cases: members,
  }));
}

/** The same case with another optimizer; its id stays what a plan would call it. */
export function withOptimizer(
  { written: _, ...one }: Case,
  optimizer: string,
  written?: string,
): Case {
  const id = printCaseId({ ...readCaseId(one.id), optimizer });
  return { ...one, optimizer, ...(written === undefined ? {} : { written }), id };
}

/** The same case from another start, `name` places from its own. */
export function movedTo(one: Case, start: readonly number[], name: string): Case {
  const id = printCaseId({ ...readCaseId(one.id), start: `${startName(one)}~${name}` });
  return { ...one, start, id };
}

/** Where a case starts, as its id says it. */
export function startName({ id }: Case): string {
  return readCaseId(id).start ?? "default";
}
