import type { AnyOptimizer } from "../core/types.js";
import { adabound } from "./adabound.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adgd } from "./adgd.js";
import { aggmo } from "./aggmo.js";
import { barzilaiBorwein } from "./barzilai-borwein.js";
import { bfgs } from "./bfgs.js";
import { dadaptAdagrad } from "./dadapt-adagrad.js";
import { dadaptAdan } from "./dadapt-adan.js";
import { dadaptLion } from "./dadapt-lion.js";
import { dadaptSgd } from "./dadapt-sgd.js";
import { diffgrad } from "./diffgrad.js";
import { gdArmijo } from "./gd-armijo.js";
import { gdArmijoInterpolated } from "./gd-armijo-interpolated.js";
import { lBfgs } from "./l-bfgs.js";
import { laprop } from "./laprop.js";
import { momentum } from "./momentum.js";
import { nesterov } from "./nesterov.js";
import { nesterovConvex } from "./nesterov-convex.js";
import { newton } from "./newton.js";
import { nonlinearCg } from "./nonlinear-cg.js";
import { qhadam } from "./qhadam.js";
import { qhm } from "./qhm.js";
import { rmsprop } from "./rmsprop.js";
import { scheduleFreeRadam } from "./schedule-free-radam.js";
import { sgd } from "./sgd.js";
import { shampoo } from "./shampoo.js";
import { stableAdamw } from "./stable-adamw.js";
import { steepestDescent } from "./steepest-descent.js";
import { swats } from "./swats.js";

/** Every optimizer that ships, in the order in which lists show them. */
export const optimizers: readonly AnyOptimizer[] = [
  sgd,
  momentum,
  nesterov,
  nesterovConvex,
  qhm,
  aggmo,
  adagrad,
  rmsprop,
  adam,
  adabound,
  laprop,
  qhadam,
  diffgrad,
  swats,
  stableAdamw,
  scheduleFreeRadam,
  dadaptSgd,
  dadaptAdagrad,
  dadaptLion,
  dadaptAdan,
  shampoo,
  adgd,
  barzilaiBorwein,
  steepestDescent,
  gdArmijo,
  gdArmijoInterpolated,
  nonlinearCg,
  bfgs,
  lBfgs,
  newton,
];
