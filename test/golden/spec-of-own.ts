import { scheduleSpec, type Hyper, type Subject } from "./spec-of.js";

/**
 * What a hyper-parameter of the library is with us: the name of ours, several names for a list of
 * values, "" for one that has no effect here, or a function to text of the grammar.
 */
type Field = string | readonly string[] | ((value: unknown, all: Hyper) => string);

interface Mapping {
  readonly id: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Put after the name: what the library has always. */
  readonly always?: string;
}

const flag = (name: string) => (value: unknown) =>
  value === true ? `:${name}` : value === false ? `:no-${name}` : "";

/** Kozistr's base class: decoupled or coupled decay, the former times lr or not. */
function decayBefore(_value: unknown, all: Hyper): string {
  const rate = all["weight_decay"] as number;
  if (rate === 0) return "";
  if (all["weight_decouple"] === false) return `+weight-decay:rate=${rate}:form=coupled`;
  return `+weight-decay:rate=${rate}:form=${all["fixed_decay"] === true ? "fixed" : "decoupled"}`;
}

const lr = "lr";
const betas2 = ["beta1", "beta2"];
const betas3 = ["beta1", "beta2", "beta3"];
const decay = { weight_decay: decayBefore, weight_decouple: "", fixed_decay: "" };
const maximize = (value: unknown) => (value === true ? "+maximize" : "");
const native = { weight_decay: "weight-decay" };
/** What D-adaptation prints, and how it is spread over machines. */
const immaterial = { log_every: "", fsdp_in_use: "" };
const jettifyDecay = (value: unknown, all: Hyper) => {
  if (value === 0) return "";
  const form = all["decouple_weight_decay"] === true ? "decoupled" : "coupled";
  return `+weight-decay:rate=${String(value)}:form=${form}`;
};
/** In kozistr's classes 1e-15 is added to v inside the root. */
const KOZISTR_ROOT = ":eps-root=1e-15";

