import { describe, expect, it } from "vitest";
import { builtins } from "../../src/bench/builtins.js";
import { limitExceeded } from "../../src/bench/stability.js";
import { completeParams } from "../../src/core/params.js";
import type { AnyFunction } from "../../src/core/definition.js";
import type { Objective } from "../../src/core/types.js";
import { functions } from "../../src/functions/index.js";
import { minimize } from "../../src/library/minimize.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";

const catalogue = builtins();
const optimizerOf = (spec: string) => resolveOptimizers(parseItem(spec), catalogue)[0];
const functionOf = (spec: string) => resolveFunctions(parseItem(spec), catalogue)[0];
const limit = (optimizer: string, fn = "anisotropic") =>
  limitExceeded(optimizerOf(optimizer), functionOf(fn));

describe("the learning rate up to which a method is stable on a quadratic", () => {
  // one coordinate with L = 1; 4 % off the limit, 3000 updates tell growth from decay
  it.each([
    "sgd",
    "sgd:momentum=0.9",
    "sgd:momentum=0.9:dampening=0.5",
    "sgd:momentum=0.9:nesterov",
    "sgd:momentum=0.8:dampening=0.5:nesterov",
    "momentum",
    "momentum:momentum=0.5:nesterov",
    "nesterov",
    "nesterov:momentum=0.3",
    "qhm",
    "qhm:momentum=0.9:nu=1",
    "qhm:momentum=0.9:nu=0",
    "torch/sgd:momentum=0.9:nesterov",
    "keras/sgd:momentum=0.9",
    "optax/sgd:momentum=0.9:nesterov",
    "book/momentum",
  ])("is where %s turns from falling to growing", (spec) => {
    const { definition, values } = optimizerOf(spec);
    const factor = definition.stability!(values)!;
    const rate = definition.id.match(/^(keras|optax)/) ? "learning-rate" : "lr";
    const at = (lr: number) =>
      minimize("quadratic:dim=1", `${spec}:${rate}=${lr}`, { iterations: 3000 });
    expect(at(0.96 * factor).status).not.toBe("diverged");
    expect(at(0.96 * factor).final.gap).toBeLessThan(1e-6);
    expect(at(1.04 * factor).status).toBe("diverged");
  });

  it("is known of the methods named here, and of what libraries call them", () => {
    const known = catalogue.optimizers.filter((one) => one.stability !== undefined);
    const own = known.filter(({ id }) => !id.includes("/"));
    expect(own.map(({ id }) => id)).toEqual(["sgd", "momentum", "nesterov", "qhm"]);
  });
});

describe("a learning rate above the limit", () => {
  it("is found, with the limit", () => {
    expect(limit("sgd:lr=1.1")).toEqual({ lr: 1.1, factor: 2, curvature: 2 });
    expect(limit("momentum:lr=2", "quadratic")).toMatchObject({ factor: 3.8, curvature: 1e4 });
    expect(limit("torch/sgd:lr=1.1")).toMatchObject({ factor: 2 });
    expect(limit("sgd:lr=1")).toBeNull();
  });

  it.each([
    ["of a method without a known limit", "adam:lr=9", "anisotropic"],
    ["under a schedule, which may lower it", "sgd:lr=1.1+cosine", "anisotropic"],
    ["behind a modifier, which may cut the step", "sgd:lr=1.1+clip:norm=1", "anisotropic"],
    ["with weight decay, which adds to the curvature", "sgd:lr=9:weight-decay=1", "anisotropic"],
    ["behind a library's clipping", "keras/sgd:learning-rate=9:clipnorm=1", "anisotropic"],
    ["on what is not a quadratic", "sgd:lr=9", "rosenbrock"],
    ["on a transformed quadratic", "sgd:lr=9", "anisotropic+scale:value=0.01"],
  ])("is not spoken of %s", (_, optimizer, fn) => {
    expect(limit(optimizer, fn)).toBeNull();
  });
});

describe("the largest curvature that a function states", () => {
  const stated = (functions as readonly AnyFunction[]).filter(
    (f) => f.largestCurvature !== undefined,
  );
  const dimensions = ({ dim: { min, max, default: usual } }: AnyFunction) =>
    [...new Set([min, usual, 7])].filter((n) => n <= max);
  const instances = stated.flatMap((f) =>
    dimensions(f).flatMap((n) =>
      ("cond" in f.params ? [{}, { cond: 7 }] : [{}]).map(
        (given) => [f.id, n, completeParams(f.id, f.params, given), f] as const,
      ),
    ),
  );

  it("is stated of every quadratic", () => {
    expect(stated.map(({ id }) => id).sort()).toEqual(
      "anisotropic booth isotropic matyas nesterov-chain quadratic sum-squares trid".split(" "),
    );
  });

  it.each(instances)("%s, n = %i, %j: that of the power method", (_id, n, params, f) => {
    const objective = f.create(n, params) as Objective;
    let v = Float64Array.from(
      { length: n },
      (_, i) => (i % 2 === 0 ? 1 : -1) * (1 + ((7 * i) % 5)),
    );
    const product = new Float64Array(n);
    let length = 0;
    for (let k = 0; k < 3000; k++) {
      objective.hessianVector!(new Float64Array(n), v, product);
      length = Math.hypot(...product);
      v = product.map((pi) => pi / length);
    }
    // 3000 rounds leave less than (λ₂/λ₁)^6000 of the next eigenvalue
    expect(length / f.largestCurvature!(n, params)).toBeCloseTo(1, 9);
  });
});
