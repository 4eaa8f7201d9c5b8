import type { Plan } from "../../plan/plan.js";
import type { CaseResult } from "../../records/results.js";

/**
 * Runs the cases of a plan. Results come in the order of the plan, whoever computes them and in
 * whatever order; fewer than planned where `isInterrupted` said so in between.
 */
export type Executor = (plan: Plan, isInterrupted: () => boolean) => AsyncIterable<CaseResult>;
