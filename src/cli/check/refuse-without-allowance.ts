import { usage } from "../../core/errors.js";
import { type Cases, IndexedCases } from "../../plan/cases.js";
import type { RunRequest } from "../request/run-request.js";

/**
 * Refuses to gate what a program in another language computes without a stated allowance: its digits
 * need not be the same on another machine, where a gate without one would go red for nobody's fault.
 */
export function refuseWithoutAllowance({ plan, allow }: RunRequest): void {
  for (const { id, external } of casesOfPrograms(plan.cases)) {
    if (Object.keys(allow(id)).length > 0) continue;
    throw usage(
      `'${id}' is computed by ${external}, whose digits other machines need not repeat: state an allowance\n  --allow 2%, or in the spec allow: { percent: 2 }; 0 is one, too`,
    );
  }
}

/** Only kinds that have one are gone through case by case. */
function* casesOfPrograms(cases: Cases): Generator<{ id: string; external: string }> {
  if (!(cases instanceof IndexedCases)) return;
  for (let k = 0; k < cases.length; k++) {
    const { external } = cases.kindAt(k);
    if (external !== undefined) yield { id: cases.idAt(k), external };
  }
}
