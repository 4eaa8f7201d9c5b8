import type { AnyFunction } from "../core/types.js";
import { anisotropic } from "./anisotropic.js";

/** Every test function that ships. */
export const functions: readonly AnyFunction[] = [anisotropic];
