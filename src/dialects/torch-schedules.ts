import type { Dialect } from "./dialect.js";
import { epochs, momentumCycling, ownScale } from "./left-out.js";

/** torch.optim.lr_scheduler, momentum cycling aside. */
export const torchSchedules: Dialect["schedules"] = {
  "constant-lr": {
    name: "torch.optim.lr_scheduler.ConstantLR",
    to: "constant",
    params: { factor: ["factor", 1 / 3], total_iters: ["steps", 5] },
  },
  "step-lr": {
    name: "torch.optim.lr_scheduler.StepLR",
    to: "step",
    params: { step_size: "size", gamma: ["gamma", 0.1] },
  },
  "multi-step-lr": {
    name: "torch.optim.lr_scheduler.MultiStepLR",
    to: "multistep",
    params: { milestones: "milestones", gamma: ["gamma", 0.1] },
    note: "changes at the milestone itself, as optax does; Keras after it",
  },
  "exponential-lr": {
    name: "torch.optim.lr_scheduler.ExponentialLR",
    to: "exponential",
    params: { gamma: "gamma" },
  },
  "linear-lr": {
    name: "torch.optim.lr_scheduler.LinearLR",
    to: "linear",
    params: {
      start_factor: ["start", 1 / 3],
      end_factor: ["end", 1],
      total_iters: ["steps", 5],
    },
  },
  "polynomial-lr": {
    name: "torch.optim.lr_scheduler.PolynomialLR",
    to: "polynomial",
    params: { total_iters: ["steps", 5], power: ["power", 1] },
    example: "-f anisotropic -o adam+torch/polynomial-lr:total-iters=200 --tune",
  },
  "cosine-annealing-lr": {
    name: "torch.optim.lr_scheduler.CosineAnnealingLR",
    to: "cosine",
    params: { T_max: "steps", eta_min: "min" },
    set: { rises: true },
    note: "beyond T_max the rate rises again; in optax and Keras it stays",
  },
  "cosine-annealing-warm-restarts": {
    name: "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts",
    to: "cosine-restarts",
    params: { T_0: "steps", T_mult: "mult", eta_min: "min" },
  },
  "one-cycle-lr": {
    name: "torch.optim.lr_scheduler.OneCycleLR",
    to: "one-cycle",
    params: {
      max_lr: { base: null },
      total_steps: "steps",
      pct_start: ["pctStart", 0.3],
      anneal_strategy: ["anneal", "cos"],
      div_factor: ["div", 25],
      final_div_factor: ["finalDiv", 1e4],
      three_phase: "threePhase",
    },
    leftOut: { ...momentumCycling, ...epochs },
    note: "as with cycle_momentum=False: the momentum is not cycled; peaks one step before optax",
  },
  "cyclic-lr": {
    name: "torch.optim.lr_scheduler.CyclicLR",
    to: "cyclic",
    params: {
      base_lr: "min",
      max_lr: { base: null },
      step_size_up: ["up", 2000],
      step_size_down: ["down", null],
      mode: "mode",
      gamma: ["gamma", 1],
    },
    leftOut: { ...momentumCycling, ...ownScale },
    note: "as with cycle_momentum=False: the momentum is not cycled",
  },
  "reduce-lr-on-plateau": {
    name: "torch.optim.lr_scheduler.ReduceLROnPlateau",
    to: "plateau",
    params: {
      factor: ["factor", 0.1],
      patience: ["patience", 10],
      threshold: ["threshold", 1e-4],
      threshold_mode: {
        default: "rel",
        means: { rel: { thresholdMode: "factor" }, abs: { thresholdMode: "abs" } },
        doc: "better is f < best·(1 − threshold), or f < best − threshold",
      },
      mode: "mode",
      cooldown: ["cooldown", 0],
      min_lr: ["min", 0],
      eps: ["eps", 1e-8],
    },
    note: "rel never fires where f < 0, as best·(1 − threshold) is above best; plateau has best − threshold·|best|",
  },
  "sequential-lr": {
    name: "torch.optim.lr_scheduler.SequentialLR",
    to: "sequential",
    params: { milestones: "milestones" },
  },
};
