import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { bindOptimizer, baseRate } from "../../src/bench/bind.js";
import { CountingOracle } from "../../src/run/oracle.js";
import { dialects } from "../../src/dialects/index.js";
import { linkDialect } from "../../src/dialects/link.js";
import { modifiers } from "../../src/modifiers/index.js";
import { optimizers } from "../../src/optimizers/index.js";
import { schedules } from "../../src/schedules/index.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveOptimizers } from "../../src/plan/resolve.js";
import { objectiveOf } from "../optimizers/probe.js";

const catalogue = builtins();
const targets = { optimizers, schedules, modifiers };

/** The first iterates of a spec on f = x² + y². */
function path(spec: string, steps = 3): number[][] {
  const [optimizer] = resolveOptimizers(parseItem(spec), catalogue);
  const oracle = new CountingOracle(objectiveOf("isotropic"), null);
  const method = bindOptimizer(optimizer, 2, oracle);
  const [x, g] = [Float64Array.of(-7, 2), new Float64Array(2)];
  return Array.from({ length: steps }, (_, k) => {
    oracle.begin(x, g);
    method.step(x, g, baseRate(optimizer), k + 1);
    return Array.from(x);
  });
}

describe("the names of a library", () => {
  it.each([
    ["torch/LBFGS", "torch/lbfgs"],
    ["keras/ScheduleFreeAdamW", "keras/schedule-free-adamw"],
    ["optax/schedule_free_adamw", "optax/schedule-free-adamw"],
    ["optax/optimistic_gradient_descent", "optax/optimistic-gd"],
  ])("are found as the library writes them: %s", (typed, id) => {
    expect(catalogue.optimizer(typed).id).toBe(id);
  });

  it.each([
    ["torch/adam:betas=0.8/0.99", "torch/adam:beta1=0.8:beta2=0.99"],
    ["torch/adam(lr=0.1, betas=(0.8, 0.99))", "torch/adam:lr=0.1:beta1=0.8:beta2=0.99"],
    ["torch/adam:betas=[0.8,0.99]", "torch/adam:beta1=0.8:beta2=0.99"],
    ["adan:betas=0.9/0.8/0.7", "adan:beta1=0.9:beta2=0.8:beta3=0.7"],
    ["optax/prodigy(betas=(0.8, 0.99))", "optax/prodigy:beta1=0.8:beta2=0.99"],
    ["prodigy:betas=0.8/0.99/0.9", "prodigy:beta1=0.8:beta2=0.99:beta3=0.9"],
    ["torch/rprop:etas=(0.4, 1.3)", "torch/rprop:eta-minus=0.4:eta-plus=1.3"],
    ["torch/rprop:step_sizes=1e-5/10", "torch/rprop:step-min=1e-5:step-max=10"],
    ["torch/rprop:stepSizes=1e-5/10", "torch/rprop:step-min=1e-5:step-max=10"],
    ["qhadam:nus=0.6/0.9", "qhadam:nu1=0.6:nu2=0.9"],
  ])("may be those of a tuple: %s is %s", (typed, parts) => {
    const [whole, apart] = [typed, parts].map((text) =>
      resolveOptimizers(parseItem(text), catalogue),
    );
    expect(whole).toHaveLength(1);
    expect(whole[0].id).toBe(apart[0].id);
    expect(whole[0].id).not.toBe(apart[0].definition.id);
  });

  it.each([
    [
      "torch/adam:betas=0.9",
      "torch/adam: betas has 2 parts: betas=…/…, or each alone, as beta1=…:beta2=…",
    ],
    ["adan:betas=0.98/0.9", "adan: betas has 3 parts: betas=…/…/…, or each alone, as beta1=…:"],
    ["prodigy:betas=0.9", "prodigy: betas has 2 or 3 parts: betas=…/…/…, or each alone"],
    ["torch/adam:betas", "betas has 2 parts"],
    ["torch/adam:betas=0.8..0.9", "betas has 2 parts"],
    ["torch/adam:betas=0.8/0.9/0.99", "betas has 2 parts"],
    ["torch/adam:betas=0.8/0.9:beta2=0.9", "torch/adam: beta2 is given twice"],
    ["torch/adam:betas=0.8/1.5", "torch/adam: beta2 = 1.5 is outside [0, 1)"],
    ["torch/sgd:betas=0.9/0.8", "torch/sgd has no parameter 'betas'.  it has: lr,"],
  ])("and %s is refused", (typed, message) => {
    expect(() => resolveOptimizers(parseItem(typed), catalogue)).toThrow(message);
  });

  it("leave a parameter that is a list as it is", () => {
    expect(resolveOptimizers(parseItem("aggmo:betas=0/0.5"), catalogue)[0].values.betas).toEqual([
      0, 0.5,
    ]);
  });

  it("are those of its schedules too", () => {
    expect(catalogue.afterPlus("torch/CosineAnnealingLR").id).toBe("torch/cosine-annealing-lr");
    expect(catalogue.afterPlus("optax/warmup_cosine_decay_schedule").id).toBe(
      "optax/warmup-cosine-decay-schedule",
    );
  });

  it("are those of its parameters, in any case", () => {
    expect(path("keras/adam:learning_rate=0.1:beta_1=0.5")).toEqual(
      path("adam:lr=0.1:beta1=0.5:eps=1e-7:eps-form=hat"),
    );
  });

  it("do not include ours", () => {
    expect(() => path("torch/rmsprop:decay=0.9")).toThrow(
      "torch/rmsprop has no parameter 'decay'.",
    );
  });
});

