import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";

/**
 * Runs the cases of a plan. Results come in the order of the plan, in whatever order they are
 * computed; fewer than planned if `isInterrupted` stopped it.
 */
export type Executor = (plan: Plan, isInterrupted: () => boolean) => AsyncIterable<CaseResult>;
