import type { Dialect } from "./dialect.js";
import { kerasSchedules } from "./keras-schedules.js";
import { leftOutOfKeras, leftOutOfKerasSchedules } from "./left-out.js";

/** Keras shrinks the variable by lr·wd before the step, in every optimizer. */
const decay = ["weight-decay.rate", null] as const;
/** Every optimizer clips gradients first; for one variable global_clipnorm is clipnorm. */
const clipping = {
  clipnorm: ["clip.norm", Infinity],
  clipvalue: ["clip.value", Infinity],
  global_clipnorm: ["clip.norm", Infinity],
} as const;
/** And averages the variable last; the average is put into it only when told so. */
const averaging = {
  use_ema: { flag: "ema" },
  ema_momentum: { of: "ema.decay", default: 0.99 },
  ema_overwrite_frequency: { of: "ema.overwrite", default: null },
} as const;
/** What all have around them. */
const around = { weight_decay: decay, ...clipping, ...averaging } as const;
const lr = { learning_rate: ["lr", 1e-3] } as const;
const moments = { beta_1: "beta1", beta_2: "beta2" } as const;
const epsilon = ["eps", 1e-7] as const;
const exactly = { clip: { eps: 0 }, ema: { average: false } };

export const keras: Dialect = {
  id: "keras",
  title: "Keras 3 (3422977a)",
  url: "https://keras.io/api/optimizers/",
  optimizers: {
    sgd: {
      name: "keras.optimizers.SGD",
      to: "momentum",
      params: {
        learning_rate: ["lr", 0.01],
        momentum: ["momentum", 0],
        nesterov: "nesterov",
        ...around,
      },
      modifiers: exactly,
      note: "lr multiplies inside the velocity, as in the book; torch and optax have it outside",
    },
    rmsprop: {
      name: "keras.optimizers.RMSprop",
      to: "rmsprop",
      params: {
        ...lr,
        rho: ["decay", 0.9],
        momentum: "momentum",
        epsilon,
        centered: "centered",
        ...around,
      },
      modifiers: exactly,
      set: { epsForm: "inside", lrInside: true },
      note: "ε = 1e-7 inside the root and lr inside the momentum buffer; torch has 1e-8 and both outside",
    },
    adagrad: {
      name: "keras.optimizers.Adagrad",
      to: "adagrad",
      params: { ...lr, initial_accumulator_value: ["initialAccumulator", 0.1], epsilon, ...around },
      modifiers: exactly,
      set: { epsForm: "inside" },
      note: "the sum starts at 0.1 and ε = 1e-7 is inside the root, as in optax; torch starts at 0 with 1e-10 outside",
    },
    adadelta: {
      name: "keras.optimizers.Adadelta",
      to: "adadelta",
      params: { ...lr, rho: ["rho", 0.95], epsilon, ...around },
      modifiers: exactly,
      note: "lr = 0.001 and ε = 1e-7 by default; the paper and torch have 1 and 1e-6",
    },
    adam: {
      name: "keras.optimizers.Adam",
      to: "adam",
      params: { ...lr, ...moments, epsilon, amsgrad: "amsgrad", ...around },
      modifiers: exactly,
      set: { epsForm: "hat" },
      note: "ε is added to the uncorrected √v, the paper's ε̂; torch and optax correct first",
    },
    adamw: {
      name: "keras.optimizers.AdamW",
      to: "adamw",
      params: {
        ...lr,
        weight_decay: ["weightDecay", 0.004],
        ...moments,
        epsilon,
        amsgrad: "amsgrad",
        ...clipping,
        ...averaging,
      },
      modifiers: exactly,
      set: { epsForm: "hat" },
      note: "weight decay 0.004 by default, torch 0.01, optax 1e-4; ε is that of keras/adam",
    },
    adamax: {
      name: "keras.optimizers.Adamax",
      to: "adamax",
      params: { ...lr, ...moments, epsilon, ...around },
      modifiers: exactly,
      set: { epsForm: "denominator" },
      note: "ε is added to u when dividing; torch and optax add it to |g| inside the maximum",
    },
    nadam: {
      name: "keras.optimizers.Nadam",
      to: "nadam",
      params: { ...lr, ...moments, epsilon, ...around },
      modifiers: exactly,
      set: { momentumDecay: 1 },
      note: "the paper's momentum schedule, ψ = 1; torch slows it down to 0.004, optax has none",
    },
    lion: {
      name: "keras.optimizers.Lion",
      to: "lion",
      params: { ...lr, ...moments, ...around },
      modifiers: exactly,
      note: "no weight decay by default; optax has 0.001",
    },
    ftrl: {
      name: "keras.optimizers.Ftrl",
      to: "ftrl",
      params: {
        ...lr,
        learning_rate_power: "lrPower",
        initial_accumulator_value: "initialAccumulator",
        l1_regularization_strength: "l1",
        l2_regularization_strength: "l2",
        l2_shrinkage_regularization_strength: "l2Shrinkage",
        beta: "beta",
        ...around,
      },
      modifiers: exactly,
    },
    lamb: {
      name: "keras.optimizers.Lamb",
      to: "lamb",
      params: { ...lr, ...moments, epsilon, ...around },
      modifiers: exactly,
      note: "the decay shrinks x before the step and stays out of the ratio of norms; in optax it is part of the direction",
    },
    "schedule-free-adamw": {
      name: "keras.optimizers.ScheduleFreeAdamW",
      to: "schedule-free-adamw",
      params: {
        learning_rate: ["lr", 2.5e-3],
        ...moments,
        epsilon: ["eps", 1e-8],
        warmup_steps: "warmupSteps",
        weight_decay: "weightDecay",
        ...clipping,
        ...averaging,
      },
      modifiers: exactly,
      set: { weightLrPower: 0, average: false, shrinkY: true },
      note: "plain averaging (weight 1/t; optax weighs by lr²), and the answer is the variable, which holds y and not the average",
    },
  },
  schedules: kerasSchedules,
  leftOut: { optimizer: leftOutOfKeras, schedule: leftOutOfKerasSchedules },
};
