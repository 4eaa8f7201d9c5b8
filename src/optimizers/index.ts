import type { AnyOptimizer } from "../core/types.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { lBfgs } from "./l-bfgs.js";
import { momentum } from "./momentum.js";
import { nesterov } from "./nesterov.js";
import { rmsprop } from "./rmsprop.js";
import { sgd } from "./sgd.js";

/** Every optimizer that ships, in the order in which lists show them. */
export const optimizers: readonly AnyOptimizer[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adam,
  lBfgs,
];
