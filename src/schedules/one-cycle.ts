import { choice, defineSchedule, flag, number } from "../core/define.js";
import { cos } from "../core/math.js";
import { horizon } from "./horizon.js";

export const oneCycle = defineSchedule({
  id: "one-cycle",
  title: "One cycle",
  source: {
    ref: "Smith & Topin, Super-Convergence (2017); in the form of torch.optim.lr_scheduler.OneCycleLR",
    url: "https://arxiv.org/abs/1708.07120",
    departs: "the momentum is not cycled",
  },
  formula:
    "from lr/div to lr over the first pct-start of the steps, then to lr/(div·final-div);  three-phase: back to lr/div first",
  params: {
    steps: number({
      default: null,
      range: "[1, inf)",
      integer: true,
      doc: "length of the cycle; auto: the run's iterations",
    }),
    pctStart: number({
      default: 0.3,
      range: "(0, 1)",
      doc: "share of the steps in which it rises",
    }),
    div: number({ default: 25, range: "(0, inf)", doc: "lr over the first rate" }),
    finalDiv: number({
      default: 1e4,
      range: "(0, inf)",
      scale: "log",
      doc: "first rate over last",
    }),
    anneal: choice({ values: ["cos", "linear"], default: "cos", doc: "the shape of each phase" }),
    threePhase: flag({ doc: "fall back to the first rate before falling to the last" }),
    pctFinal: number({
      default: null,
      range: "(0, 1]",
      doc: "share of the steps after which the third phase begins; auto: 2·pct-start",
    }),
    wholeSteps: flag({
      doc: "phases end at whole steps, the last at `steps`, as in optax; off: one earlier, as in torch",
    }),
  },
  create(lr, params, iterations) {
    const steps = horizon("one-cycle", params.steps, iterations);
    const { pctStart, threePhase, pctFinal, wholeSteps } = params;
    const first = lr / params.div;
    const last = first / params.finalDiv;
    const shape = params.anneal === "cos" ? alongCosine : alongLine;
    const at = (share: number, phases: number) =>
      wholeSteps ? Math.floor(share * steps) : share * steps - phases;
    const ends = [0, at(pctStart, 1)];
    const rates = [first, lr];
    if (threePhase) {
      ends.push(pctFinal === null ? at(2 * pctStart, 2) : at(pctFinal, 1));
      rates.push(first);
    }
    ends.push(wholeSteps ? steps : steps - 1);
    rates.push(last);
    return {
      rate(t) {
        for (let k = 1; k < ends.length; k++) {
          const isWithin = wholeSteps ? t < ends[k] : t <= ends[k];
          if (isWithin) {
            const length = ends[k] - ends[k - 1];
            // a phase may have no length: the first does where pct-start·steps = 1
            return length > 0
              ? shape(rates[k - 1], rates[k], (t - ends[k - 1]) / length)
              : rates[k];
          }
        }
        return last;
      },
    };
  },
});

function alongCosine(from: number, to: number, share: number): number {
  return to + ((from - to) / 2) * (1 + cos(Math.PI * share));
}

function alongLine(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
