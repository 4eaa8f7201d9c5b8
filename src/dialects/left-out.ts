import type { LeftOut } from "../core/definition.js";

type Table = Readonly<Record<string, LeftOut>>;

const none = ["none", "null", "auto"];
const howNotWhat: LeftOut = { idle: "any", because: "it says how to compute, and not what" };
const aName: LeftOut = { idle: "any", because: "a name changes nothing" };
const doubles: LeftOut = {
  idle: [...none, "float64", "jnp.float64"],
  because: "all numbers are doubles",
};
const allDecays: LeftOut = {
  idle: [...none, "true"],
  because: "x is one vector, all of which it concerns",
};
const noCode: LeftOut = { idle: none, because: "code has no place in a spec; a plug-in takes it" };
/** What acts on matrices alone. */
const ofMatrices: LeftOut = { idle: "any", because: "x is a vector" };

/** torch.optim: all optimizers. */
export const leftOutOfTorch: Table = {
  foreach: howNotWhat,
  fused: howNotWhat,
  capturable: howNotWhat,
  differentiable: howNotWhat,
};

/** torch.optim.lr_scheduler: all schedulers. */
export const leftOutOfTorchSchedules: Table = {
  last_epoch: { idle: ["-1"], because: "a run begins at its beginning" },
  verbose: howNotWhat,
};

/** Those that can cycle the momentum too. */
export const momentumCycling: Table = {
  cycle_momentum: { idle: ["false"], because: "a schedule changes the learning rate alone" },
  base_momentum: { idle: "any", because: "the momentum is not cycled" },
  max_momentum: { idle: "any", because: "the momentum is not cycled" },
};

/** torch.optim.lr_scheduler.OneCycleLR. */
export const epochs: Table = {
  epochs: { idle: none, because: "write total_steps, which is epochs·steps_per_epoch" },
  steps_per_epoch: { idle: none, because: "write total_steps, which is epochs·steps_per_epoch" },
};

/** torch.optim.lr_scheduler.CyclicLR. */
export const ownScale: Table = {
  scale_fn: noCode,
  scale_mode: { idle: "any", because: "it belongs to scale_fn" },
};

/** keras.optimizers: all optimizers. */
export const leftOutOfKeras: Table = {
  name: aName,
  loss_scale_factor: { idle: none, because: "a gradient in doubles needs no scaling" },
  gradient_accumulation_steps: { idle: none, because: "every iteration is an update" },
};

/** keras.optimizers.schedules: all schedules. */
export const leftOutOfKerasSchedules: Table = { name: aName };

/** optax: all optimizers. */
export const leftOutOfOptax: Table = {
  accumulator_dtype: doubles,
  mu_dtype: doubles,
  state_dtype: doubles,
  mask: allDecays,
  weight_decay_mask: allDecays,
  trust_ratio_mask: allDecays,
};

/** optax.contrib.adopt. */
export const ownClipping: Table = { clip_value_fn: noCode };

/** optax.contrib.muon. */
export const orthogonalising: Table = {
  ns_coeffs: ofMatrices,
  ns_steps: ofMatrices,
  beta: ofMatrices,
  weight_decay: ofMatrices,
  adaptive: ofMatrices,
  preconditioning: ofMatrices,
  muon_weight_dimension_numbers: ofMatrices,
  consistent_rms: ofMatrices,
  adam_learning_rate: { idle: none, because: "on a vector learning_rate is the whole" },
};
