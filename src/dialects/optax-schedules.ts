import type { Dialect } from "./dialect.js";

/** optax.schedules; each brings its own learning rate. */
export const optaxSchedules: Dialect["schedules"] = {
  "constant-schedule": {
    name: "optax.schedules.constant_schedule",
    to: "constant",
    params: { value: { base: null } },
  },
  "polynomial-schedule": {
    name: "optax.schedules.polynomial_schedule",
    to: "polynomial",
    params: {
      init_value: { base: null },
      end_value: "end",
      power: "power",
      transition_steps: "steps",
      transition_begin: "begin",
    },
  },
  "linear-schedule": {
    name: "optax.schedules.linear_schedule",
    to: "polynomial",
    params: {
      init_value: { base: null },
      end_value: "end",
      transition_steps: "steps",
      transition_begin: "begin",
    },
  },
  "piecewise-constant-schedule": {
    name: "optax.schedules.piecewise_constant_schedule",
    to: "piecewise",
    params: { init_value: { base: null }, boundaries: "boundaries", scales: "scales" },
    note: "changes at the boundary itself, Keras after it; boundaries and scales are one dictionary in optax",
  },
  "piecewise-interpolate-schedule": {
    name: "optax.schedules.piecewise_interpolate_schedule",
    to: "piecewise",
    params: {
      interpolate_type: ["interpolate", "linear"],
      init_value: { base: null },
      boundaries: "boundaries",
      scales: "scales",
    },
    note: "boundaries and scales are one dictionary in optax",
  },
  "exponential-decay": {
    name: "optax.schedules.exponential_decay",
    to: "exponential",
    params: {
      init_value: { base: null },
      transition_steps: "steps",
      decay_rate: "gamma",
      transition_begin: "begin",
      staircase: "staircase",
      end_value: "end",
    },
  },
  "cosine-decay-schedule": {
    name: "optax.schedules.cosine_decay_schedule",
    to: "cosine",
    params: {
      init_value: { base: null },
      decay_steps: "steps",
      alpha: "alpha",
      exponent: "exponent",
    },
    note: "stays at its end, as in Keras; torch's rises again",
  },
  "warmup-cosine-decay-schedule": {
    name: "optax.schedules.warmup_cosine_decay_schedule",
    to: "warmup-cosine",
    params: {
      init_value: ["start", 0],
      peak_value: { base: null },
      warmup_steps: "warmup",
      decay_steps: "steps",
      end_value: "min",
      exponent: "exponent",
    },
    note: "decay_steps include the warm-up; in Keras they come after it",
  },
  "warmup-constant-schedule": {
    name: "optax.schedules.warmup_constant_schedule",
    to: "warmup-cosine",
    params: { init_value: ["start", 0], peak_value: { base: null }, warmup_steps: "warmup" },
    // a descent that ends where it begins
    set: { alpha: 1, decay: 1 },
    note: "with warmup_steps = 0 it is at the peak at once, where optax stays at init_value",
  },
  "warmup-exponential-decay-schedule": {
    name: "optax.schedules.warmup_exponential_decay_schedule",
    to: "exponential",
    params: {
      init_value: "start",
      peak_value: { base: null },
      warmup_steps: "warmup",
      transition_steps: "steps",
      decay_rate: "gamma",
      transition_begin: "begin",
      staircase: "staircase",
      end_value: "end",
    },
  },
  "cosine-onecycle-schedule": {
    name: "optax.schedules.cosine_onecycle_schedule",
    to: "one-cycle",
    params: {
      transition_steps: "steps",
      peak_value: { base: null },
      pct_start: "pctStart",
      div_factor: "div",
      final_div_factor: "finalDiv",
    },
    set: { wholeSteps: true },
    note: "peaks one step later than torch",
  },
  "linear-onecycle-schedule": {
    name: "optax.schedules.linear_onecycle_schedule",
    to: "one-cycle",
    params: {
      transition_steps: "steps",
      peak_value: { base: null },
      pct_start: "pctStart",
      pct_final: ["pctFinal", 0.85],
      div_factor: "div",
      final_div_factor: "finalDiv",
    },
    set: { wholeSteps: true, anneal: "linear", threePhase: true },
    note: "peaks one step later than torch's with anneal_strategy=linear",
  },
  "join-schedules": {
    name: "optax.schedules.join_schedules",
    to: "sequential",
    params: { boundaries: "milestones" },
    note: "stands after the schedules that it joins; sgdr_schedule is warmup-cosine-decay-schedule joined",
  },
};
