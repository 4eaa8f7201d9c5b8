import { usage } from "../../core/errors.js";
import { kindsOf } from "../../plan/cases.js";
import { lacksAllowance } from "../../records/lacks-allowance.js";
import type { RunRequest } from "../request/run-request.js";

/**
 * Refuses to gate what a program in another language computes without a stated allowance: its digits
 * may differ on another machine, and a gate without an allowance would fail there without a fault.
 */
export function refuseWithoutAllowance({ plan, allow }: RunRequest): void {
  // where no kind is a program's no case is looked at
  if (![...kindsOf(plan.cases)].some(({ external }) => external !== undefined)) return;
  for (const { id, external } of plan.cases) {
    if (external === undefined || Object.keys(allow(id)).length > 0) continue;
    throw usage(lacksAllowance(id, external), {
      hint: "--allow 2%, or in the spec allow: { percent: 2 }; 0 is one, too",
    });
  }
}
