import type { Dialect } from "./dialect.js";
import { leftOutOfTorch, leftOutOfTorchSchedules } from "./left-out.js";
import { torchSchedules } from "./torch-schedules.js";

/** torch adds wd·x to the gradient before anything else. */
const coupled = { "weight-decay": { form: "coupled" } };
const decay = ["weight-decay.rate", 0] as const;
/** AdamW's decay in other methods: an argument that came to torch after 1.13. */
const decoupled = {
  default: false,
  means: { true: { "weight-decay.form": "decoupled" }, false: {} },
  doc: "x shrinks by lr·weight-decay before the step, as in AdamW",
} as const;
const moments = { beta1: "beta1", beta2: "beta2", eps: ["eps", 1e-8] } as const;
const maximize = { flag: "maximize" } as const;

export const torch: Dialect = {
  id: "torch",
  title: "PyTorch 1.13 (NAdam as from 2.0 on)",
  url: "https://docs.pytorch.org/docs/stable/optim.html",
  optimizers: {
    sgd: {
      name: "torch.optim.SGD",
      to: "sgd",
      params: {
        lr: ["lr", 1e-3],
        momentum: "momentum",
        dampening: "dampening",
        weight_decay: decay,
        nesterov: "nesterov",
        maximize,
      },
      modifiers: coupled,
      note: "lr multiplies outside the momentum buffer, as in optax; Keras and the book have it inside. The first buffer is g, undampened",
    },
    adagrad: {
      name: "torch.optim.Adagrad",
      to: "adagrad",
      params: {
        lr: ["lr", 0.01],
        lr_decay: "lrDecay",
        weight_decay: decay,
        initial_accumulator_value: "initialAccumulator",
        eps: ["eps", 1e-10],
        maximize,
      },
      modifiers: coupled,
      note: "the sum starts at 0, and ε = 1e-10 is outside the root; Keras and optax start at 0.1 with 1e-7 inside, the book has 1e-7 outside",
    },
    rmsprop: {
      name: "torch.optim.RMSprop",
      to: "rmsprop",
      params: {
        lr: ["lr", 0.01],
        alpha: ["decay", 0.99],
        eps: ["eps", 1e-8],
        weight_decay: decay,
        momentum: "momentum",
        centered: "centered",
        maximize,
      },
      modifiers: coupled,
      note: "ε outside the root, lr outside the momentum buffer; Keras and optax have both inside",
    },
    adadelta: {
      name: "torch.optim.Adadelta",
      to: "adadelta",
      params: {
        lr: ["lr", 1],
        rho: ["rho", 0.9],
        eps: ["eps", 1e-6],
        weight_decay: decay,
        maximize,
      },
      modifiers: coupled,
      note: "lr = 1 and ε = 1e-6 by default, as in the paper; Keras has 0.001 and 1e-7",
    },
    adam: {
      name: "torch.optim.Adam",
      to: "adam",
      params: {
        lr: ["lr", 1e-3],
        ...moments,
        weight_decay: decay,
        amsgrad: "amsgrad",
        decoupled_weight_decay: decoupled,
        maximize,
      },
      modifiers: coupled,
      note: "ε = 1e-8 is added to √v̂, after the bias correction, as in optax; the book and Keras add 1e-7 to the uncorrected √v. amsgrad takes the maximum of the uncorrected v, optax of v̂",
    },
    adamw: {
      name: "torch.optim.AdamW",
      to: "adamw",
      params: {
        lr: ["lr", 1e-3],
        ...moments,
        weight_decay: ["weightDecay", 0.01],
        amsgrad: "amsgrad",
        maximize,
      },
      note: "weight decay 0.01 by default, Keras 0.004, optax 1e-4; x shrinks before the step, and ε is that of torch/adam",
    },
    adamax: {
      name: "torch.optim.Adamax",
      to: "adamax",
      params: { lr: ["lr", 2e-3], ...moments, weight_decay: decay, maximize },
      modifiers: coupled,
      note: "ε is added to |g| inside the maximum, as in optax; Keras adds it to u when dividing, and has lr = 0.001",
    },
    nadam: {
      name: "torch.optim.NAdam",
      to: "nadam",
      params: {
        lr: ["lr", 2e-3],
        ...moments,
        weight_decay: decay,
        momentum_decay: ["momentumDecay", 4e-3],
        decoupled_weight_decay: decoupled,
        maximize,
      },
      modifiers: coupled,
      note: "ψ = 0.004 slows the momentum schedule down; Keras has ψ = 1, optax no schedule. The product of momenta is that of torch 2.0 on, and in double precision",
    },
    radam: {
      name: "torch.optim.RAdam",
      to: "radam",
      params: {
        lr: ["lr", 1e-3],
        ...moments,
        weight_decay: decay,
        decoupled_weight_decay: decoupled,
        maximize,
      },
      set: { epsForm: "hat" },
      modifiers: coupled,
      note: "ε is added to the uncorrected √v; optax adds it to √v̂",
    },
    rprop: {
      name: "torch.optim.Rprop",
      to: "rprop",
      params: {
        lr: ["lr", 0.01],
        eta_minus: "etaMinus",
        eta_plus: "etaPlus",
        step_min: "stepMin",
        step_max: "stepMax",
        maximize,
      },
      note: "makes each move at once; optax one step late",
    },
    asgd: {
      name: "torch.optim.ASGD",
      to: "asgd",
      params: {
        lr: ["lr", 0.01],
        lambd: ["lambd", 1e-4],
        alpha: ["alpha", 0.75],
        t0: ["t0", 1e6],
        weight_decay: decay,
        maximize,
      },
      set: { average: false },
      modifiers: coupled,
      note: "the answer is the parameter, as in torch, which keeps the average in its state; η and μ in double precision",
    },
    lbfgs: {
      name: "torch.optim.LBFGS",
      to: "l-bfgs",
      params: {
        lr: ["lr", 1],
        max_iter: ["maxIter", 20],
        max_eval: ["maxEval", null],
        tolerance_grad: ["toleranceGrad", 1e-7],
        tolerance_change: ["toleranceChange", 1e-9],
        history_size: ["historySize", 100],
        line_search_fn: ["lineSearch", "none"],
      },
      set: {
        firstTrial: "taxicab",
        leastCurvature: 1e-10,
        leastBracket: 1e-9,
        approximate: false,
        restart: false,
      },
      note: "absolute tolerances and a first trial of min(1, 1/‖g‖₁): what it does depends on the scale of f, and it stops by itself, which l-bfgs does not. One step is up to max_iter iterations; the point where a step begins is not evaluated again",
    },
  },
  schedules: torchSchedules,
  instead: {
    "lambda-lr":
      "a function cannot be written as text; inverse-time and inverse-sqrt are such functions",
    "multiplicative-lr": "of a constant factor it is torch/exponential-lr",
    "chained-scheduler": "write its schedules one after the other: torch/constant-lr+torch/step-lr",
  },
  leftOut: { optimizer: leftOutOfTorch, schedule: leftOutOfTorchSchedules },
};
