import { checkDefinition, checkFields } from "../../core/check-definition.js";
import { checkId } from "../../core/check-id.js";
import {
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
} from "../../core/define.js";
import type { AnyDefinition } from "../../core/definition.js";
import { usage } from "../../core/errors.js";
import { showDefinition } from "../../core/show-definition.js";

/** What makes a definition of each kind whole. */
const DEFINE: Readonly<Record<AnyDefinition["kind"], (given: never) => AnyDefinition>> = {
  optimizer: defineOptimizer,
  function: defineFunction,
  schedule: defineSchedule,
  modifier: defineModifier,
  transform: defineTransform,
};

/** A definition, or an object that may stand for one. Throws a usage error that says what it lacks. */
export function readDefinition(entry: unknown, place: string): AnyDefinition {
  const instead = showDefinition(entry);
  if (instead !== undefined) throw usage(`${place} is ${instead}`);
  if (typeof entry !== "object" || entry === null) {
    throw usage(`${place} is ${entry === null ? "null" : `a ${typeof entry}`}, not a definition`);
  }
  const given = entry as Record<string, unknown>;
  const id = checkId(given["id"], place);
  const named = `${place}: '${id}'`;
  checkFields(given, named);
  const definition = completeDefinition(given);
  if (definition === null) {
    throw usage(
      `${named} has none of create(), wrap(), apply(): expected what defineOptimizer, defineFunction, defineSchedule, defineModifier or defineTransform make`,
    );
  }
  checkDefinition(definition, named);
  return definition;
}

/**
 * A plain object may stand for a definition, so that a plugin need not import optbench. null where
 * nothing says what it defines.
 */
function completeDefinition(given: Record<string, unknown>): AnyDefinition | null {
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
