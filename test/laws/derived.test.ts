import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { resolveCase } from "../../src/bench/execute.js";
import { traceCase } from "../../src/bench/trace.js";
import type { OptimizerDefinition } from "../../src/core/definition.js";
import type { NamedValues, Optimizer, Vec } from "../../src/core/types.js";
import { Catalogue } from "../../src/plan/catalogue.js";
import { planRun } from "../../src/plan/plan.js";
import type { CaseTrace, Recorded, RecordedValues } from "../../src/records/trace.js";

/** One coordinate of an update: what stands in the trace, by name, and what stood there before. */
interface Seen {
  readonly now: (name: string) => number;
  readonly before: (name: string) => number;
  readonly x: number;
  readonly g: number;
  readonly lr: number;
  /** Δx. */
  readonly dx: number;
}

/** The two sides of an equation of the rule, written with the derived values. */
type Equation = (seen: Seen) => readonly [shown: number, expected: number];

const byMHat: Equation = ({ now, dx }) => [dx, -now("η") * now("m̂")];
const byG: Equation = ({ now, dx, g }) => [dx, -now("η") * g];
const toZ: Equation = ({ now, before, x, dx }) => [
  // y = z + 0.9·(x − z), the answer x moving to z by the share c
  x + dx,
  now("z") + 0.9 * (before("x") + now("c") * (now("z") - before("x")) - now("z")),
];
/** The average of λ·g with β₁ = 0.9. */
const ofLambda: Equation = ({ now, before, g }) => [
  now("m"),
  0.9 * before("m") + 0.1 * now("λ") * g,
];

/** What the derived values of each method must give. */
const EQUATIONS: Readonly<Record<string, { readonly of?: string; readonly holds: Equation }>> = {
  adam: { holds: byMHat },
  adamw: { of: "adamw:weight-decay=0", holds: byMHat },
  adabelief: { holds: byMHat },
  adabound: { holds: ({ now, dx }) => [dx, -now("η") * now("m")] },
  adadelta: { holds: byG },
  adagrad: { holds: byG },
  adamax: { holds: byMHat },
  adan: { holds: ({ now, dx }) => [dx, -now("η") * (now("m̂") + 0.92 * now("d̂"))] },
  ademamix: { holds: ({ now, dx }) => [dx, -now("η") * (now("m̂") + now("α") * now("s"))] },
  "dadapt-adagrad": { holds: ({ now, before, g }) => [now("s"), before("s") + now("λ") * g] },
  "dadapt-adam": { holds: ofLambda },
  "dadapt-adan": {
    holds: ({ now, before, g }) => [now("m"), 0.98 * before("m") + 0.02 * now("λ") * g],
  },
  "dadapt-lion": {
    holds: ({ now, before, g }) => [now("m"), 0.99 * before("m") + 0.01 * now("λ") * g],
  },
  "dadapt-sgd": { holds: ({ now, before, g }) => [now("s"), before("s") + now("λ") * g] },
  diffgrad: {
    holds: ({ now, before, dx, g }) => {
      const friction = 1 / (1 + Math.exp(-Math.abs(before("gBefore") - g)));
      return [dx, (-now("α") * friction * now("m")) / (Math.sqrt(now("v")) + 1e-8)];
    },
  },
  dog: { holds: byG },
  dowg: { holds: byG },
  ftrl: { holds: ({ now, x, dx }) => [x + dx, -now("η") * now("z")] },
  lamb: { holds: ({ now, dx, lr }) => [dx, -lr * now("ratio") * now("u")] },
  laprop: { holds: ({ now, dx }) => [dx, -now("m̂")] },
  lars: {
    holds: ({ now, before, lr }) => [now("b"), 0.9 * before("b") + lr * now("ratio") * now("u")],
  },
  madgrad: { holds: ({ now, before, g }) => [now("s"), before("s") + now("λ") * g] },
  momo: { holds: ({ now, dx }) => [dx, -now("η") * now("d")] },
  nadam: {
    holds: ({ now, before, dx, g }) => {
      const [own, ahead] = [1 - before("μ"), now("μ") / (1 - now("Πμ") * now("μ"))];
      return [dx, -now("η") * (ahead * now("m") + (own / (1 - now("Πμ"))) * g)];
    },
  },
  novograd: { of: "novograd:bias-correction", holds: ({ now, dx }) => [dx, -now("η") * now("m")] },
  polyak: { holds: byG },
  prodigy: {
    holds: ({ now, dx }) => [dx, (-now("λ") * now("m")) / (Math.sqrt(now("v")) + now("d") * 1e-8)],
  },
  qhadam: { holds: ({ now, dx, g }) => [dx, -now("η") * (0.7 * now("m̂") + 0.3 * g)] },
  radam: { holds: byMHat },
  rmsprop: { holds: byG },
  "schedule-free-adamw": { holds: toZ },
  "schedule-free-radam": { holds: toZ },
  "schedule-free-sgd": { of: "schedule-free-sgd:lr=0.01", holds: toZ },
  "stable-adamw": {
    of: "stable-adamw:weight-decay=0",
    holds: ({ now, dx }) => [dx, (-now("η") * now("m")) / (Math.sqrt(now("v")) + 1e-8)],
  },
  swats: {
    // far from settled it would stay with Adam
    of: "swats:lr=0.1:rtol=1",
    // the step that learns Λ is still Adam's
    holds: ({ now, dx }) => [dx, now("b") === 0 ? NaN : -0.1 * now("Λ") * now("b")],
  },
  yogi: { holds: byMHat },
};

