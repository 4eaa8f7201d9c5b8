import type { AnyFunction } from "../core/types.js";
import { anisotropic } from "./anisotropic.js";
import { beale } from "./beale.js";
import { doubleWell } from "./double-well.js";
import { himmelblau } from "./himmelblau.js";
import { isotropic } from "./isotropic.js";
import { quadratic } from "./quadratic.js";
import { rastrigin } from "./rastrigin.js";
import { rosenbrock } from "./rosenbrock.js";

/** Every test function, in the order in which lists show them. */
export const functions: readonly AnyFunction[] = [
  isotropic,
  anisotropic,
  quadratic,
  rosenbrock,
  beale,
  himmelblau,
  rastrigin,
  doubleWell,
];
