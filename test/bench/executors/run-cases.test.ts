import { describe, expect, it } from "vitest";
import { builtins } from "../../../src/bench/builtins.js";
import { execute } from "../../../src/bench/execute.js";
import { runCases } from "../../../src/bench/executors/run-cases.js";
import { defineFunction } from "../../../src/core/define.js";
import { planRun, type Plan } from "../../../src/plan/plan.js";
import type { CaseResult } from "../../../src/records/results.js";

const catalogue = builtins();
/** What can be run together and what cannot, in turns, on functions of which one is noisy. */
const mixed = planRun(
  {
    functions: ["rosenbrock", "ackley+noise:sigma=0.1", "himmelblau:dim=2"],
    optimizers: [
      "adam:lr=0.1",
      "bfgs",
      "sgd:lr=1e-3+plateau",
      "rmsprop:lr=0.01+cosine",
      "sgd:lr=5",
    ],
    starts: ["default", "random@9"],
    seeds: [1, 2],
    iterations: 120,
  },
  catalogue,
  1000,
);

interface Asked {
  readonly isInterrupted?: (given: number) => boolean;
  readonly now?: () => number;
}

/** The results, and in what portions cases were run: places of single ones, null for several. */
async function collect(plan: Plan, { isInterrupted = () => false, now = () => 0 }: Asked = {}) {
  const results: CaseResult[] = [];
  const portions: (number | null)[] = [];
  const outside = {
    catalogue,
    now,
    isInterrupted: () => isInterrupted(results.length),
    onNext: (place: number | null) => void portions.push(place),
  };
  for await (const one of runCases(plan, outside)) results.push(one);
  return { results, portions };
}

const alone = ({ cases, settings }: Plan) =>
  [...cases].map((one) => execute(one, settings, catalogue));

describe("the cases of a plan", () => {
  it("come in its order and as if each were alone, however they are run", async () => {
    const { results, portions } = await collect(mixed);
    expect(JSON.stringify(results)).toBe(JSON.stringify(alone(mixed)));
    expect(portions.filter((place) => place === null).length).toBeGreaterThan(10);
    // no place is run twice but those that outlive the others
    const singles = portions.filter((place) => place !== null);
    expect(new Set(singles).size).toBe(singles.length);
  });

  it("are run one by one where they take long", async () => {
    let ms = 0;
    const { results, portions } = await collect(mixed, { now: () => (ms += 100) });
    expect(portions).toEqual([...mixed.cases].map((_, place) => place));
    expect(results).toHaveLength(portions.length);
  });

  it("with settings of their own are run with those", async () => {
    const cases = [...mixed.cases].map((one, k) => ({
      ...one,
      settings: { iterations: 40 + 40 * (k % 3) },
    }));
    const plan = { ...mixed, cases };
    const { results } = await collect(plan);
    expect(JSON.stringify(results)).toBe(JSON.stringify(alone(plan)));
  });

  it("are the first of them when they are interrupted", async () => {
    for (const count of [1, 2, 7, 40]) {
      const { results } = await collect(mixed, { isInterrupted: (given) => given >= count });
      expect(results.map(({ id }) => id)).toEqual(
        [...mixed.cases].slice(0, count).map(({ id }) => id),
      );
    }
  });

  it("that throw together are run one by one, and only those end in error that throw", async () => {
    const steep = defineFunction({
      id: "steep",
      title: "Throws far out",
      dim: { max: 1 },
      start: () => Float64Array.of(1),
      create: () => ({
        dim: 1,
        valueAndGradient(x, g) {
          if (x[0] > 3) throw new Error("too far");
          g[0] = 2 * x[0];
          return x[0] * x[0];
        },
      }),
    });
    const own = catalogue.with({ functions: [steep] });
    const plan = planRun(
      { functions: ["steep"], optimizers: ["sgd"], starts: ["random@30"], iterations: 20 },
      own,
    );
    const results: CaseResult[] = [];
    const outside = { catalogue: own, now: () => 0, isInterrupted: () => false };
    for await (const one of runCases(plan, outside)) results.push(one);
    const errors = results.filter(({ status }) => status === "error");
    expect(errors.length).toBe(results.filter(({ start }) => start[0] > 3).length);
    expect(errors[0].message).toBe("too far");
  });
});
