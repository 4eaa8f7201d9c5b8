import { decayBefore, type Forms } from "./form.js";
import { formsOfKozistr } from "./forms-of-kozistr.js";
import { text } from "./term.js";

const decay = decayBefore("decouple_weight_decay");

/** The authors' repositories, and jettify/pytorch-optimizer. */
const thirdparty: Forms = {
  AdaBelief: {
    to: "adabelief",
    // where they rectify, the maximum is kept but not divided by
    names: { amsgrad: (value, all) => (value === true && all.rectify !== true ? "amsgrad" : "") },
  },
  Adan: { to: "adan" },
  ADOPT: { to: "adopt" },
  DAdaptAdaGrad: { to: "dadapt-adagrad" },
  DAdaptAdam: { to: "dadapt-adam" },
  DAdaptAdan: { to: "dadapt-adan" },
  DAdaptLion: { to: "dadapt-lion" },
  DAdaptSGD: { to: "dadapt-sgd" },
  DiffGrad: { to: "diffgrad", names: decay },
  LAMB: {
    to: "lamb",
    names: { debias: (value) => `debias=${value === true ? "rate" : "none"}` },
  },
  LARS: { to: "lars", set: "only-with-decay:no-lr-inside" },
  Lion: { to: "lion" },
  Prodigy: { to: "prodigy" },
  QHAdam: { to: "qhadam", names: decay },
  ScheduleFreeAdamW: { to: "schedule-free-adamw" },
  ScheduleFreeRAdam: { to: "schedule-free-radam" },
  ScheduleFreeSGD: { to: "schedule-free-sgd" },
  Shampoo: { to: "shampoo", set: "power=1" },
  Yogi: { to: "yogi" },
};

const authors: Forms = {
  // eps, an estimate of 1/L² that Algorithm 1 does not have, is 0 in every recording
  AdGD: { to: "adgd", names: { lr0: "lambda0", eps: "" } },
  LaProp: { to: "laprop", set: "fixed-decay" },
};

/** The constants of torch's line search, which the recorded methods share. */
const torchSearch =
  "first-trial=taxicab:no-approximate:least-bracket=1e-9:tolerance-grad=1e-8";

const classic: Forms = {
  BarzilaiBorwein: { to: "barzilai-borwein", set: (variant) => `form=${variant.toLowerCase()}` },
  BFGS: {
    to: "bfgs",
    set: `${torchSearch}:least-curvature=1e-10`,
    names: { scale_first: "scaled" },
  },
  GDArmijo: { to: "gd-armijo" },
  GDArmijoInterp: { to: "gd-armijo-interpolated" },
  NAdam: { to: "nadam" },
  NesterovConvex: { to: "nesterov-convex" },
  NesterovSutskever: { to: "nesterov" },
  Newton: { to: "newton" },
  NonlinearCG: {
    to: "nonlinear-cg",
    set: torchSearch,
    names: { restart: (every) => `restart=${every === null ? 0 : text(every)}` },
  },
  SteepestDescentExact: { to: "steepest-descent" },
};

/** The tolerance is ours, the iterations are the runner's. */
const ends = { gtol: "tolerance-grad", xtol: "", ftol: "", maxiter: "" };

/** End points; where we do not have the method, those of our bfgs. */
const scipy: Forms = {
  "scipy-BFGS": { to: "bfgs", names: ends },
  "scipy-CG": { to: "nonlinear-cg", names: ends },
  "scipy-L-BFGS-B": { to: "l-bfgs", set: "tolerance-change=0", names: ends },
  "scipy-Newton-CG": { to: "bfgs", names: ends },
  "scipy-trust-exact": { to: "bfgs", names: ends },
  "scipy-trust-ncg": { to: "bfgs", names: ends },
};

/** Modifiers, around methods that have recordings of their own. */
const modified: Forms = {
  "Adam+clip": { to: "torch/adam:lr=0.1+clip" },
  "Adam+ema": { to: "torch/adam:lr=0.1+ema" },
  "Adam+lookahead": { to: "torch/adam:lr=0.1+lookahead", set: "answer=fast" },
  "LaProp+cautious": {
    to: "laprop:lr=0.1:eps-form=hat:eps-root=1e-15+cautious",
    set: "scale=count",
  },
};

/** Our forms of what has no dialect, by group and optimizer. */
export const forms: Readonly<Record<string, Forms>> = {
  authors,
  classic,
  kozistr: formsOfKozistr,
  modified,
  scipy,
  thirdparty,
};
