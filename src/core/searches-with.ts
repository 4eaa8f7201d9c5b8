import type { AnyOptimizer } from "./definition.js";
import type { Params, Values } from "./parameter.js";

/** Whether a step of a method with these values evaluates f at points of its own. */
export function searchesWith({ searches }: AnyOptimizer, values: Values<Params>): boolean {
  return typeof searches === "function" ? searches(values) : searches === true;
}