describe("an entry of a dialect", () => {
  it("says which item of ours it stands for", () => {
    const { mapsTo } = catalogue.optimizer("keras/adam");
    expect(mapsTo).toBe("adam:eps=1e-7:eps-form=hat");
    expect(path(mapsTo!)).toEqual(path("keras/adam"));
  });

  it("has every default of its library, whatever ours is", () => {
    expect(catalogue.optimizer("torch/adamw").params.weightDecay.default).toBe(0.01);
    expect(catalogue.optimizer("keras/adamw").params.weightDecay.default).toBe(0.004);
    expect(catalogue.optimizer("optax/adamw").params.weightDecay.default).toBe(1e-4);
  });

  it("shows schedules the learning rate under its own name", () => {
    expect(catalogue.optimizer("keras/adam").lrKey).toBe("learningRate");
    expect(catalogue.optimizer("optax/polyak-sgd").lrKey).toBe("scaling");
    expect(catalogue.optimizer("torch/rprop").lrKey).toBeNull();
  });

  it("includes modifiers, where its library has them by default", () => {
    expect(catalogue.optimizer("optax/adamaxw").mapsTo).toBe("adamax+weight-decay:rate=0.0001");
  });

  it.each(dialects.flatMap((d) => Object.keys(d.optimizers).map((row) => `${d.id}/${row}`)))(
    "runs as the item that it maps to: %s",
    (id) => {
      expect(path(id)).toEqual(path(catalogue.optimizer(id).mapsTo!));
    },
  );
});

describe("weight decay and maximize, put around a method", () => {
  it("add wd·x to the gradient in torch", () => {
    expect(path("torch/adam:lr=0.1:weight_decay=0.5")).toEqual(
      path("adam:lr=0.1+weight-decay:rate=0.5:form=coupled"),
    );
  });

  it("shrink x by lr·wd before the step in Keras", () => {
    expect(path("keras/sgd:learning_rate=0.1:weight_decay=0.5", 1)).toEqual([
      [-7 * (1 - 0.1 * 0.5) + 0.1 * 14, 2 * (1 - 0.1 * 0.5) - 0.1 * 4],
    ]);
  });

  it("turn the gradient over before the decay is added", () => {
    // −g + wd·x, and a step against it
    expect(path("torch/sgd:lr=0.1:maximize:weight_decay=0.5", 1)).toEqual([
      [-7 - 0.1 * (14 + 0.5 * -7), 2 - 0.1 * (-4 + 0.5 * 2)],
    ]);
  });

  it("clip before either, in Keras", () => {
    const [[x, y]] = path("keras/sgd:learning_rate=1:clipnorm=1", 1);
    // the step has the length of the clipped gradient: nothing is added to the norm
    expect(Math.hypot(x + 7, y - 2)).toBeCloseTo(1, 14);
  });

  it.each(["adam", "nadam", "radam"])("torch/%s decays as AdamW does when told so", (id) => {
    const told = path(`torch/${id}:lr=0.1:weight_decay=0.1:decoupled_weight_decay`);
    expect(told).toEqual(path(`torch/${id}:lr=0.1+weight-decay:rate=0.1:form=decoupled`));
    expect(told).not.toEqual(path(`torch/${id}:lr=0.1:weight_decay=0.1`));
    // without a rate there is nothing to decouple
    expect(path(`torch/${id}:decoupled_weight_decay`)).toEqual(path(`torch/${id}`));
  });

  it("global_clipnorm of Keras is clipnorm, as x is one variable", () => {
    const clipped = path("keras/sgd:learning_rate=0.1:global_clipnorm=1");
    expect(clipped).toEqual(path("keras/sgd:learning_rate=0.1:clipnorm=1"));
    expect(clipped).not.toEqual(path("keras/sgd:learning_rate=0.1"));
  });
});

describe("a table that cannot be", () => {
  const table = (optimizer: object) => ({
    id: "lab",
    title: "A laboratory",
    optimizers: { row: { name: "lab.Row", to: "sgd", params: {}, ...optimizer } },
    schedules: {},
  });

  it("is refused where it names a method that there is not", () => {
    expect(() => linkDialect(table({ to: "magic" }), targets)).toThrow(
      "a dialect names 'magic', which is not in the catalogue",
    );
  });

  it("is refused, when it is looked at, where it names a parameter that there is not", () => {
    const { optimizers: rows } = linkDialect(table({ params: { lr: "rate" } }), targets);
    expect(() => rows[0].params).toThrow("lab.Row: there is no rate");
  });
});

describe("where two libraries have the same method", () => {
  const rows = dialects.flatMap(({ id, optimizers: of }) =>
    Object.entries(of).map(([name, row]) => ({ id: `${id}/${name}`, dialect: id, row })),
  );
  const shared = rows.filter(({ dialect, row: { to } }) =>
    rows.some((other) => other.row.to === to && other.dialect !== dialect),
  );

  it.each(shared.map(({ id, row }) => [id, row] as const))(
    "%s says in what it differs from the others",
    (_, { note }) => expect(note).toMatch(/torch|Keras|optax|book|librar|lucidrains|jettify/),
  );

  it("is a matter of most of the names that people know", () => {
    expect(shared.length).toBeGreaterThan(35);
  });
});
