import { usage } from "../core/errors.js";
import type { Catalogue } from "../spec/catalogue.js";
import { readFilter, type CaseFilter } from "../spec/filter.js";
import { applyGate, type Gate, type GatedPlan } from "../spec/gate.js";
import type { RunSpec } from "../spec/plan.js";
import { planZipped, type Axis } from "../spec/zip.js";

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
}

/** A plan, and which ids it would have asked for. */
export interface ChosenPlan extends GatedPlan {
  readonly isSelected: CaseFilter;
}

/** The cases that are asked for. Throws a usage error where there is none. */
export function planCases(
  { run, zip, gate, isWhole, maxCases, patterns }: Planning,
  catalogue: Catalogue,
): ChosenPlan {
  const isSelected = patterns === undefined ? () => true : readFilter(patterns);
  const all = planZipped(run, zip, catalogue, maxCases);
  const gated = applyGate(all, gate, isWhole);
  const cases = gated.plan.cases.filter(({ id }) => isSelected(id));
  const skipped = gated.skipped.filter(({ id }) => isSelected(id));
  if (cases.length > 0) return { ...gated, plan: { ...gated.plan, cases }, skipped, isSelected };
  if (skipped.length > 0) throw usage(`all ${skipped.length} cases are skipped by the spec`);
  const given = (patterns ?? []).map((pattern) => `'${pattern}'`).join(" ");
  throw usage(`0 of ${all.cases.length} cases match --filter ${given}`);
}
