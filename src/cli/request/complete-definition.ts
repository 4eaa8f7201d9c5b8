import {
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
} from "../../core/define.js";
import type { AnyDefinition } from "../../core/definition.js";

/** What makes a definition of each kind whole. */
const DEFINE: Readonly<Record<AnyDefinition["kind"], (given: never) => AnyDefinition>> = {
  optimizer: defineOptimizer,
  function: defineFunction,
  schedule: defineSchedule,
  modifier: defineModifier,
  transform: defineTransform,
};

/**
 * A plain object may stand for a definition, so that a plugin need not import optbench. null where
 * nothing says what it defines.
 */
export function completeDefinition(given: Record<string, unknown>): AnyDefinition | null {
  const { kind = kindOf(given) } = given;
  if (typeof kind !== "string" || !Object.hasOwn(DEFINE, kind)) return null;
  // a definition that names its kind may leave out the rest as well
  return DEFINE[kind as AnyDefinition["kind"]](given as never);
}

function kindOf(given: Record<string, unknown>): AnyDefinition["kind"] | null {
  if ("wrap" in given) return "modifier";
  if ("apply" in given) return "transform";
  if ("start" in given) return "function";
  return "create" in given ? "optimizer" : null;
}
