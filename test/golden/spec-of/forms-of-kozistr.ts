import { decayBefore, decayForm, decayTerm, unsupported, type Forms } from "./form.js";
import { text, type Names } from "./term.js";

/** Where 1e-15 is added to v inside the root. */
const ROOT = "eps-root=1e-15";
const decay = decayBefore();
const amsgrad: Names = { ams_bound: "amsgrad" };

/** The decay of ours where it is decoupled; coupled, it is added to a gradient already used. */
const onlyDecoupled: Names = {
  weight_decay: (rate, all) => `weight-decay=${all.weight_decouple === true ? text(rate) : 0}`,
  weight_decouple: "",
};

/** kozistr/pytorch_optimizer: decay coupled or decoupled, the latter times lr or "fixed". */
export const formsOfKozistr: Forms = {
  AdaBelief: {
    to: "adabelief",
    set: "eps-inside=1e-15:eps-form=hat",
    names: { ...amsgrad, ...decay },
  },
  AdaBound: { to: "adabound", set: ROOT, names: { ...amsgrad, ...decay } },
  Adan: {
    to: "adan",
    names: { weight_decouple: (value) => (value === true ? "no-prox" : "no-no-prox") },
  },
  AdEMAMix: { to: "ademamix", set: "slow-correction", names: decay },
  ADOPT: { to: "adopt", set: "clip-from=1", names: decay },
  AggMo: { to: "aggmo", names: { betas: (betas) => `betas=${text(betas)}`, ...decay } },
  LAMB: {
    to: "lamb",
    set: "debias=first:clamp-value=10",
    names: {
      eps: (value) => `eps=${text(value)}:trust-eps=${text(value)}`,
      rectify: unsupported,
      pre_norm: unsupported,
      degenerated_to_sgd: "",
      n_sma_threshold: "",
      max_grad_norm: "",
      ...decay,
      // coupled, it is added to a gradient already used
      weight_decay: (rate, all) => (all.weight_decouple === true ? decayTerm(rate, all) : ""),
    },
  },
  LaProp: {
    to: "laprop",
    // ε is added before the bias correction
    set: `${ROOT}:eps-form=hat`,
    names: { ...amsgrad, ...onlyDecoupled, steps_before_using_centered: "centered_after" },
  },
  Lion: { to: "lion", names: decay },
  MADGRAD: { to: "madgrad" },
  NovoGrad: {
    to: "novograd",
    set: "seeded:bias-correction",
    names: { weight_decouple: unsupported, fixed_decay: "" },
  },
  Prodigy: {
    to: "prodigy",
    names: { ...onlyDecoupled, bias_correction: unsupported, fixed_decay: unsupported },
  },
  QHM: { to: "qhm", names: decay },
  StableAdamW: { to: "stable-adamw", names: onlyDecoupled },
  SWATS: {
    to: "swats",
    // torch.allclose adds an absolute tolerance of 1e-8
    set: `${ROOT}:atol=1e-8`,
    names: {
      ...amsgrad,
      eps: (eps) => `eps=${text(eps)}:rtol=${text(eps)}`,
      // decoupled decay follows the learning rate that was learnt
      weight_decouple: (_decoupled, all) => `decay-form=${decayForm(all)}`,
      fixed_decay: "",
    },
  },
  Yogi: { to: "yogi", names: decay },
};
