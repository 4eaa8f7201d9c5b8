import type { AnyFunction } from "../core/types.js";
import { absSmooth } from "./abs-smooth.js";
import { anisotropic } from "./anisotropic.js";
import { beale } from "./beale.js";
import { bohachevsky } from "./bohachevsky.js";
import { booth } from "./booth.js";
import { branin } from "./branin.js";
import { dixonPrice } from "./dixon-price.js";
import { doubleWell } from "./double-well.js";
import { goldsteinPrice } from "./goldstein-price.js";
import { himmelblau } from "./himmelblau.js";
import { huber } from "./huber.js";
import { isotropic } from "./isotropic.js";
import { leon } from "./leon.js";
import { logSumExp } from "./log-sum-exp.js";
import { logistic2d } from "./logistic-2d.js";
import { matyas } from "./matyas.js";
import { mccormick } from "./mccormick.js";
import { nesterovChain } from "./nesterov-chain.js";
import { powellSingular } from "./powell-singular.js";
import { pseudoHuber } from "./pseudo-huber.js";
import { quadratic } from "./quadratic.js";
import { rastrigin } from "./rastrigin.js";
import { rosenbrock } from "./rosenbrock.js";
import { sixHumpCamel } from "./six-hump-camel.js";
import { sumSquares } from "./sum-squares.js";
import { threeHumpCamel } from "./three-hump-camel.js";
import { trid } from "./trid.js";
import { wood } from "./wood.js";
import { zakharov } from "./zakharov.js";

/** Every test function, in the order in which lists show them. */
export const functions: readonly AnyFunction[] = [
  // quadratic and other bowls
  isotropic,
  anisotropic,
  quadratic,
  sumSquares,
  trid,
  zakharov,
  nesterovChain,
  matyas,
  booth,
  // classics of two and more variables
  bohachevsky,
  rosenbrock,
  beale,
  himmelblau,
  threeHumpCamel,
  sixHumpCamel,
  mccormick,
  goldsteinPrice,
  branin,
  dixonPrice,
  powellSingular,
  wood,
  leon,
  // many local minima
  rastrigin,
  // small traps
  doubleWell,
  // convex, not quadratic
  logSumExp,
  huber,
  pseudoHuber,
  logistic2d,
  absSmooth,
];