const MAPPINGS: Readonly<Record<string, Mapping>> = {
  "kozistr/LaProp": {
    id: "laprop",
    // kozistr adds ε before the bias correction, and decays after the step: there coupled decay has no effect
    always: `${KOZISTR_ROOT}:eps-form=hat`,
    fields: {
      lr,
      betas: betas2,
      eps: "eps",
      centered: flag("centered"),
      steps_before_using_centered: "centered-after",
      ams_bound: flag("amsgrad"),
      weight_decay: (rate, all) =>
        all["weight_decouple"] === false ? "" : `:weight-decay=${String(rate)}`,
      weight_decouple: "",
      fixed_decay: flag("fixed-decay"),
      maximize,
    },
  },
  "authors/LaProp": {
    id: "laprop",
    always: ":fixed-decay",
    fields: {
      lr,
      betas: betas2,
      eps: "eps",
      centered: flag("centered"),
      amsgrad: flag("amsgrad"),
      ...native,
    },
  },
  // eps, an estimate of 1/L² that Algorithm 1 does not have, is 0 in every recording
  "authors/AdGD": { id: "adgd", fields: { lr0: "lambda0", eps: "" } },
  "kozistr/AdaBound": {
    id: "adabound",
    always: KOZISTR_ROOT,
    fields: {
      lr,
      final_lr: "final-lr",
      betas: betas2,
      gamma: "gamma",
      eps: "eps",
      ams_bound: flag("amsgrad"),
      ...decay,
      maximize,
    },
  },
  "kozistr/QHM": {
    id: "qhm",
    fields: { lr, momentum: "momentum", nu: "nu", ...decay, maximize },
  },
  "kozistr/AggMo": {
    id: "aggmo",
    fields: {
      lr,
      betas: (betas) => `:betas=${(betas as number[]).join("/")}`,
      ...decay,
      maximize,
    },
  },
  "kozistr/SWATS": {
    id: "swats",
    // torch.allclose adds an absolute tolerance of 1e-8
    always: `${KOZISTR_ROOT}:atol=1e-8`,
    fields: {
      lr,
      betas: betas2,
      eps: (eps) => `:eps=${String(eps)}:rtol=${String(eps)}`,
      ams_bound: flag("amsgrad"),
      nesterov: flag("nesterov"),
      // decoupled decay follows the learning rate that was learnt
      weight_decay: "weight-decay",
      weight_decouple: (decoupled, all) =>
        decoupled !== true
          ? ":decay-form=coupled"
          : all["fixed_decay"] === true
            ? ":decay-form=fixed"
            : ":decay-form=decoupled",
      fixed_decay: "",
      maximize,
    },
  },
  "kozistr/StableAdamW": {
    id: "stable-adamw",
    fields: {
      lr,
      betas: betas2,
      eps: "eps",
      // coupled decay comes after the gradient was used: it has no effect
      weight_decay: (rate, all) =>
        `:weight-decay=${all["weight_decouple"] === false ? 0 : String(rate)}`,
      weight_decouple: "",
      // compensated summation is for half precision alone
      kahan_sum: "",
      foreach: "",
      maximize,
    },
  },
  "thirdparty/QHAdam": {
    id: "qhadam",
    fields: {
      lr,
      betas: betas2,
      nus: ["nu1", "nu2"],
      eps: "eps",
      weight_decay: jettifyDecay,
      decouple_weight_decay: "",
    },
  },
  "thirdparty/DiffGrad": {
    id: "diffgrad",
    fields: { lr, betas: betas2, eps: "eps", weight_decay: jettifyDecay },
  },
  "thirdparty/Shampoo": {
    id: "shampoo",
    always: ":power=1",
    fields: {
      lr,
      momentum: "momentum",
      epsilon: "epsilon",
      update_freq: "update-freq",
      ...native,
    },
  },
  "thirdparty/ScheduleFreeRAdam": {
    id: "schedule-free-radam",
    fields: {
      lr,
      betas: betas2,
      eps: "eps",
      r: "r",
      weight_lr_power: "weight-lr-power",
      silent_sgd_phase: flag("silent-sgd-phase"),
      foreach: "",
      ...native,
    },
  },
  "thirdparty/DAdaptSGD": {
    id: "dadapt-sgd",
    fields: {
      lr,
      momentum: "momentum",
      d0: "d0",
      growth_rate: "growth-rate",
      ...native,
      ...immaterial,
    },
  },
  "thirdparty/DAdaptAdaGrad": {
    id: "dadapt-adagrad",
    fields: {
      lr,
      momentum: "momentum",
      eps: "eps",
      d0: "d0",
      growth_rate: "growth-rate",
      ...native,
      ...immaterial,
    },
  },
  "thirdparty/DAdaptLion": {
    id: "dadapt-lion",
    fields: { lr, betas: betas2, d0: "d0", ...native, ...immaterial },
  },
  "thirdparty/DAdaptAdan": {
    id: "dadapt-adan",
    fields: {
      lr,
      betas: betas3,
      eps: "eps",
      no_prox: (value) => (value === true ? ":no-prox" : ""),
      d0: "d0",
      growth_rate: "growth-rate",
      ...native,
      ...immaterial,
    },
  },
  "classic/NesterovConvex": { id: "nesterov-convex", fields: { lr } },
  "classic/NesterovSutskever": { id: "nesterov", fields: { lr, momentum: "momentum" } },
  "classic/GDArmijo": { id: "gd-armijo", fields: { alpha0: "alpha0", rho: "rho", c1: "c1" } },
  "classic/GDArmijoInterp": {
    id: "gd-armijo-interpolated",
    fields: { alpha0: "alpha0", c1: "c1" },
  },
  "classic/BarzilaiBorwein": { id: "barzilai-borwein", fields: { alpha0: "alpha0" } },
  "classic/SteepestDescentExact": { id: "steepest-descent", fields: {} },
  "classic/Newton": { id: "newton", fields: {} },
  "classic/NonlinearCG": {
    id: "nonlinear-cg",
    fields: {
      // "+" joins terms in the grammar, so that PR+ is typed "pr-plus"
      beta: (beta) => `:beta=${String(beta).toLowerCase().replace("+", "-plus")}`,
      c1: "c1",
      c2: "c2",
      restart: (every) => (every === null ? "" : `:restart=${String(every)}`),
    },
  },
  "classic/BFGS": {
    id: "bfgs",
    fields: { scale_first: flag("scaled"), c1: "c1", c2: "c2" },
  },
  // modifiers, around methods that have recordings of their own
  "modified/Adam+clip": {
    id: "torch/adam:lr=0.1+clip",
    fields: { norm: "norm", value: "value", norm_type: "norm-type" },
  },
  "modified/Adam+lookahead": {
    id: "torch/adam:lr=0.1+lookahead:answer=fast",
    fields: { k: "k", alpha: "alpha" },
  },
  "modified/Adam+ema": { id: "torch/adam:lr=0.1+ema", fields: { decay: "decay" } },
  "modified/LaProp+cautious": {
    id: "laprop:lr=0.1:eps-form=hat:eps-root=1e-15+cautious:scale=count",
    fields: {},
  },
  // end points: the tolerance is ours, and the iterations are the runner's
  "scipy/scipy-BFGS": { id: "bfgs", fields: { gtol: "tolerance-grad", maxiter: "" } },
  // methods that we do not have: ours must end in the same minimum
  "scipy/scipy-Newton-CG": { id: "bfgs", fields: { xtol: "", maxiter: "" } },
  "scipy/scipy-trust-exact": { id: "bfgs", fields: { gtol: "tolerance-grad", maxiter: "" } },
  "scipy/scipy-trust-ncg": { id: "bfgs", fields: { gtol: "tolerance-grad", maxiter: "" } },
  "scipy/scipy-CG": { id: "nonlinear-cg", fields: { gtol: "tolerance-grad", maxiter: "" } },
  "scipy/scipy-L-BFGS-B": {
    id: "l-bfgs",
    always: ":tolerance-change=0",
    fields: { gtol: "tolerance-grad", ftol: "", maxiter: "" },
  },
};