/** The forms that compute in another way, with the same equation. */
const FORMS: readonly (readonly [form: string, method: string])[] = [
  ["adam:nesterov", "adam"],
  ["adam:amsgrad", "adam"],
  ["adam:amsgrad:max-of=corrected", "adam"],
  ["adam:eps-form=hat", "adam"],
  ["adam:no-bias-correction1:no-bias-correction2", "adam"],
  ["adabelief:rectify", "adabelief"],
  ["adabelief:nesterov", "adabelief"],
  ["adabound:amsgrad", "adabound"],
  ["adagrad:eps-form=inside:lr-decay=0.1", "adagrad"],
  ["radam:nesterov", "radam"],
  ["rmsprop:centered:bias-correction", "rmsprop"],
  ["rmsprop:eps-form=inside", "rmsprop"],
  ["dog:init-step=learning-rate", "dog"],
  ["lamb:weight-decay=0.1", "lamb"],
  ["adam+clip:norm=0.1", "adam"],
  ["adam+maximize", "adam"],
  ["torch/adam", "adam"],
  ["keras/adam", "adam"],
  ["keras/nadam", "nadam"],
  ["keras/adagrad", "adagrad"],
  ["keras/adadelta", "adadelta"],
  ["optax/adam", "adam"],
  ["optax/adabelief", "adabelief"],
];

const catalogue = builtins();
const STEPS = 25;

function traceOf(optimizer: string, from = catalogue): CaseTrace {
  const spec = { functions: ["beale"], optimizers: [optimizer], iterations: STEPS };
  const { cases, settings } = planRun(spec, from);
  return traceCase(resolveCase(cases.at(0)!, from), settings, { from: 0, every: 1 });
}

/** How many equations a trace has, and those that do not hold. */
function checked({ steps }: CaseTrace, holds: Equation) {
  const broken: string[] = [];
  let count = 0;
  steps.forEach((step, k) => {
    const now: RecordedValues = { ...step.state, ...step.derived };
    const last: RecordedValues = k === 0 ? {} : { ...steps[k - 1].state };
    for (let i = 0; i < step.x.length; i++) {
      const x = step.x[i]!;
      const values = [x, step.g[i]!, step.lr!, step.dx[i]!] as const;
      const seen: Seen = {
        now: (name) => coordinate(now[name], i),
        before: (name) => (k === 0 ? first(name, x) : coordinate(last[name], i)),
        x: values[0],
        g: values[1],
        lr: values[2],
        dx: values[3],
      };
      const [shown, expected] = holds(seen);
      if (Number.isNaN(expected)) continue;
      count++;
      // Δx has the rounding of x, and the sums here are in another order than those of the method
      const allowed = 1e-11 * Math.abs(expected) + 8 * Number.EPSILON * Math.abs(x);
      if (!(Math.abs(shown - expected) <= allowed))
        broken.push(`t ${step.t}, ${i}: ${shown}, not ${expected}`);
    }
  });
  return { count, broken };
}

/** Before the first step averages are 0, and the answer is the start. */
function first(name: string, x: number): number {
  return name === "x" ? x : name === "μ" ? NaN : 0;
}

function coordinate(value: RecordedValues[string] | undefined, i: number): number {
  const one = (Array.isArray(value) ? value[i] : value) as Recorded | undefined;
  return one ?? NaN;
}

describe("what a trace derives gives the update that is shown", () => {
  it.each(Object.entries(EQUATIONS))("%s", (id, { of = id, holds }) => {
    const { count, broken } = checked(traceOf(of), holds);
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(10);
  });

  it.each(FORMS)("%s", (form, method) => {
    const { count, broken } = checked(traceOf(form), EQUATIONS[method].holds);
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(10);
  });
});

describe("every method", () => {
  const own = catalogue.optimizers.filter(({ id }) => !id.includes("/"));

  it.each(own.map(({ id }) => id))(
    "%s derives what stands in the table, and nothing else",
    (id) => {
      const { steps } = traceOf(EQUATIONS[id]?.of ?? id);
      const derives = steps.some(({ derived }) => Object.keys(derived ?? {}).length > 0);
      expect(derives).toBe(id in EQUATIONS);
    },
  );

  it("that corrects the bias of an average derives what comes of it", () => {
    const corrects = own.filter(({ id }) =>
      Object.keys(traceOf(id).steps[0]?.state ?? {}).some((name) => /^β.*ᵗ$/.test(name)),
    );
    expect(corrects.length).toBeGreaterThan(10);
    expect(corrects.filter(({ id }) => !(id in EQUATIONS)).map(({ id }) => id)).toEqual([]);
  });
});

/** The method, but what it shows under a name is that of the step before. */
function stale(definition: OptimizerDefinition, name: string): OptimizerDefinition {
  return {
    ...definition,
    create(...made) {
      const inner = definition.create(...made);
      const shown = new Float64Array(made[0]);
      return {
        step(x: Vec, g: Vec, lr: number, t: number) {
          shown.set(inner.state!()[name] as Vec);
          inner.step(x, g, lr, t);
        },
        state: (): NamedValues => ({ ...inner.state!(), [name]: shown }),
        derived: (g, lr, t) => inner.derived!(g, lr, t),
      } satisfies Optimizer;
    },
  };
}

describe("a mutant that shows a buffer of the step before is seen", () => {
  it.each([
    ["adabound", "m"],
    ["stable-adamw", "m"],
    ["stable-adamw", "v"],
    ["momo", "d"],
    ["prodigy", "m"],
    ["lamb", "u"],
  ])("%s: %s", (id, name) => {
    const optimizers = catalogue.optimizers.map((one) => (one.id === id ? stale(one, name) : one));
    const { of = id, holds } = EQUATIONS[id];
    const { broken } = checked(traceOf(of, new Catalogue({ ...catalogue, optimizers })), holds);
    expect(broken.length).toBeGreaterThan(10);
  });
});
