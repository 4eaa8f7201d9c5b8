import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { refuseUnfit } from "../../src/bench/refuse-unfit.js";
import { defineFunction, defineOptimizer } from "../../src/core/define.js";
import { planRun, type RunSpec } from "../../src/plan/plan.js";

let made = 0;
const catalogue = builtins().with({
  functions: [
    defineFunction({
      id: "counted",
      title: "Counted",
      start: (n) => new Float64Array(n),
      create(dim) {
        made++;
        return { dim, valueAndGradient: () => 0 };
      },
    }),
  ],
  optimizers: [
    defineOptimizer({
      id: "mistaken",
      title: "Mistaken",
      create() {
        throw new TypeError("by mistake");
      },
    }),
    defineOptimizer({
      id: "early",
      title: "Evaluates while it is made",
      create: (dim, _params, oracle) => {
        oracle.valueAndGradient(new Float64Array(dim), new Float64Array(dim));
        return { step() {} };
      },
    }),
  ],
});

function refuse(functions: string, optimizers: string, more: Partial<RunSpec> = {}): number {
  made = 0;
  const spec = { functions: [functions], optimizers: [optimizers], ...more };
  refuseUnfit(planRun(spec, catalogue), catalogue);
  return made;
}

describe("before the first case", () => {
  it.each([
    ["rastrigin,ackley", "newton", "rastrigin with newton: newton needs a function that knows"],
    ["rosenbrock:dim=5000", "bfgs", "rosenbrock:dim=5000 with bfgs: bfgs: keeps"],
    ["booth", "adam+cautious+lookahead,nesterov-convex+lookahead", "lookahead needs a method"],
    ["booth", "sgd+warmup-cosine:warmup=9000:steps=5000", "leave nothing after warmup"],
    ["ackley", "steepest-descent", "ackley with steepest-descent: "],
  ])("%s with %s is refused", (functions, optimizers, message) => {
    expect(() => refuse(functions, optimizers)).toThrow(message);
  });

  it.each([
    ["rosenbrock,ackley", "newton"],
    ["ackley", "sgd,newton"],
    ["counted:dim=3,rosenbrock:dim=5000", "bfgs"],
  ])("%s with %s is not: what cannot be run is skipped", (functions, optimizers) => {
    expect(() => refuse(functions, optimizers)).not.toThrow();
  });

  it("a schedule is refused that is longer than the run of a case of its own length", () => {
    const spec = { functions: ["booth"], optimizers: ["sgd+wsd:warmup=60"], iterations: 100 };
    const plan = planRun(spec, catalogue);
    expect(() => refuseUnfit(plan, catalogue)).not.toThrow();
    const [one] = plan.cases;
    const cases = [one, { ...one, id: "short", settings: { iterations: 20 } }];
    expect(() => refuseUnfit({ ...plan, cases }, catalogue)).toThrow("wsd: warmup 60");
  });

  it("no function is made for methods that do not look at it", () => {
    expect(refuse("counted", "adam:lr=0.1/0.2+cosine,l-bfgs,sgd+clip:norm=1,mistaken")).toBe(0);
  });

  it("functions are made until one is found that can be run", () => {
    expect(refuse("counted", "polyak,early", { seeds: [1, 2, 3] })).toBe(1);
    // newton lacks the Hessian of this one
    expect(refuse("counted", "newton,early", { seeds: [1, 2, 3] })).toBe(2);
  });
});
