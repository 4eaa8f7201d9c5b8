import { usage } from "../core/errors.js";
import { applyGate, type GatedPlan } from "../spec/gate.js";
import { planZipped } from "../spec/zip.js";
import type { RunFlags, RunRequest } from "./run-request.js";

/** The cases that a request asks for. Throws a usage error where there is none. */
export function planRequest(request: RunRequest, { filter: patterns = [] }: RunFlags): GatedPlan {
  const all = planZipped(request.run, request.zip, request.catalogue, request.maxCases);
  const gated = applyGate(all, request.gate, request.isWhole);
  const { filter } = request;
  const cases = gated.plan.cases.filter(({ id }) => filter === undefined || filter(id));
  const skipped = gated.skipped.filter(({ id }) => filter === undefined || filter(id));
  if (cases.length === 0) {
    if (skipped.length > 0) throw usage(`all ${skipped.length} cases are skipped by the spec`);
    const given = patterns.map((pattern) => `'${pattern}'`).join(" ");
    throw usage(`0 of ${all.cases.length} cases match --filter ${given}`);
  }
  return { ...gated, plan: { ...gated.plan, cases }, skipped };
}
