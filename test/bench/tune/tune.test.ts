import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import { parseItem } from "../../../src/plan/grammar.js";
import { resolveFunctions } from "../../../src/plan/resolve.js";
import { METHODS } from "../../../src/records/tuning.js";
import { search } from "./tuning.js";

/** x²/20 + y² from where both terms are alike: the Hessian's eigenvalues are 0.1 and 2. */
const BALANCED = { functions: ["anisotropic"], starts: [[Math.sqrt(20), 1]], iterations: 100 };

/** The first t at which (1 − 0.1 lr)^2t + (1 − 2 lr)^2t is at most 1e-6: gradient descent, worked by hand. */
function stepsOfDescent(lr: number): number {
  let [slow, fast] = [1, 1];
  for (let t = 0; t <= 100; t++) {
    if (slow * slow + fast * fast <= 1e-6) return t;
    slow *= 1 - 0.1 * lr;
    fast *= 1 - 2 * lr;
  }
  return Infinity;
}

describe("the best learning rate of gradient descent on a quadratic", () => {
  it("is 2/(L + μ) to within what 40 trials tell apart", async () => {
    const { tuning } = await search({ ...BALANCED, optimizers: ["sgd"] });
    const [{ parameters }] = tuning.optimizers;
    // the last trials are 1/575 of six decades apart, 2.4 %
    expect(Math.abs(parameters[0].value / (2 / 2.1) - 1)).toBeLessThan(0.025);
    expect(parameters[0].atEdge).toBe(false);
  });

  it("takes as many steps in every trial as the closed form says", async () => {
    const { trials, results } = await search({ ...BALANCED, optimizers: ["sgd"] });
    const rates = trials.map(({ optimizer }) => Number(optimizer.split("lr=")[1] ?? "0.01"));
    expect(results.map(({ steps }) => steps ?? Infinity)).toEqual(rates.map(stepsOfDescent));
  });

  it("lies at the edge of an interval that ends below it", async () => {
    const { tuning } = await search({ ...BALANCED, optimizers: ["sgd:lr=1e-4..0.5"] });
    expect(tuning.optimizers[0].parameters).toEqual([
      { name: "lr", low: 1e-4, high: 0.5, value: 0.5, atEdge: true, good: null },
    ]);
  });

  it("does not lie at an edge where the parameter has no effect, or cannot lie beyond", async () => {
    const spec = { functions: ["booth"], iterations: 50 };
    const schedule = "optax/sgd+optax/exponential-decay:init-value=0.01";
    const flat = await search({ ...spec, optimizers: [schedule] }, { trials: 5 });
    expect(flat.tuning.optimizers[0].parameters[0].atEdge).toBe(false);
    // a step of 1/L is exact here, any momentum goes on beyond, and 0 is the least that there is
    const optimizers = ["momentum:lr=0.5:momentum=0..0.5"];
    const own = await search({ functions: ["isotropic"], optimizers, iterations: 20 });
    const { parameters } = own.tuning.optimizers[0];
    expect(parameters[0]).toMatchObject({ low: 0, value: 0, atEdge: false });
  });

  it("is the same for all functions when one value is to do", async () => {
    const spec = { functions: ["anisotropic", "booth"], optimizers: ["sgd"], iterations: 100 };
    const { tuning, plan } = await search(spec, { scope: "all" });
    expect(tuning.optimizers).toMatchObject([{ function: null, dimension: null, runs: 2 }]);
    expect(plan.cases.map(({ optimizer }) => optimizer)).toEqual(
      Array<string>(2).fill(tuning.optimizers[0].chosen),
    );
    const own = await search(spec);
    expect(new Set(own.plan.cases.map(({ optimizer }) => optimizer)).size).toBe(2);
  });
});

