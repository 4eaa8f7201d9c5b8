import type { AnyTransform } from "../../core/definition.js";
import { noise } from "./noise.js";
import { rotate } from "./rotate.js";
import { scale } from "./scale.js";
import { shift } from "./shift.js";

/** Every transform of a function that ships. */
export const transforms: readonly AnyTransform[] = [rotate, shift, scale, noise];
