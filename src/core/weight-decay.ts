import { passedOn } from "./passed-on.js";
import { choice, flag } from "./define.js";
import { weightDecayRate } from "./hyper-parameters.js";
import type { Params } from "./parameter.js";
import type { Optimizer } from "./types.js";

/** How weight decay enters: through the gradient, or by shrinking x with or without regard to lr. */
export const DECAY_FORMS = ["coupled", "decoupled", "fixed"] as const;

export type DecayForm = (typeof DECAY_FORMS)[number];

/** The rate, 0 by default, and the form as parameters. */
export function decayFormParams(doc: string) {
  const decayForm = choice({ values: DECAY_FORMS, default: "coupled", doc });
  return { weightDecay: weightDecayRate(0, "wd"), decayForm } as const;
}

/** What a decay of that form multiplies x by before a step with the given learning rate. */
export function shrinkage(rate: number, form: DecayForm, lr: number): number {
  if (form === "coupled") return 1;
  return form === "fixed" ? 1 - rate : 1 - lr * rate;
}

/** The parameters of a method whose weight decay has all these forms. */
export const decayParams = {
  weightDecay: weightDecayRate(0, "wd"),
  weightDecouple: flag({ default: true, doc: "x shrinks by lr·wd; off: wd·x is added to g" }),
  fixedDecay: flag({ doc: "x shrinks by wd, whatever lr" }),
} satisfies Params;

/** The form that they stand for. */
export function decayFormOf(params: {
  readonly weightDecouple: boolean;
  readonly fixedDecay: boolean;
}): DecayForm {
  if (!params.weightDecouple) return "coupled";
  return params.fixedDecay ? "fixed" : "decoupled";
}

/**
 * The method with weight decay around it. coupled: wd·x is added to the gradient (an L2 penalty);
 * decoupled: x shrinks by 1 − lr·wd before the step (Loshchilov & Hutter, ICLR 2019); fixed: by
 * 1 − wd, whatever the learning rate.
 */
export function withWeightDecay(
  inner: Optimizer,
  dim: number,
  rate: number,
  form: DecayForm,
): Optimizer {
  if (rate === 0) return inner;
  if (form !== "coupled") {
    return {
      ...passedOn(inner),
      step(x, g, lr, t) {
        const keep = shrinkage(rate, form, lr);
        for (let i = 0; i < x.length; i++) x[i] *= keep;
        inner.step(x, g, lr, t);
      },
    };
  }
  const d = new Float64Array(dim);
  return {
    ...passedOn(inner, d),
    step(x, g, lr, t) {
      for (let i = 0; i < dim; i++) d[i] = g[i] + rate * x[i];
      inner.step(x, d, lr, t);
    },
  };
}
