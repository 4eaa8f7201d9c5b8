import { builtins } from "../bench/builtins.js";
import type { AnyDefinition } from "../core/definition.js";

/**
 * All that ships and has a name: functions and their transforms, optimizers with the dialects' rows
 * among them, schedules and modifiers. Each says what kind it is, its title, its source and its parameters with
 * their ranges.
 *
 * @returns definitions, to be read and not to be changed
 * @example
 * const names = catalogue().filter(({ kind }) => kind === "optimizer").map(({ id }) => id);
 */
export function catalogue(): readonly AnyDefinition[] {
  const { functions, transforms, optimizers, schedules, modifiers } = builtins();
  return [...functions, ...transforms, ...optimizers, ...schedules, ...modifiers];
}
