import { describe, expect, it } from "vitest";
import { bindFunction, bindOptimizer } from "../../src/bench/bind.js";
import { builtins } from "../../src/bench/builtins.js";
import type { Objective, Vec } from "../../src/core/types.js";
import { cube, norm } from "../../src/core/vector.js";
import { functions } from "../../src/functions/index.js";
import { Run } from "../../src/run/run.js";
import { SETTINGS } from "../run/scripted.js";
import { parseItem } from "../../src/plan/grammar.js";
import { resolveFunctions, resolveOptimizers } from "../../src/plan/resolve.js";
import { objectiveOf, walk } from "./probe.js";
import { placeStart } from "../../src/plan/starts.js";

const METHODS = ["bfgs", "l-bfgs", "nonlinear-cg"];
const catalogue = builtins();
const resolved = functions.map(({ id }) => {
  const [fn] = resolveFunctions(parseItem(id), catalogue);
  return { ...fn, start: Float64Array.from(placeStart(fn, "default", 1).point) };
});

/** Those of BBOB have kinks, ridges and jumps in ∇f, on which a descent by lines may end. */
const smooth = resolved.filter(({ definition }) => definition.group !== "bbob");

/** A run until ‖∇f‖ ≤ 1e-5. */
function descend(method: string, objective: Objective, start: Vec, iterations: number) {
  const [optimizer] = resolveOptimizers(parseItem(method), catalogue);
  const run = new Run(
    {
      objective,
      optimum: null,
      domain: cube(-Infinity, Infinity, objective.dim),
      start: start.slice(),
      createOptimizer: (oracle) => bindOptimizer(optimizer, objective.dim, oracle),
      lr: 1,
      schedule: null,
    },
    { ...SETTINGS, metric: "gradient", tolerance: 1e-5, iterations, stopAtTarget: true },
  );
  run.advance(iterations);
  return run.result();
}

describe.each(METHODS)("%s", (method) => {
  it("comes to ‖∇f‖ ≤ 1e-5 within 1000 iterations on every function of the catalogue", () => {
    expect(smooth).toHaveLength(59);
    const missed = smooth.filter(
      (fn) => descend(method, bindFunction(fn), fn.start, 1000).status !== "reached",
    );
    expect(missed.map(({ id }) => id)).toEqual([]);
  });

  it("comes to 1e-14 on a quadratic, and to 1e-12 on a Rosenbrock function that is scaled", () => {
    const end = (spec: string, start: number[], steps: number) => {
      const objective = objectiveOf(spec);
      const { x } = walk(method, objective, start, steps);
      return objective.valueAndGradient(
        Float64Array.from(x[steps]),
        new Float64Array(start.length),
      );
    };
    expect(end("quadratic:dim=20", Array(20).fill(1), 700)).toBeLessThan(1e-14);
    expect(end("rosenbrock+scale:value=1e-6", [-1.2, 1], 100)).toBeLessThan(1e-18);
  });
});

/** a·f(x/b), whose minimisers are b times as far out. */
function scaled(objective: Objective, a: number, b: number): Objective {
  const at = new Float64Array(objective.dim);
  return {
    dim: objective.dim,
    valueAndGradient(x, g) {
      for (let i = 0; i < x.length; i++) at[i] = x[i] / b;
      const f = objective.valueAndGradient(at, g);
      for (let i = 0; i < x.length; i++) g[i] *= a / b;
      return a * f;
    },
  };
}

const BIG = 1 << 20;
const forms = [
  ...METHODS,
  "nonlinear-cg:beta=fr",
  "nonlinear-cg:beta=hs",
  "l-bfgs:line-search=none",
];

describe.each(forms)("%s does not depend on units", (method) => {
  it.each([
    ["f·2²⁰", BIG, 1],
    ["f·2⁻²⁰", 1 / BIG, 1],
    ["x·2²⁰", 1, BIG],
    ["x·2⁻²⁰", 1, 1 / BIG],
    ["both", 1 / BIG, BIG],
  ])("%s: the same iterates", (_, a, b) => {
    for (const fn of smooth) {
      const objective = bindFunction(fn);
      // at x = 0 with f = 0 nothing tells how long a step in x might be
      const isBlind = fn.start.every((xi) => xi === 0) && b !== 1;
      if (isBlind && objective.valueAndGradient(fn.start, new Float64Array(fn.dim)) === 0) continue;
      const path = walk(method, objective, Array.from(fn.start), 10);
      const far = walk(
        method,
        scaled(objective, a, b),
        Array.from(fn.start, (xi) => xi * b),
        10,
      );
      expect(far.evaluations, fn.id).toEqual(path.evaluations);
      path.x.forEach((x, t) => {
        const scale = 1e-12 * Math.max(...x.map(Math.abs));
        x.forEach((xi, i) =>
          // what overflows is not compared
          expect(Math.abs(far.x[t][i] / b - xi) > scale, `${fn.id} at step ${t}`).toBe(false),
        );
      });
    }
  });
});

function randomStarts(fn: (typeof resolved)[number], count: number): readonly Vec[] {
  return Array.from({ length: count }, (_, k) =>
    Float64Array.from(placeStart(fn, `random#${k + 1}`, 1).point),
  );
}

/** An objective that remembers whether it was asked at a point that is not finite. */
function watched(objective: Objective) {
  const seen = { notFinite: 0 };
  const watching: Objective = {
    dim: objective.dim,
    valueAndGradient(x, g) {
      if (!(norm(x) < Infinity)) seen.notFinite++;
      return objective.valueAndGradient(x, g);
    },
  };
  return { seen, watching };
}

/** f jumps at x₁ = 0, where the angle θ turns over: a minimum on the edge of the jump stops a descent. */
const JUMPS = ["helical-valley"];

/** What happens from 30 random starts of a function. */
function fromManyStarts(method: string, fn: (typeof resolved)[number]) {
  const ends = randomStarts(fn, 30).map((start) => {
    const { seen, watching } = watched(bindFunction(fn));
    const { status, final } = descend(method, watching, start, 100);
    return { ...seen, isFrozen: status === "stalled" && !(final.gradientNorm! <= 1e-2) };
  });
  return {
    id: fn.id,
    notFinite: ends.reduce((sum, end) => sum + end.notFinite, 0),
    isFrozen: ends.some((end) => end.isFrozen),
  };
}

describe("from 30 random starts on every function", () => {
  it.each(METHODS)(
    "%s asks for f at finite points alone, and gives up only where f jumps",
    (method) => {
      const ends = resolved.map((fn) => fromManyStarts(method, fn));
      expect(ends.filter(({ notFinite }) => notFinite > 0)).toEqual([]);
      const frozen = ends.filter(({ isFrozen }) => isFrozen).map(({ id }) => id);
      expect(frozen.filter((id) => smooth.some((fn) => fn.id === id))).toEqual(JUMPS);
    },
  );

  it.each(["torch/lbfgs:line_search_fn=strong_wolfe", "nonlinear-cg:beta=dy:restart=0"])(
    "%s asks for f at finite points alone",
    (method) => {
      const fn = resolved.find(({ id }) => id === "jennrich-sampson")!;
      expect(fromManyStarts(method, fn).notFinite).toBe(0);
    },
  );
});
