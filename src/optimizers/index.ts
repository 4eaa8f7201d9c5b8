import type { AnyOptimizer } from "../core/definition.js";
import { adabelief } from "./adabelief.js";
import { adabound } from "./adabound.js";
import { adadelta } from "./adadelta.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamax } from "./adamax.js";
import { adamw } from "./adamw.js";
import { adan } from "./adan.js";
import { ademamix } from "./ademamix.js";
import { adgd } from "./adgd.js";
import { adopt } from "./adopt.js";
import { aggmo } from "./aggmo.js";
import { asgd } from "./asgd.js";
import { barzilaiBorwein } from "./barzilai-borwein.js";
import { bfgs } from "./bfgs.js";
import { cocob } from "./cocob.js";
import { dadaptAdagrad } from "./dadapt-adagrad.js";
import { dadaptAdam } from "./dadapt-adam.js";
import { dadaptAdan } from "./dadapt-adan.js";
import { dadaptLion } from "./dadapt-lion.js";
import { dadaptSgd } from "./dadapt-sgd.js";
import { diffgrad } from "./diffgrad.js";
import { dog } from "./dog.js";
import { dowg } from "./dowg.js";
import { ftrl } from "./ftrl.js";
import { gdArmijo } from "./gd-armijo.js";
import { gdArmijoInterpolated } from "./gd-armijo-interpolated.js";
import { lBfgs } from "./l-bfgs.js";
import { lamb } from "./lamb.js";
import { laprop } from "./laprop.js";
import { lars } from "./lars.js";
import { lion } from "./lion.js";
import { madgrad } from "./madgrad.js";
import { momentum } from "./momentum.js";
import { momo } from "./momo.js";
import { nadam } from "./nadam.js";
import { nesterov } from "./nesterov.js";
import { nesterovConvex } from "./nesterov-convex.js";
import { newton } from "./newton.js";
import { nonlinearCg } from "./nonlinear-cg.js";
import { novograd } from "./novograd.js";
import { optimisticGd } from "./optimistic-gd.js";
import { polyak } from "./polyak.js";
import { prodigy } from "./prodigy.js";
import { qhadam } from "./qhadam.js";
import { qhm } from "./qhm.js";
import { radam } from "./radam.js";
import { rmsprop } from "./rmsprop.js";
import { rprop } from "./rprop.js";
import { scheduleFreeAdamw } from "./schedule-free-adamw.js";
import { scheduleFreeRadam } from "./schedule-free-radam.js";
import { scheduleFreeSgd } from "./schedule-free-sgd.js";
import { sgd } from "./sgd.js";
import { shampoo } from "./shampoo.js";
import { signSgd } from "./sign-sgd.js";
import { stableAdamw } from "./stable-adamw.js";
import { steepestDescent } from "./steepest-descent.js";
import { swats } from "./swats.js";
import { yogi } from "./yogi.js";

/** Every optimizer that ships, in the order in which lists show them. */
export const optimizers: readonly AnyOptimizer[] = [
  // gradient, momentum, averages
  sgd,
  momentum,
  nesterov,
  nesterovConvex,
  qhm,
  aggmo,
  asgd,
  optimisticGd,
  signSgd,
  rprop,
  // a step length for each coordinate
  adagrad,
  rmsprop,
  adadelta,
  adam,
  adamw,
  adamax,
  nadam,
  radam,
  adabelief,
  adabound,
  laprop,
  qhadam,
  diffgrad,
  stableAdamw,
  swats,
  yogi,
  adan,
  ademamix,
  adopt,
  lion,
  ftrl,
  madgrad,
  shampoo,
  // a step length from norms
  lamb,
  lars,
  novograd,
  // without a learning rate, or without a schedule
  polyak,
  momo,
  dog,
  dowg,
  cocob,
  adgd,
  barzilaiBorwein,
  prodigy,
  dadaptSgd,
  dadaptAdagrad,
  dadaptAdam,
  dadaptAdan,
  dadaptLion,
  scheduleFreeSgd,
  scheduleFreeAdamw,
  scheduleFreeRadam,
  // line searches
  gdArmijo,
  gdArmijoInterpolated,
  steepestDescent,
  nonlinearCg,
  // second order
  bfgs,
  lBfgs,
  newton,
];
