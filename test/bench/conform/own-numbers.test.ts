import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { conform } from "../../../src/bench/conform/conform.js";
import { againstOf, subjectOf } from "../../../src/bench/conform/subject.js";
import { defineOptimizer, learningRate, number } from "../../../src/core/define.js";
import { parseItem } from "../../../src/plan/grammar.js";
import { resolveOptimizers } from "../../../src/plan/resolve.js";

/** The numbers of a user's Adam; those that are parameters of it are known to conform. */
interface Numbers {
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  readonly decay: number;
}

interface At extends Numbers {
  readonly x: number;
  readonly g: number;
  readonly lr: number;
  readonly t: number;
  m: number;
  v: number;
}

const USUAL: Numbers = { beta1: 0.9, beta2: 0.999, eps: 1e-8, decay: 0 };

function average(s: At, g = s.g, h = g) {
  s.m = s.beta1 * s.m + (1 - s.beta1) * g;
  s.v = s.beta2 * s.v + (1 - s.beta2) * h * h;
}

function direction({ m, v, t, beta1, beta2, eps }: At): number {
  return m / (1 - beta1 ** t) / (Math.sqrt(v / (1 - beta2 ** t)) + eps);
}

/** Adam, with decoupled weight decay. */
function adam(s: At): number {
  average(s);
  return s.x * (1 - s.lr * s.decay) - s.lr * direction(s);
}

/** Numbers that stand in the code, and not in the name. */
function hidden(update: (s: At) => number, numbers: Partial<Numbers>, against: string) {
  return conformed(update, { ...USUAL, ...numbers }, [], against);
}

/** Numbers that are parameters. */
function stated(update: (s: At) => number, numbers: Partial<Numbers>, against: string) {
  return conformed(update, { ...USUAL, ...numbers }, ["beta1", "beta2", "eps"], against);
}

function conformed(
  update: (s: At) => number,
  numbers: Numbers,
  keys: readonly (keyof Numbers)[],
  against: string,
) {
  const own = keys.map((key) => [
    key,
    number({ default: numbers[key], range: "(0, 1)", doc: "its own" }),
  ]);
  const mine = defineOptimizer({
    id: "mine",
    title: "Mine",
    params: { lr: learningRate(0.004), ...Object.fromEntries(own) },
    create(dim) {
      const states = Array.from({ length: dim }, () => ({ ...numbers, m: 0, v: 0 }));
      return {
        step(x, g, lr, t) {
          for (let i = 0; i < dim; i++) {
            x[i] = update(Object.assign(states[i], { x: x[i], g: g[i], lr, t }));
          }
        },
      };
    },
  });
  const catalogue = builtins().with({ optimizers: [mine] });
  const subject = subjectOf(resolveOptimizers(parseItem("mine"), catalogue)[0], catalogue);
  return conform(subject, catalogue, againstOf(against, subject.settings, catalogue));
}

const reasonOf = (found: ReturnType<typeof conform>) => found.against?.miss?.reason;

describe("of a number that stands in no list, conform finds that it is", () => {
  it.for([
    ["beta1=0.87, not 0.9", { beta1: 0.87 }, "torch/adam"],
    ["beta2=0.985, not 0.999", { beta2: 0.985 }, "torch/adam"],
    ["eps=3e-7, not 1e-8", { eps: 3e-7 }, "optax/adam"],
    // so near that its steps differ by rounding but for the tiny gradients
    ["eps=2e-8, not 1e-8", { eps: 2e-8 }, "torch/adam"],
    ["weight-decay=0.035, not 0.01", { decay: 0.035 }, "torch/adamw"],
    ["+weight-decay:rate=0.035:form=decoupled", { decay: 0.035 }, "torch/adam"],
  ] as const)("%s", ([reason, numbers, against]) => {
    expect(reasonOf(hidden(adam, numbers, against))).toContain(`yours has `);
    expect(reasonOf(hidden(adam, numbers, against))).toContain(reason);
  });

  it("the rate of a coupled decay", () => {
    const coupled = (s: At) => {
      average(s, s.g + s.decay * s.x);
      return s.x - s.lr * direction(s);
    };
    expect(reasonOf(hidden(coupled, { decay: 0.02 }, "torch/adam"))).toBe(
      "yours has weight decay: +weight-decay:rate=0.02:form=coupled",
    );
    expect(reasonOf(hidden(coupled, { decay: 0.02 }, "torch/adamw"))).toBe(
      "yours has weight decay: +weight-decay:rate=0.02:form=coupled in the place of its own",
    );
  });

  it("the rate of a decay after the step", () => {
    const after = (s: At) => {
      average(s);
      return (s.x - s.lr * direction(s)) * (1 - s.lr * s.decay);
    };
    const reason = reasonOf(hidden(after, { decay: 0.07 }, "torch/adamw"));
    expect(reason).toContain("decay comes after the step");
    expect(reason).toContain("with wd = 0.07");
  });
});

describe("a mistake beside numbers of its own is told", () => {
  const numbers = { beta1: 0.8, beta2: 0.95, eps: 1e-6 };
  const beside = /^beside torch\/adam:lr=0.004:beta1=0.8:beta2=0.95:eps=0.000001: /;

  it.for([
    [
      "β₁ and β₂ are swapped",
      (s: At) => {
        s.m = s.beta2 * s.m + (1 - s.beta2) * s.g;
        s.v = s.beta1 * s.v + (1 - s.beta1) * s.g * s.g;
        return s.x - s.lr * direction({ ...s, beta1: s.beta2, beta2: s.beta1 });
      },
    ],
    [
      "lr is inside m",
      (s: At) => {
        average(s, s.lr * s.g, s.g);
        return s.x - direction(s);
      },
    ],
    [
      "v averages |g|",
      (s: At) => {
        average(s, s.g, Math.sqrt(Math.abs(s.g)));
        return s.x - s.lr * direction(s);
      },
    ],
  ] as const)("%s", ([reason, update]) => {
    const found = stated(update, numbers, "torch/adam");
    expect(reasonOf(found)).toMatch(beside);
    expect(reasonOf(found)).toContain(reason);
    // and among the near misses, though other methods are nearer
    expect(found.nearMisses.map((one) => one.reason).join()).toContain(reason);
  });
});
