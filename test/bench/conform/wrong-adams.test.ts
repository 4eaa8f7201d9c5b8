import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { conform } from "../../../src/bench/conform/conform.js";
import { againstOf, subjectOf } from "../../../src/bench/conform/subject.js";
import { defineOptimizer, learningRate } from "../../../src/core/define.js";
import { parseItem } from "../../../src/plan/grammar.js";
import { resolveOptimizers } from "../../../src/plan/resolve.js";

const [BETA1, BETA2, EPS] = [0.9, 0.999, 1e-8];

/** What a step of one coordinate is made from; moments before this gradient. */
interface At {
  readonly g: number;
  readonly x: number;
  readonly lr: number;
  readonly t: number;
  m: number;
  v: number;
  most: number;
}

type Update = (s: At) => number;

const average = (s: At) => {
  s.m = BETA1 * s.m + (1 - BETA1) * s.g;
  s.v = BETA2 * s.v + (1 - BETA2) * s.g * s.g;
};
const mHat = (s: At, t = s.t) => s.m / (1 - BETA1 ** t);
const vHat = (s: At, t = s.t) => s.v / (1 - BETA2 ** t);

/** Adam as written by somebody who makes no use of ours. */
function conformed(update: Update, against = "torch/adam") {
  const mine = defineOptimizer({
    id: "mine",
    title: "Mine",
    params: { lr: learningRate(0.01) },
    create(dim) {
      const states = Array.from({ length: dim }, () => ({ m: 0, v: 0, most: 0 }));
      return {
        step(x, g, lr, t) {
          for (let i = 0; i < dim; i++) {
            const at = Object.assign(states[i], { g: g[i], x: x[i], lr, t });
            x[i] = update(at);
          }
        },
      };
    },
  });
  const catalogue = builtins().with({ optimizers: [mine] });
  const subject = subjectOf(resolveOptimizers(parseItem("mine"), catalogue)[0], catalogue);
  return conform(subject, catalogue, againstOf(against, subject.settings, catalogue));
}

const right: Update = (s) => {
  average(s);
  return s.x - (s.lr * mHat(s)) / (Math.sqrt(vHat(s)) + EPS);
};

describe("an Adam of one's own", () => {
  it("is told to be torch's and optax's, and not Keras'", () => {
    const { agrees, against, nearMisses } = conformed(right);
    expect(against).toMatchObject({ holds: true, precision: "double", miss: null });
    const names = agrees.flatMap(({ optimizers }) => optimizers.map((one) => one.split(":")[0]));
    expect(names).toEqual(["adam", "torch/adam", "optax/adam"]);
    const keras = nearMisses.find(({ optimizers }) =>
      optimizers.some((one) => one.startsWith("keras/adam")),
    )!;
    expect(keras.reason).toContain("eps-form=corrected, not hat");
    expect(keras.departure).toMatchObject({ run: "ordinary", step: 1 });
  });

  it("in single precision is told to be so", () => {
    const f = Math.fround;
    const { against } = conformed((s) => {
      s.m = f(f(f(BETA1) * s.m) + f(f(1 - BETA1) * f(s.g)));
      s.v = f(f(f(BETA2) * s.v) + f(f(1 - BETA2) * f(f(s.g) * f(s.g))));
      const root = f(f(Math.sqrt(f(s.v / f(1 - BETA2 ** s.t)))) + f(EPS));
      return f(f(s.x) - f(f(s.lr) * f(f(s.m / f(1 - BETA1 ** s.t)) / root)));
    });
    expect(against).toMatchObject({ holds: true, precision: "single" });
  });
});

/** Both moments averaged as they should be, and then this step. */
function averaged(step: Update): Update {
  return (s) => {
    average(s);
    return step(s);
  };
}

