import type { Dialect } from "./dialect.js";

/** keras.optimizers.schedules; each brings its own learning rate. */
export const kerasSchedules: Dialect["schedules"] = {
  "exponential-decay": {
    name: "keras.optimizers.schedules.ExponentialDecay",
    to: "exponential",
    params: {
      initial_learning_rate: { base: null },
      decay_steps: "steps",
      decay_rate: "gamma",
      staircase: "staircase",
    },
  },
  "inverse-time-decay": {
    name: "keras.optimizers.schedules.InverseTimeDecay",
    to: "inverse-time",
    params: {
      initial_learning_rate: { base: null },
      decay_steps: "steps",
      decay_rate: "rate",
      staircase: "staircase",
    },
  },
  "polynomial-decay": {
    name: "keras.optimizers.schedules.PolynomialDecay",
    to: "polynomial",
    params: {
      initial_learning_rate: { base: null },
      decay_steps: "steps",
      end_learning_rate: ["end", 1e-4],
      power: "power",
      cycle: "cycle",
    },
  },
  "piecewise-constant-decay": {
    name: "keras.optimizers.schedules.PiecewiseConstantDecay",
    to: "piecewise",
    params: { boundaries: "boundaries", values: ["values", [1e-2, 1e-3]] },
    set: { after: true },
    example: "-f anisotropic -o adam+keras/piecewise-constant-decay:values=0.3/0.1",
    note: "changes after the boundary, where torch and optax change at it",
  },
  "cosine-decay": {
    name: "keras.optimizers.schedules.CosineDecay",
    to: "warmup-cosine",
    params: {
      initial_learning_rate: { base: null },
      decay_steps: "decay",
      alpha: "alpha",
      warmup_target: "peak",
      warmup_steps: "warmup",
    },
    set: { onlyToPeak: true },
    note: "decay_steps come after the warm-up; in optax they include it",
  },
  "cosine-decay-restarts": {
    name: "keras.optimizers.schedules.CosineDecayRestarts",
    to: "cosine-restarts",
    params: {
      initial_learning_rate: { base: null },
      first_decay_steps: "steps",
      t_mul: ["mult", 2],
      m_mul: ["peakFactor", 1],
      alpha: "alpha",
    },
  },
};
