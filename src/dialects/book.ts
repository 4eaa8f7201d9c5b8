import type { Dialect } from "./dialect.js";

/** The four classes of the study text that optbench began with, and the RMSProp of the book behind it. */
export const book: Dialect = {
  id: "book",
  title: "Saito, Deep Learning from Scratch (2016), ch. 6",
  optimizers: {
    sgd: {
      name: "SGD",
      to: "sgd",
      params: { lr: "lr" },
      note: "no momentum, no weight decay: the same in every library",
    },
    momentum: {
      name: "Momentum",
      to: "momentum",
      params: { lr: "lr", momentum: "momentum" },
      note: "velocity form, lr inside: equal to torch's SGD with momentum while lr is constant",
    },
    adagrad: {
      name: "AdaGrad",
      to: "adagrad",
      params: { lr: "lr" },
      set: { eps: 1e-7 },
      note: "ε = 1e-7 outside the root and not a parameter; torch has 1e-10, Keras and optax put it inside",
    },
    rmsprop: {
      name: "RMSprop",
      to: "rmsprop",
      params: { lr: ["lr", 0.01], decay_rate: ["decay", 0.99] },
      set: { eps: 1e-7 },
      note: "torch's RMSprop with ε = 1e-7",
    },
    adam: {
      name: "Adam",
      to: "adam",
      params: { lr: "lr", beta1: "beta1", beta2: "beta2" },
      set: { eps: 1e-7, epsForm: "hat" },
      note: "ε = 1e-7 is added to the uncorrected √v, the paper's ε̂; Keras has the same form, torch corrects first",
    },
  },
  schedules: {},
};