describe("a stroke of luck", () => {
  // −1.2 + 2 · 1.1 = 1: two steps of the sign's method end in the minimiser, from there alone
  const LUCKY = {
    functions: ["rosenbrock"],
    optimizers: ["lion:lr=1.09..1.11"],
    iterations: 2000,
  };

  it("does not win a search", async () => {
    const { tuning, results } = await search(LUCKY, { method: "grid", trials: 21 });
    const lucky = results.find(({ optimizer }) => optimizer === "lion:lr=1.1")!;
    expect(lucky).toMatchObject({ status: "reached", steps: 14 });
    expect(tuning.optimizers[0].chosen).not.toBe("lion:lr=1.1");
  });

  it("is marked where nothing else was tried", async () => {
    const { tuning, fragile } = await search(
      { ...LUCKY, optimizers: ["lion:lr=1.1..1.1000001"] },
      { method: "grid", trials: 1 },
    );
    expect([...fragile]).toEqual([`rosenbrock ${tuning.optimizers[0].chosen}`]);
  });

  it("is marked of a rate that was stated, too", async () => {
    const optimizers = ["lion:lr=1.1", "sgd:lr=1e-3..2e-3"];
    const { fragile } = await search({ ...LUCKY, optimizers }, { trials: 2 });
    expect([...fragile]).toEqual(["rosenbrock lion:lr=1.1"]);
  });

  it("is no method's that reaches the target from everywhere nearby", async () => {
    const optimizers = ["sgd", "adam", "l-bfgs", "gd-armijo"];
    const spec = { functions: ["booth", "anisotropic"], optimizers, iterations: 400 };
    expect([...(await search(spec)).fragile]).toEqual([]);
  });

  it("is looked for from the same starts, whatever the method", async () => {
    const spec = { functions: ["booth"], optimizers: ["sgd", "adam"], iterations: 400 };
    const { all } = await search(spec);
    const startsOf = (name: string) => {
      const near = all.filter(
        ({ id, optimizer }) => id.includes("~") && optimizer.startsWith(name),
      );
      return [...new Set(near.map(({ start }) => start.join()))].sort();
    };
    expect(startsOf("sgd")).toEqual(startsOf("adam"));
    // 4 within 1 % of the domain's side, and 2 along each coordinate
    const starts = startsOf("sgd").map((text) => text.split(",").map(Number));
    expect(starts).toHaveLength(8);
    const own = all.find(({ id }) => !id.includes("~"))!.start;
    const { definition, dim, values } = resolveFunctions(parseItem("booth"), builtins())[0];
    const { lower, upper } = definition.domain(dim, values);
    for (const start of starts)
      start.forEach((xi, i) =>
        expect(Math.abs(xi - own[i])).toBeLessThanOrEqual(0.01 * (upper[i] - lower[i])),
      );
  });

  it("is known by the same digits in any order of the optimizers", async () => {
    const found = async (optimizers: string[]) => {
      const { tuning } = await search({ functions: ["beale"], optimizers, iterations: 300 });
      return tuning.optimizers.map((one) => [one.chosen, one.score]).sort();
    };
    expect(await found(["adam", "sgd"])).toEqual(await found(["sgd", "adam"]));
  });
});

describe.each(METHODS)("the method %s", (method) => {
  const optimizers = ["adam:beta1=0.8..0.99", "sgd", "optax/adam", "momentum+clip:norm=0.1..10"];
  const spec = { functions: ["anisotropic", "booth"], optimizers, iterations: 60 };

  it("gives every optimizer the same number of trials", async () => {
    const { tuning } = await search(spec, { method, trials: 23 });
    expect(tuning.optimizers.map(({ trials }) => trials)).toEqual(Array<number>(8).fill(23));
    // the last look at what was found comes on top
    expect(tuning.evaluations).toBeGreaterThan(
      tuning.optimizers.reduce((sum, { evaluations }) => sum + evaluations, 0),
    );
  });

  it("proposes the same again, and something else with another seed where it draws", async () => {
    const ids = async (seed: number) => {
      const found = await search({ ...spec, functions: ["booth"], seeds: [seed] }, { method });
      return found.trials.map(({ optimizer }) => optimizer);
    };
    const first = await ids(1);
    expect(await ids(1)).toEqual(first);
    const draws = method === "random" || method === "quasi";
    if (draws) expect(await ids(2)).not.toEqual(first);
  });

  it("finds what another run of its values repeats to the last digit", async () => {
    const { tuning, plan } = await search(spec, { method });
    const again = plan.cases.map((one) => execute(one, plan.settings, builtins()));
    expect(again.map(({ steps }) => (steps ?? 60) + 1)).toEqual(
      tuning.optimizers.map(({ score }) => score),
    );
    expect(plan.cases.map(({ optimizer }) => optimizer)).toEqual(
      tuning.optimizers.map(({ chosen }) => chosen),
    );
  });

  it.each([1, 2, 3, 5])("makes %i trials when it is given no more", async (trials) => {
    const found = await search({ ...spec, functions: ["booth"] }, { method, trials });
    expect(found.tuning.optimizers.map((one) => one.trials)).toEqual([
      trials,
      trials,
      trials,
      trials,
    ]);
  });
});

