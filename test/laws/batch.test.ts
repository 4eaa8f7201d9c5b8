import { toCaseResult } from "../../src/bench/case-result.js";
import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { execute, resolveCase } from "../../src/bench/execute.js";
import { canBatch, lanesFor, startBatch } from "../../src/bench/start-batch.js";
import { isCoordinatewise } from "../../src/core/is-coordinatewise.js";
import { completeParams } from "../../src/core/params.js";
import { planRun, type Plan, type RunSpec } from "../../src/plan/plan.js";
import type { CaseResult } from "../../src/records/results.js";
import { STATUSES } from "../../src/records/results.js";

const catalogue = builtins();

/** Of which some diverge, one stands at the minimum, one beside it, one is where f is not finite. */
const STARTS = [
  [1, 1],
  [-1.2, 1],
  [1e7, -1e7],
  [1e-7, 0],
  [1.0000001, 1],
  [5, 5],
  [1e155, 1],
];

/** So many of them, moved a little from one round to the next. */
function starts(count: number): number[][] {
  return Array.from({ length: count }, (_, k) => {
    const [x, y] = STARTS[k % STARTS.length];
    return [x, y + Math.floor(k / STARTS.length) / 64];
  });
}

/** What a batch of the cases comes to; null for one that was left. */
function batched({ settings, ...plan }: Plan): (CaseResult | null)[] {
  const cases = [...plan.cases];
  const named = cases.map((one) => resolveCase(one, catalogue));
  expect(canBatch(named[0], settings), cases[0].id).toBe(true);
  const batch = startBatch(named, settings);
  while (!batch.advance(7));
  return batch.results().map((result, k) => result && toCaseResult(cases[k], settings, result));
}

/** Holds a batch to what its cases come to one by one, which is returned. */
function expectSame(spec: Partial<RunSpec>, settings: object = {}): readonly CaseResult[] {
  const plan = planRun(
    { functions: ["rosenbrock"], optimizers: ["adam:lr=0.1"], starts: starts(7), ...spec },
    catalogue,
    1000,
  );
  const whole = { ...plan, settings: { ...plan.settings, ...settings } };
  const alone = [...whole.cases].map((one) => execute(one, whole.settings, catalogue));
  const together = batched(whole);
  const finished = together.map((one, k) => one ?? alone[k]);
  expect(JSON.stringify(finished), alone[0].id).toBe(JSON.stringify(alone));
  // few are left: those that outlive most of the others
  expect(together.filter((one) => one === null).length).toBeLessThanOrEqual(alone.length / 2);
  return alone;
}

const statuses = (found: readonly CaseResult[]) => new Set(found.map(({ status }) => status));

const coordinatewise = catalogue.optimizers.filter((one) =>
  isCoordinatewise(one, completeParams(one.id, one.params, {})),
);

describe.each([
  [1, 60],
  [2, 60],
  [7, 130],
  [256, 12],
])("a batch of %i lanes", (count, iterations) => {
  it.each(coordinatewise.map(({ id }) => id))("is that many runs of %s", (id) => {
    const found = expectSame({ optimizers: [id], starts: starts(count), iterations });
    expect(found[0].steps).toBe(0);
    if (count > 6) expect(statuses(found)).toContain("diverged");
  });
});

