import type { Row } from "./dialect.js";
import { ownClipping } from "./left-out.js";
import { decay, epsilons, lr, moments } from "./optax-rows.js";

/** Adam and its kin. */
export const optaxAdam: Readonly<Record<string, Row>> = {
  adam: {
    name: "optax.adam",
    to: "adam",
    params: { ...lr, ...moments, ...epsilons, nesterov: "nesterov" },
    note: "ε = 1e-8 is added to √v̂, after the bias correction, as in torch; the book and Keras add 1e-7 to the uncorrected √v",
  },
  nadam: {
    name: "optax.nadam",
    to: "adam",
    params: { ...lr, ...moments, ...epsilons, nesterov: ["nesterov", true] },
    note: "Adam with a Nesterov step, without the momentum schedule of the paper, torch and Keras",
  },
  adamw: {
    name: "optax.adamw",
    to: "adamw",
    params: {
      ...lr,
      ...moments,
      ...epsilons,
      weight_decay: ["weightDecay", 1e-4],
      nesterov: "nesterov",
    },
    note: "weight decay 1e-4 by default, torch 0.01, Keras 0.004; ε is that of optax/adam",
  },
  nadamw: {
    name: "optax.nadamw",
    to: "adamw",
    params: {
      ...lr,
      ...moments,
      ...epsilons,
      weight_decay: ["weightDecay", 1e-4],
      nesterov: ["nesterov", true],
    },
    note: "optax/nadam with the weight decay of optax/adamw",
  },
  amsgrad: {
    name: "optax.amsgrad",
    to: "adam",
    params: {
      ...lr,
      ...moments,
      ...epsilons,
      bias_correction_mu: "biasCorrection1",
      bias_correction_nu: "biasCorrection2",
    },
    set: { amsgrad: true, maxOf: "corrected" },
    note: "the maximum of the bias-corrected v̂; torch and Keras take that of v",
  },
  adamax: {
    name: "optax.adamax",
    to: "adamax",
    params: { ...lr, ...moments, eps: "eps" },
    note: "ε is added to |g| inside the maximum, as in torch; Keras adds it to u when dividing",
  },
  adamaxw: {
    name: "optax.adamaxw",
    to: "adamax",
    params: { ...lr, ...moments, eps: "eps", weight_decay: decay(1e-4) },
    note: "optax/adamax with decoupled weight decay, 1e-4 by default",
  },
  radam: {
    name: "optax.radam",
    to: "radam",
    params: { ...lr, ...moments, ...epsilons, threshold: "threshold", nesterov: "nesterov" },
    note: "ε is added to √v̂; torch adds it to the uncorrected √v",
  },
  adabelief: {
    name: "optax.adabelief",
    to: "adabelief",
    params: {
      ...lr,
      ...moments,
      eps: ["eps", 1e-16],
      eps_root: ["epsRoot", 1e-16],
      weight_decay: "weightDecay",
      nesterov: "nesterov",
    },
    note: "ε = 1e-16 twice, outside the root and added to s in every step, where it accumulates; the authors' code rectifies as well by default",
  },
  yogi: {
    name: "optax.yogi",
    to: "yogi",
    params: { ...lr, ...moments, eps: ["eps", 1e-3] },
  },
  adan: {
    name: "optax.adan",
    to: "adan",
    params: {
      ...lr,
      ...moments,
      b3: "beta3",
      eps: ["eps", 1e-8],
      eps_root: ["epsRoot", 1e-8],
      weight_decay: "weightDecay",
    },
    set: { mix: "complement", noProx: true },
    note: "weighs the difference of gradients by 1 − b2, where sail-sg/Adan has b2",
  },
  ademamix: {
    name: "optax.contrib.ademamix",
    to: "ademamix",
    params: {
      ...lr,
      ...moments,
      b3: "beta3",
      alpha: ["alpha", 5],
      eps: "eps",
      eps_root: "epsRoot",
      weight_decay: "weightDecay",
    },
  },
  adopt: {
    name: "optax.contrib.adopt",
    to: "adopt",
    params: { ...lr, ...moments, eps: "eps", nesterov: "nesterov", use_clipping: "clipping" },
    leftOut: ownClipping,
    note: "clips the first update at 1, as the authors' code does; kozistr's clips it at 2^¼",
  },
  lion: {
    name: "optax.lion",
    to: "lion",
    params: { ...lr, ...moments, weight_decay: ["weightDecay", 1e-3] },
    note: "weight decay 0.001 by default; Keras and lucidrains/lion-pytorch have none",
  },
  madgrad: {
    name: "optax.contrib.madgrad",
    to: "madgrad",
    params: { ...lr, momentum: "momentum", weight_decay: "weightDecay", eps: "eps" },
  },
};