describe("a search", () => {
  it("leaves alone what is given, and methods without a learning rate", async () => {
    const spec = { functions: ["booth"], optimizers: ["sgd:lr=0.1", "newton", "dog", "sgd"] };
    const { tuning, plan } = await search({ ...spec, iterations: 50 }, { trials: 5 });
    expect(tuning.optimizers.map(({ optimizer }) => optimizer)).toEqual(["sgd:lr=1e-5..10"]);
    expect(plan.cases.slice(0, 3).map(({ optimizer }) => optimizer)).toEqual([
      "sgd:lr=0.1",
      "newton",
      "dog",
    ]);
  });

  it("tells a learning rate that is given at its default from one to be found", async () => {
    const spec = { functions: ["booth"], optimizers: ["adam:lr=0.001", "adam"], iterations: 50 };
    const { plan } = await search(spec, { trials: 5 });
    expect(plan.cases[0].optimizer).toBe("adam");
    expect(plan.cases[1].optimizer).toMatch(/^adam:lr=/);
  });

  it("takes what comes closest where nothing reaches the target", async () => {
    const spec = { functions: ["rosenbrock"], optimizers: ["sgd"], iterations: 50 };
    const { tuning, results } = await search(spec);
    const [best] = tuning.optimizers;
    expect(best).toMatchObject({ reached: 0, runs: 1, score: 51 });
    const ends = results.flatMap(({ status, final }) =>
      status === "diverged" || final.gap === null ? [] : final.gap,
    );
    const chosen = results.find(({ optimizer }) => optimizer === best.chosen)!;
    expect(chosen.final.gap).toBe(Math.min(...ends));
  });

  it("tries each whole number of an interval once", async () => {
    const spec = {
      functions: ["rosenbrock"],
      optimizers: ["l-bfgs:history-size=2..5"],
      iterations: 20,
    };
    const { tuning, trials } = await search(spec);
    expect(trials.map(({ optimizer }) => optimizer).sort()).toEqual(
      [2, 3, 4, 5].map((size) => `l-bfgs:history-size=${size}`),
    );
    expect(tuning.optimizers[0].trials).toBe(4);
  });

  it("runs once what it found and what stands in the comparison already", async () => {
    const optimizers = ["sgd:lr=0.1", "sgd:lr=0.01..1"];
    const spec = { functions: ["booth"], optimizers, iterations: 50 };
    const { tuning, plan } = await search(spec, { method: "grid", trials: 3 });
    expect(tuning.optimizers[0].chosen).toBe("sgd:lr=0.1");
    expect(plan.cases.map(({ id }) => id)).toEqual(["booth sgd:lr=0.1"]);
  });

  it("tunes on one half of the seeds and judges on the other, from all stated starts", async () => {
    const starts = [
      [1, 1],
      [-3, 2],
    ];
    const spec = { functions: ["booth+noise:sigma=1e-3"], optimizers: ["sgd", "newton"], starts };
    const { tuning, trials, plan } = await search(
      { ...spec, seeds: [3, 5, 8, 9, 2], iterations: 50 },
      { trials: 4 },
    );
    expect(tuning.heldOut).toEqual({ by: "seeds", tunedOn: [2, 3], judgedOn: [5, 8, 9] });
    expect(tuning.optimizers[0].runs).toBe(4);
    expect(trials).toHaveLength(16);
    expect(new Set(trials.map(({ seed }) => seed))).toEqual(new Set([2, 3]));
    // 2 optimizers, 2 starts, 3 seeds
    expect(plan.cases).toHaveLength(12);
    expect(new Set(plan.cases.map(({ seed }) => seed))).toEqual(new Set([5, 8, 9]));
  });

  it("tunes on one half of the random starts and judges on the other", async () => {
    const spec = { functions: ["booth", "matyas"], optimizers: ["sgd"], iterations: 30 };
    const { tuning, trials, plan } = await search(
      { ...spec, starts: ["random@5"] },
      { trials: 4, scope: "all" },
    );
    expect(tuning.heldOut).toEqual({ by: "starts", tunedOn: [1, 2], judgedOn: [3, 4, 5] });
    const startOf = ({ id }: { id: string }) => /random#\d$/.exec(id)?.[0];
    // 4 values on 2 functions from 2 starts; then what is judged
    const [searched, judged] = [trials.slice(0, 16), trials.slice(16)].map(
      (some) => new Set(some.map(startOf)),
    );
    expect(searched).toEqual(new Set(["random#1", "random#2"]));
    expect(judged).toEqual(new Set(["random#3", "random#4", "random#5"]));
    expect(plan.cases.map(startOf)).toEqual([..."345", ..."345"].map((k) => `random#${k}`));
    const [{ chosen }] = tuning.optimizers;
    expect(new Set(plan.cases.map(({ optimizer }) => optimizer))).toEqual(new Set([chosen]));
  });

  it("holds nothing out of one start and one seed", async () => {
    const { tuning } = await search({ functions: ["booth"], optimizers: ["sgd"], iterations: 9 });
    expect(tuning).not.toHaveProperty("heldOut");
  });

  it("keeps no curves", async () => {
    const spec = { functions: ["booth"], optimizers: ["sgd"], iterations: 50, path: true };
    const { results } = await search(spec, { trials: 2 });
    for (const one of results) {
      expect(one.curve.step).toHaveLength(1);
      expect(one).not.toHaveProperty("path");
    }
  });

  it("with few iterations costs less by successive halving, and ends with whole runs", async () => {
    const spec = { functions: ["anisotropic"], optimizers: ["sgd"], iterations: 270 };
    const { trials, tuning } = await search(spec, { method: "halving", trials: 25 });
    const lengths = trials.map(({ settings }) => settings?.iterations ?? 270);
    expect(lengths).toEqual([
      ...Array<number>(25).fill(30),
      ...Array<number>(9).fill(90),
      ...Array<number>(3).fill(270),
    ]);
    const whole = trials.slice(-3).map(({ optimizer }) => optimizer);
    expect(whole).toContain(tuning.optimizers[0].chosen);
    expect(tuning.optimizers[0].trials).toBe(25);
  });
});
