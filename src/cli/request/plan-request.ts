import { usage } from "../../core/errors.js";
import { idsOf, type Cases } from "../../plan/cases.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { casesOfShard, casesWith } from "../../plan/chosen-cases.js";
import { readFilter, type CaseFilter } from "../../plan/filter.js";
import { applyGate, type Gate, type GatedPlan } from "../../plan/gate.js";
import type { Plan, ResolveItem, RunSpec } from "../../plan/plan.js";
import { answersFor, type Shard } from "../../plan/shard.js";
import { planZipped, type Axis } from "../../plan/zip.js";

/** What spans the cases, and what chooses among them. */
export interface Planning {
  readonly run: RunSpec;
  readonly zip: readonly Axis[];
  readonly gate: Gate;
  /** Whether the functions and optimizers are those of the spec, all of them. */
  readonly isWhole: boolean;
  readonly maxCases: number | undefined;
  /** undefined: all cases. */
  readonly patterns: readonly string[] | undefined;
  readonly shard: Shard;
  /** How items of the list of optimizers are read, if not as usual. */
  readonly resolve: ResolveItem | undefined;
}

/** What of it goes to workers on other machines: names and numbers. */
export type SentPlanning = Omit<Planning, "resolve">;

/** The cases of a shard, and which ids they could have had. */
export interface ChosenPlan extends Omit<GatedPlan, "plan"> {
  readonly plan: Plan;
  readonly shard: Shard;
  /** The cases of all shards. */
  readonly planned: Plan;
  readonly isSelected: CaseFilter;
}

const raise = (count: number) => `--max-cases ${count}`;

/**
 * The cases that are asked for. Throws a usage error if there are none; a shard may have none of
 * them.
 */
export function planCases(
  { run, zip, gate, isWhole, maxCases, patterns, shard, resolve }: SentPlanning & Partial<Planning>,
  catalogue: Catalogue,
): ChosenPlan {
  const matches = patterns === undefined ? () => true : readFilter(patterns, catalogue);
  const all = planZipped(run, zip, catalogue, maxCases, resolve, raise);
  const gated = applyGate(all, gate, isWhole, catalogue);
  const cases = patterns === undefined ? gated.plan.cases : casesWith(gated.plan.cases, matches);
  const skipped = gated.skipped.filter(({ id }) => matches(id));
  if (cases.length > 0) {
    refuseUnmatched(patterns ?? [], gated, catalogue);
    const own = casesOfShard(cases, shard);
    return {
      ...gated,
      plan: { ...gated.plan, cases: own },
      planned: { ...gated.plan, cases },
      skipped: skipped.filter(({ id }) => answersFor(shard, id)),
      shard,
      isSelected: selectionOf(shard, cases, own, matches),
    };
  }
  if (skipped.length > 0) throw usage(`all ${skipped.length} cases are skipped by the spec`);
  throw noMatch(patterns ?? [], all.cases.length);
}

/** One pattern of several that matches nothing is a slip of the finger, as it is alone. */
function refuseUnmatched(
  patterns: readonly string[],
  { plan: { cases }, skipped }: GatedPlan,
  catalogue: Catalogue,
): void {
  if (patterns.length < 2) return;
  const idle = new Map(patterns.map((pattern) => [pattern, readFilter([pattern], catalogue)]));
  const drop = (id: string) => {
    for (const [pattern, matches] of idle) if (matches(id)) idle.delete(pattern);
  };
  for (const { id } of skipped) drop(id);
  for (const id of idsOf(cases)) {
    if (idle.size === 0) return;
    drop(id);
  }
  if (idle.size > 0) throw noMatch([...idle.keys()], cases.length + skipped.length);
}

/**
 * Whether an id belongs to a shard: a case of the plan by its place, any other, such as one that a
 * baseline has and the plan has not, by a hash.
 */
function selectionOf(shard: Shard, all: Cases, own: Cases, matches: CaseFilter): CaseFilter {
  if (shard.count === 1) return matches;
  let known: { readonly all: Set<string>; readonly own: Set<string> } | undefined;
  return (id) => {
    if (!matches(id)) return false;
    known ??= { all: new Set(idsOf(all)), own: new Set(idsOf(own)) };
    return known.all.has(id) ? known.own.has(id) : answersFor(shard, id);
  };
}

/** So many patterns are named that match nothing. */
const MOST_NAMED = 5;

function noMatch(patterns: readonly string[], cases: number): Error {
  const named = patterns.slice(0, MOST_NAMED).map((pattern) => `'${pattern}'`);
  const more = patterns.length - named.length;
  const given = [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(" ");
  return usage(`0 of ${cases} cases match --filter ${given}`, {
    hint: "their ids: the same command with --list, without --filter",
  });
}
