import type { AnySchedule } from "../core/definition.js";
import { constant } from "./constant.js";
import { cosine } from "./cosine.js";
import { cosineRestarts } from "./cosine-restarts.js";
import { cyclic } from "./cyclic.js";
import { exponential } from "./exponential.js";
import { inverseSqrt } from "./inverse-sqrt.js";
import { inverseTime } from "./inverse-time.js";
import { linear } from "./linear.js";
import { multistep } from "./multistep.js";
import { oneCycle } from "./one-cycle.js";
import { piecewise } from "./piecewise.js";
import { plateau } from "./plateau.js";
import { polynomial } from "./polynomial.js";
import { sequential } from "./sequential.js";
import { step } from "./step.js";
import { warmup } from "./warmup.js";
import { warmupCosine } from "./warmup-cosine.js";
import { wsd } from "./wsd.js";

/** Every learning-rate schedule that ships, in the order in which lists show them. */
export const schedules: readonly AnySchedule[] = [
  constant,
  step,
  multistep,
  piecewise,
  exponential,
  inverseTime,
  inverseSqrt,
  linear,
  polynomial,
  cosine,
  cosineRestarts,
  warmup,
  warmupCosine,
  oneCycle,
  cyclic,
  wsd,
  plateau,
  sequential,
];
