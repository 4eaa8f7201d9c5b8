import type { AnyModifier } from "../core/types.js";

/** Every modifier of an optimizer that ships. */
export const modifiers: readonly AnyModifier[] = [];
