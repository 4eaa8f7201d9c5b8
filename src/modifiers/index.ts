import type { AnyModifier } from "../core/definition.js";
import { cautious } from "./cautious.js";
import { clip } from "./clip.js";
import { ema } from "./ema.js";
import { lookahead } from "./lookahead.js";
import { maximize } from "./maximize.js";
import { project } from "./project.js";
import { weightDecay } from "./weight-decay.js";

/** Every modifier of an optimizer that ships. */
export const modifiers: readonly AnyModifier[] = [
  weightDecay,
  clip,
  lookahead,
  ema,
  cautious,
  maximize,
  project,
];