describe("a batch", () => {
  it.each<[string, Partial<RunSpec>, object?]>([
    ["judged by the gradient", { metric: "gradient", tolerance: 1e-2 }],
    ["judged by the distance", { metric: "distance", tolerance: 0.3 }],
    ["that ends at the target", { stopAtTarget: true, tolerance: 0.5, iterations: 400 }],
    ["with the ladder of targets", { ladder: true, iterations: 400 }],
    ["with a further column", { curveMetric: "distance", iterations: 300 }],
    ["within a budget of evaluations", { maxEvaluations: 50 }],
    ["within one evaluation", { maxEvaluations: 1 }],
    ["whose budgets are the same", { maxEvaluations: 40, iterations: 40 }],
    ["of one iteration", { iterations: 1 }],
    ["whose curve is thinned", { iterations: 5000 }],
    ["that stalls", { optimizers: ["sgd:lr=1e-30"], iterations: 300 }],
    ["that does not move", { optimizers: ["sgd:lr=1e-300"], iterations: 5 }],
    ["that shrinks to nothing", { functions: ["isotropic"], optimizers: ["momentum:lr=0.5"] }],
    ["of trials", { iterations: 300 }, { trial: true }],
    ["with noise", { functions: ["rosenbrock+noise:sigma=0.5:on=both"], iterations: 60 }],
    ["with masks", { functions: ["rosenbrock+noise:mask=0.5"], iterations: 60 }],
    ["of a turned function", { functions: ["rosenbrock+rotate+shift"], iterations: 60 }],
    ["without a known minimum", { functions: ["monkey-saddle"], iterations: 60 }],
    ["kept inside", { functions: ["mccormick"], optimizers: ["adam:lr=0.5+project"] }],
    ["with an answer kept inside", { functions: ["mccormick"], optimizers: ["asgd+project"] }],
    ["in ten dimensions", { functions: ["rosenbrock:dim=10"], starts: ["random@9"] }],
  ])("%s is that many runs", (_name, spec, settings) => {
    expectSame({ iterations: 200, ...spec }, settings);
  });

  it("has met every way in which such a run can end", () => {
    const found = [
      ...expectSame({ iterations: 3000, stopAtTarget: true }),
      ...expectSame({ optimizers: ["sgd:lr=1e-30"], iterations: 300 }),
      ...expectSame({
        functions: ["schwefel"],
        optimizers: ["sgd:lr=1"],
        // below the minimum of the box from the first, after some steps, and never
        starts: [[1201, 1201], [1100, 1100], ...starts(7)],
      }),
    ];
    const others = new Set(["timeout", "error", "skipped"]);
    expect([...statuses(found)].toSorted()).toEqual(
      STATUSES.filter((one) => !others.has(one)).toSorted(),
    );
  });

  it.each([
    "weight-decay:rate=0.1",
    "weight-decay:rate=0.1:form=coupled",
    "clip:value=0.5",
    "lookahead",
    "ema:decay=0.9",
    "cautious:scale=none",
    "maximize",
    "clip:value=1+ema:decay=0.5+project",
  ])("of a method with %s is that many runs", (modifier) => {
    expectSame({ optimizers: [`adam:lr=0.1+${modifier}`], iterations: 60 });
  });

  const schedules = catalogue.schedules.filter(({ looksAtValue }) => looksAtValue !== true);
  it.each(schedules.map(({ id }) => id))("at a rate by %s is that many runs", (id) => {
    const { join, params } = schedules.find((one) => one.id === id)!;
    const places = "boundaries" in params ? "boundaries" : "milestones";
    const parts = join === undefined ? id : `constant+cosine+${id}:${places}=20`;
    expectSame({ optimizers: [`adam:lr=0.1+${parts}`], iterations: 50 });
  });

  it.each(catalogue.functions.map(({ id }) => id))("on %s is that many runs", (id) => {
    const { dimension } = planRun({ functions: [id], optimizers: ["adam"] }, catalogue).cases.at(
      0,
    )!;
    if (lanesFor(dimension) < 2) return;
    const far = Array.from({ length: dimension }, (_, i) => (i % 2 === 0 ? 3e8 : -2));
    expectSame({ functions: [id], starts: ["default", "random@2", far], iterations: 40 });
  });
});

describe("cases that depend on more than their coordinates", () => {
  it.each<[string, Partial<RunSpec>]>([
    ["line searches", { optimizers: ["bfgs"] }],
    ["Polyak's step", { optimizers: ["polyak"] }],
    ["a clipped norm", { optimizers: ["adam+clip:norm=1"] }],
    ["caution by the mean", { optimizers: ["adam+cautious"] }],
    ["a rate that looks at f", { optimizers: ["adam+plateau"] }],
    ["a time limit", { timeout: 60 }],
    ["paths", { path: true }],
    ["restarts", { restarts: true }],
    ["logs", { log: true }],
    ["many dimensions", { functions: ["rosenbrock:dim=1000"] }],
  ])("are run one by one: %s", (_name, spec) => {
    const plan = planRun({ functions: ["booth"], optimizers: ["adam"], ...spec }, catalogue);
    expect(canBatch(resolveCase(plan.cases.at(0)!, catalogue), plan.settings)).toBe(false);
  });
});
