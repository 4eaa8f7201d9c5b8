import type { AnyModifier, AnyOptimizer } from "./definition.js";
import type { Params, Values } from "./parameter.js";

/** Whether a method or a modifier with these values moves coordinate i by the history of i alone. */
export function isCoordinatewise(
  { coordinatewise = false }: AnyOptimizer | AnyModifier,
  values: Values<Params>,
): boolean {
  return typeof coordinatewise === "function" ? coordinatewise(values) : coordinatewise;
}