const nameOf = ({ group, optimizer }: Subject) => `${group}/${optimizer}`;

/** Whether a recording is of a method that is mapped here. */
export function isOwn(one: Subject): boolean {
  return nameOf(one) in MAPPINGS;
}

/**
 * The spec of a recorded run. A hyper-parameter that the mapping does not know throws: cases with
 * other hyper-parameters than those in this folder map too, or fail aloud.
 */
export function specOf(one: Subject & { readonly variant: string }): string {
  const name = nameOf(one);
  const { id, always = "", fields } = MAPPINGS[name];
  const all: Hyper = { ...one.defaults, ...one.hyper };
  const own: string[] = [id, always];
  const after: string[] = [];
  if (name === "classic/BarzilaiBorwein") own.push(`:form=${one.variant.toLowerCase()}`);
  for (const [key, value] of Object.entries(all)) {
    const field = fields[key];
    if (field === undefined) throw new Error(`${name}: hyper-parameter ${key} has no mapping`);
    const text = textOf(field, value, all);
    if (text.startsWith("+")) after.push(text);
    else own.push(text);
  }
  // these are optimizers for PyTorch, and their schedulers are torch's
  if (one.schedule !== undefined) after.push(`+${scheduleSpec("torch", one.schedule)}`);
  return [...own, ...after].join("");
}

function textOf(field: Field, value: unknown, all: Hyper): string {
  if (field === "") return "";
  if (typeof field === "function") return field(value, all);
  if (typeof field === "string") return `:${field}=${numeral(value)}`;
  return field.map((name, k) => `:${name}=${numeral((value as unknown[])[k])}`).join("");
}

function numeral(value: unknown): string {
  return value === Infinity ? "inf" : String(value);
}
