import { usage } from "../../core/errors.js";
import type { Catalogue } from "../../plan/catalogue.js";
import { readFilter, type CaseFilter } from "../../plan/filter.js";
import { applyGate, type Gate, type GatedPlan } from "../../plan/gate.js";
import type { Plan, ResolveItem, RunSpec } from "../../plan/plan.js";
import { isInShard, type Shard } from "../../plan/shard.js";
import { planZipped, type Axis } from "../../plan/zip.js";

/** What spans the cases, and what chooses among them. */
interface Planning {
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

/** The cases of a shard, and which ids they could have had. */
export interface ChosenPlan extends GatedPlan {
  readonly shard: Shard;
  /** The cases of all shards. */
  readonly planned: Plan;
  readonly isSelected: CaseFilter;
}

/**
 * The cases that are asked for. Throws a usage error where there is none; that a shard has none of
 * them is no mistake.
 */
export function planCases(
  { run, zip, gate, isWhole, maxCases, patterns, shard, resolve }: Planning,
  catalogue: Catalogue,
): ChosenPlan {
  const matches = patterns === undefined ? () => true : readFilter(patterns, catalogue);
  const all = planZipped(run, zip, catalogue, maxCases, resolve);
  const gated = applyGate(all, gate, isWhole, catalogue);
  const cases = gated.plan.cases.filter(({ id }) => matches(id));
  const skipped = gated.skipped.filter(({ id }) => matches(id));
  const isSelected = (id: string) => matches(id) && isInShard(id, shard);
  if (cases.length > 0) {
    refuseUnmatched(patterns ?? [], [...gated.plan.cases, ...gated.skipped], catalogue);
    const planned = { ...gated.plan, cases };
    return {
      ...gated,
      plan: { ...planned, cases: cases.filter(({ id }) => isInShard(id, shard)) },
      planned,
      skipped: skipped.filter(({ id }) => isInShard(id, shard)),
      shard,
      isSelected,
    };
  }
  if (skipped.length > 0) throw usage(`all ${skipped.length} cases are skipped by the spec`);
  throw noMatch(patterns ?? [], all.cases.length);
}

/** One pattern of several that matches nothing is a slip of the finger, as it is alone. */
function refuseUnmatched(
  patterns: readonly string[],
  cases: readonly { readonly id: string }[],
  catalogue: Catalogue,
): void {
  if (patterns.length < 2) return;
  const idle = patterns.filter((pattern) => {
    const matches = readFilter([pattern], catalogue);
    return !cases.some(({ id }) => matches(id));
  });
  if (idle.length > 0) throw noMatch(idle, cases.length);
}

function noMatch(patterns: readonly string[], cases: number): Error {
  const given = patterns.map((pattern) => `'${pattern}'`).join(" ");
  return usage(
    `0 of ${cases} cases match --filter ${given}\n  their ids: the same command with --list, without --filter`,
  );
}
