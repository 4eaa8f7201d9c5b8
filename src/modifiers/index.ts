import type { AnyModifier } from "../core/types.js";
import { maximize } from "./maximize.js";
import { weightDecay } from "./weight-decay.js";

/** Every modifier of an optimizer that ships. */
export const modifiers: readonly AnyModifier[] = [weightDecay, maximize];