const wrong: readonly (readonly [
  what: string,
  update: Update,
  reason: RegExp,
  against?: string,
])[] = [
  [
    "has ε inside the root",
    averaged((s) => s.x - (s.lr * mHat(s)) / Math.sqrt(vHat(s) + EPS)),
    /ε is inside the root/,
  ],
  [
    "adds ε to the uncorrected root",
    (s) => {
      average(s);
      const rate = (s.lr * Math.sqrt(1 - BETA2 ** s.t)) / (1 - BETA1 ** s.t);
      return s.x - (rate * s.m) / (Math.sqrt(s.v) + EPS);
    },
    /eps-form=hat, not corrected/,
  ],
  [
    "corrects with t + 1",
    averaged((s) => s.x - (s.lr * mHat(s, s.t + 1)) / (Math.sqrt(vHat(s, s.t + 1)) + EPS)),
    /off by one: 1 − βᵗ⁺¹/,
  ],
  [
    "corrects with t − 1",
    averaged((s) => s.x - (s.lr * mHat(s, s.t - 1)) / (Math.sqrt(vHat(s, s.t - 1)) + EPS)),
    /off by one: 1 − βᵗ⁻¹/,
  ],
  [
    "does not correct m",
    averaged((s) => s.x - (s.lr * s.m) / (Math.sqrt(vHat(s)) + EPS)),
    /bias-correction1|m is not corrected/,
  ],
  [
    "forgets the root",
    averaged((s) => s.x - (s.lr * mHat(s)) / (vHat(s) + EPS)),
    /the root is missing/,
  ],
  [
    "swaps β₁ and β₂",
    (s) => {
      s.m = BETA2 * s.m + (1 - BETA2) * s.g;
      s.v = BETA1 * s.v + (1 - BETA1) * s.g * s.g;
      const root = Math.sqrt(s.v / (1 - BETA1 ** s.t)) + EPS;
      return s.x - (s.lr * (s.m / (1 - BETA2 ** s.t))) / root;
    },
    /swapped/,
  ],
  [
    "keeps the corrected moments",
    (s) => {
      average(s);
      [s.m, s.v] = [mHat(s), vHat(s)];
      return s.x - (s.lr * s.m) / (Math.sqrt(s.v) + EPS);
    },
    /corrected moments are kept/,
  ],
  [
    "takes the maximum of v̂ and not of v",
    (s) => {
      average(s);
      s.most = Math.max(s.most, vHat(s));
      return s.x - (s.lr * mHat(s)) / (Math.sqrt(s.most) + EPS);
    },
    /max-of=corrected, not raw/,
    "torch/adam:amsgrad",
  ],
  [
    "decays after the step",
    (s) => {
      average(s);
      const after = s.x - (s.lr * mHat(s)) / (Math.sqrt(vHat(s)) + EPS);
      return after * (1 - s.lr * 0.01);
    },
    /decay comes after the step/,
    "torch/adamw:weight-decay=0.01",
  ],
  [
    "couples the decay to the gradient",
    (s) => {
      const coupled = { ...s, g: s.g + 0.01 * s.x };
      average(coupled);
      [s.m, s.v] = [coupled.m, coupled.v];
      return s.x - (s.lr * mHat(s)) / (Math.sqrt(vHat(s)) + EPS);
    },
    /coupled/,
    "torch/adamw:weight-decay=0.01",
  ],
  ["goes uphill", (s) => 2 * s.x - right(s), /climb instead of descend/],
  ["makes steps of three times the length", (s) => s.x + 3 * (right(s) - s.x), /3 times as long/],
  [
    "has another ε",
    averaged((s) => s.x - (s.lr * mHat(s)) / (Math.sqrt(vHat(s)) + 1e-6)),
    /eps=0.000001, not 1e-8/,
  ],
];

describe("a wrong Adam is told, with step and reason, that", () => {
  for (const [what, update, reason, against] of wrong) {
    it(`it ${what}`, () => {
      const { against: verdict } = conformed(update, against);
      expect(verdict?.holds).toBe(false);
      expect(verdict?.miss?.departure.step).toBeGreaterThan(0);
      expect(verdict?.miss?.reason).toMatch(reason);
    });
  }
});
