import type { AnyFunction } from "../core/definition.js";
import { absSmooth } from "./abs-smooth.js";
import { ackley } from "./ackley.js";
import { anisotropic } from "./anisotropic.js";
import { bard } from "./bard.js";
import { bbob } from "./bbob/index.js";
import { beale } from "./beale.js";
import { biggsExp6 } from "./biggs-exp6.js";
import { bohachevsky } from "./bohachevsky.js";
import { booth } from "./booth.js";
import { box3d } from "./box-3d.js";
import { branin } from "./branin.js";
import { brownBadlyScaled } from "./brown-badly-scaled.js";
import { brownDennis } from "./brown-dennis.js";
import { broydenBanded } from "./broyden-banded.js";
import { broydenTridiagonal } from "./broyden-tridiagonal.js";
import { chebyquad } from "./chebyquad.js";
import { dixonPrice } from "./dixon-price.js";
import { doubleWell } from "./double-well.js";
import { dropWave } from "./drop-wave.js";
import { easom } from "./easom.js";
import { freudensteinRoth } from "./freudenstein-roth.js";
import { gaussianMgh } from "./gaussian-mgh.js";
import { goldsteinPrice } from "./goldstein-price.js";
import { griewank } from "./griewank.js";
import { helicalValley } from "./helical-valley.js";
import { himmelblau } from "./himmelblau.js";
import { huber } from "./huber.js";
import { isotropic } from "./isotropic.js";
import { jennrichSampson } from "./jennrich-sampson.js";
import { kowalikOsborne } from "./kowalik-osborne.js";
import { leon } from "./leon.js";
import { levy } from "./levy.js";
import { logSumExp } from "./log-sum-exp.js";
import { logistic2d } from "./logistic-2d.js";
import { matyas } from "./matyas.js";
import { mccormick } from "./mccormick.js";
import { michalewicz } from "./michalewicz.js";
import { monkeySaddle } from "./monkey-saddle.js";
import { nesterovChain } from "./nesterov-chain.js";
import { penalty1 } from "./penalty-1.js";
import { penalty2 } from "./penalty-2.js";
import { powellBadlyScaled } from "./powell-badly-scaled.js";
import { powellSingular } from "./powell-singular.js";
import { pseudoHuber } from "./pseudo-huber.js";
import { quadratic } from "./quadratic.js";
import { quarticFlat } from "./quartic-flat.js";
import { rastrigin } from "./rastrigin.js";
import { rosenbrock } from "./rosenbrock.js";
import { saddle } from "./saddle.js";
import { schwefel } from "./schwefel.js";
import { sixHumpCamel } from "./six-hump-camel.js";
import { styblinskiTang } from "./styblinski-tang.js";
import { sumSquares } from "./sum-squares.js";
import { threeHumpCamel } from "./three-hump-camel.js";
import { trid } from "./trid.js";
import { trigonometric } from "./trigonometric.js";
import { variablyDimensioned } from "./variably-dimensioned.js";
import { watson } from "./watson.js";
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
  // Moré, Garbow & Hillstrom
  freudensteinRoth,
  powellBadlyScaled,
  brownBadlyScaled,
  jennrichSampson,
  helicalValley,
  bard,
  gaussianMgh,
  box3d,
  brownDennis,
  kowalikOsborne,
  biggsExp6,
  watson,
  penalty1,
  penalty2,
  variablyDimensioned,
  trigonometric,
  broydenTridiagonal,
  broydenBanded,
  chebyquad,
  // many local minima
  rastrigin,
  ackley,
  griewank,
  schwefel,
  levy,
  styblinskiTang,
  easom,
  dropWave,
  michalewicz,
  // small traps
  doubleWell,
  saddle,
  monkeySaddle,
  quarticFlat,
  // convex, not quadratic
  logSumExp,
  huber,
  pseudoHuber,
  logistic2d,
  absSmooth,
  // the suite of COCO, with instances
  ...bbob,
];
