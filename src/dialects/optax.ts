import type { Dialect } from "./dialect.js";
import { leftOutOfOptax } from "./left-out.js";
import { optaxAdam } from "./optax-adam.js";
import { coupled, decay, lr } from "./optax-rows.js";
import { optaxSchedules } from "./optax-schedules.js";
import { optaxStepLengths } from "./optax-step-lengths.js";

const epsInSqrt = {
  default: true,
  means: { true: { epsForm: "inside" }, false: { epsForm: "outside" } },
  doc: "whether ε stands inside the root",
} as const;

/** optax has no default learning rates; where it asks for one, ours stands. */
export const optax: Dialect = {
  id: "optax",
  title: "optax (2edbcbe2)",
  url: "https://optax.readthedocs.io/en/latest/api/optimizers.html",
  optimizers: {
    sgd: {
      name: "optax.sgd",
      to: "sgd",
      params: { ...lr, momentum: "momentum", nesterov: "nesterov" },
      note: "lr multiplies outside the momentum buffer, as in torch, but without dampening; Keras and the book have it inside",
    },
    "sign-sgd": { name: "optax.sign_sgd", to: "sign-sgd", params: { ...lr } },
    "optimistic-gd": {
      name: "optax.optimistic_gradient_descent",
      aliases: ["optimistic-gradient-descent"],
      to: "optimistic-gd",
      params: { ...lr, alpha: "alpha", beta: "beta" },
    },
    rprop: {
      name: "optax.rprop",
      to: "rprop",
      params: {
        ...lr,
        eta_minus: "etaMinus",
        eta_plus: "etaPlus",
        min_step_size: "stepMin",
        max_step_size: "stepMax",
      },
      set: { delayed: true },
      note: "makes each move one step late: the first step stays at x₀; torch moves at once",
    },
    adagrad: {
      name: "optax.adagrad",
      to: "adagrad",
      params: { ...lr, initial_accumulator_value: ["initialAccumulator", 0.1], eps: ["eps", 1e-7] },
      set: { epsForm: "inside" },
      note: "the sum starts at 0.1 and ε = 1e-7 is inside the root, as in Keras; torch starts at 0 with 1e-10 outside",
    },
    rmsprop: {
      name: "optax.rmsprop",
      to: "rmsprop",
      params: {
        ...lr,
        decay: "decay",
        eps: ["eps", 1e-8],
        initial_scale: "initialScale",
        eps_in_sqrt: epsInSqrt,
        centered: "centered",
        momentum: "momentum",
        nesterov: "nesterov",
        bias_correction: "biasCorrection",
      },
      set: { lrInside: true },
      note: "ε inside the root by default, lr inside the momentum buffer; torch has both outside",
    },
    adadelta: {
      name: "optax.adadelta",
      to: "adadelta",
      params: { ...lr, rho: "rho", eps: "eps", weight_decay: decay(0) },
      modifiers: coupled,
      note: "ε = 1e-6 as in torch; Keras has 1e-7",
    },
    ...optaxAdam,
    ...optaxStepLengths,
  },
  schedules: optaxSchedules,
  instead: {
    "sgdr-schedule": "write warmup-cosine-decay-schedules, and then join-schedules",
  },
  leftOut: { optimizer: leftOutOfOptax },
};
