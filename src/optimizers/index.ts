import type { AnyOptimizer } from "../core/types.js";
import { adabelief } from "./adabelief.js";
import { adadelta } from "./adadelta.js";
import { adagrad } from "./adagrad.js";
import { adam } from "./adam.js";
import { adamax } from "./adamax.js";
import { adamw } from "./adamw.js";
import { adan } from "./adan.js";
import { ademamix } from "./ademamix.js";
import { adopt } from "./adopt.js";
import { asgd } from "./asgd.js";
import { cocob } from "./cocob.js";
import { dadaptAdam } from "./dadapt-adam.js";
import { dog } from "./dog.js";
import { dowg } from "./dowg.js";
import { ftrl } from "./ftrl.js";
import { lBfgs } from "./l-bfgs.js";
import { lamb } from "./lamb.js";
import { lars } from "./lars.js";
import { lion } from "./lion.js";
import { madgrad } from "./madgrad.js";
import { momentum } from "./momentum.js";
import { momo } from "./momo.js";
import { nadam } from "./nadam.js";
import { nesterov } from "./nesterov.js";
import { novograd } from "./novograd.js";
import { optimisticGd } from "./optimistic-gd.js";
import { polyak } from "./polyak.js";
import { prodigy } from "./prodigy.js";
import { radam } from "./radam.js";
import { rmsprop } from "./rmsprop.js";
import { rprop } from "./rprop.js";
import { scheduleFreeAdamw } from "./schedule-free-adamw.js";
import { scheduleFreeSgd } from "./schedule-free-sgd.js";
import { sgd } from "./sgd.js";
import { signSgd } from "./sign-sgd.js";
import { yogi } from "./yogi.js";

/** Every optimizer that ships, in the order in which lists show them. */
export const optimizers: readonly AnyOptimizer[] = [
  // gradient, momentum, averages
  sgd,
  momentum,
  nesterov,
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
  yogi,
  adan,
  ademamix,
  adopt,
  lion,
  ftrl,
  madgrad,
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
  prodigy,
  dadaptAdam,
  scheduleFreeSgd,
  scheduleFreeAdamw,
  // second order
  lBfgs,
];
