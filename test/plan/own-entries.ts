import {
  choice,
  defineFunction,
  defineModifier,
  defineOptimizer,
  defineSchedule,
  defineTransform,
  flag,
  learningRate,
  list,
  number,
} from "../../src/core/define.js";
import { Catalogue } from "../../src/plan/catalogue.js";

const still = { step() {} };

/** An optimizer with a parameter of every type. */
export const every = defineOptimizer({
  id: "every",
  title: "Every type of parameter",
  aliases: ["each"],
  params: {
    lr: learningRate(0.01),
    beta1: number({ default: 0.9, range: "[0, 1)", doc: "" }),
    weightDecay: number({ default: 0, range: "[0, inf)", doc: "" }),
    size: number({ default: 3, range: "[1, inf)", integer: true, doc: "" }),
    horizon: number({ default: null, range: "[1, inf)", integer: true, doc: "" }),
    nesterov: flag({ doc: "" }),
    centered: flag({ default: true, doc: "" }),
    form: choice({ values: ["plain", "hat"], default: "plain", doc: "" }),
    betas: list({ default: [0.9, 0.99], range: "[0, 1)", doc: "" }),
  },
  create: () => still,
});

export const rateless = defineOptimizer({ id: "rateless", title: "", create: () => still });

export const half = defineSchedule({
  id: "half",
  title: "",
  params: { min: number({ default: 0, range: "[0, inf)", doc: "" }) },
  create: (base) => ({ rate: () => base / 2 }),
});

export const clip = defineModifier({
  id: "clip",
  title: "",
  params: { norm: number({ default: 1, range: "(0, inf)", scale: "log", doc: "" }) },
  wrap: (inner) => inner,
});

export const bowl = defineFunction({
  id: "bowl",
  title: "",
  params: { cond: number({ default: 20, range: "[1, inf)", scale: "log", doc: "" }) },
  dim: { min: 2, max: 8, multipleOf: 2 },
  start: (n) => new Float64Array(n).fill(1),
  optimum: (n) => ({ value: 0, points: [new Float64Array(n)] }),
  create: (dim) => ({ dim, value: () => 0 }),
});

export const line = defineFunction({
  id: "line",
  title: "",
  dim: { max: 1 },
  start: () => Float64Array.of(3),
  create: (dim) => ({ dim, value: () => 0 }),
});

/** F(x) = f(x − by), without moving the start. */
export const slide = defineTransform({
  id: "slide",
  title: "",
  params: { by: number({ default: 1, range: "[-9, 9]", doc: "" }) },
  apply: ({ start, domain, optimum }, { by }) => ({
    place: {
      start,
      domain,
      optimum: optimum && {
        ...optimum,
        points: optimum.points.map((point) => point.map((xi) => xi + by)),
      },
    },
    see: (inner) => ({
      dim: inner.dim,
      valueAndGradient: (x, g) =>
        inner.valueAndGradient(
          x.map((xi) => xi - by),
          g,
        ),
    }),
  }),
});

/** One of everything, so that tests of names need no catalogue that grows. */
export const own = new Catalogue({
  optimizers: [every, rateless],
  functions: [bowl, line],
  schedules: [half],
  modifiers: [clip],
  transforms: [slide],
});
