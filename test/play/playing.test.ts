import { describe, expect, it } from "vitest";
import { minimize } from "../../src/index.js";
import { commandWords, traceCommand } from "../../src/play/command-words.js";
import { computeRuns } from "../../src/play/compute-runs.js";
import { withHead, withoutTerm, withParam, withTerm } from "../../src/play/edit-item.js";
import { DEFAULT_STATE } from "../../src/play/play-state.js";
import { sceneOf } from "../../src/play/scene.js";
import { SLIDER_STEPS, sliderScale } from "../../src/play/slider-scale.js";
import { stepNumbers } from "../../src/play/step-numbers.js";
import { learningRate, number } from "../../src/core/define.js";
import { catalogue } from "../../src/library/catalogue.js";
import type { Params } from "../../src/core/parameter.js";
import { contains, parseInterval } from "../../src/core/params.js";

describe("the words of an item", () => {
  it("are rewritten where they stand", () => {
    const item = "sgd:lr=0.1:momentum=0.9+cosine:min=0.01";
    expect(withParam(item, 0, "lr", "0.5")).toBe("sgd:lr=0.5:momentum=0.9+cosine:min=0.01");
    expect(withParam(item, 0, "weightDecay", "1e-4")).toBe(
      "sgd:lr=0.1:momentum=0.9:weight-decay=1e-4+cosine:min=0.01",
    );
    expect(withParam(item, 0, "nesterov", "true")).toBe(
      "sgd:lr=0.1:momentum=0.9:nesterov+cosine:min=0.01",
    );
    expect(withParam("sgd:nesterov", 0, "nesterov", "false")).toBe("sgd:no-nesterov");
    expect(withParam(item, 1, "min", null)).toBe("sgd:lr=0.1:momentum=0.9+cosine");
    expect(withHead(item, "adam")).toBe("adam+cosine:min=0.01");
    expect(withTerm("sgd:lr=0.1", "clip:norm=1")).toBe("sgd:lr=0.1+clip:norm=1");
    expect(withoutTerm(item, 1)).toBe("sgd:lr=0.1:momentum=0.9");
  });
});

describe("a slider", () => {
  it("is logarithmic for a learning rate, from 1e-5 to 10", () => {
    const scale = sliderScale(learningRate(0.01), true);
    expect([0, 500, SLIDER_STEPS].map((place) => scale.valueAt(place))).toEqual([1e-5, 0.01, 10]);
    expect(scale.placeOf(0.01)).toBe(500);
    expect(scale.placeOf(1e9)).toBe(SLIDER_STEPS);
  });

  it("is linear over [0, 1) and stops before 1", () => {
    const scale = sliderScale(number({ default: 0.9, range: "[0, 1)", doc: "β" }), false);
    expect([0, 900, SLIDER_STEPS].map((place) => scale.valueAt(place))).toEqual([0, 0.9, 0.999]);
  });

  it("of every number of the catalogue stays in its range", () => {
    for (const { id, params } of catalogue()) {
      for (const [key, param] of Object.entries(params as Params)) {
        if (param.type !== "number") continue;
        const scale = sliderScale(param, key === "lr");
        for (let place = 0; place <= SLIDER_STEPS; place += 50) {
          const value = scale.valueAt(place);
          const isInside = contains(parseInterval(param.range), value);
          expect(isInside, `${id}: ${key} = ${value} at ${place}`).toBe(true);
          if (param.integer) expect(Number.isInteger(value), `${id}: ${key} = ${value}`).toBe(true);
        }
      }
    }
  });
});

describe("a run of the playground", () => {
  const state = { ...DEFAULT_STATE, fn: "beale", methods: ["adam:lr=0.1", "newton", "l-bfgs"] };

  it("has the numbers of minimize", () => {
    const [adam] = computeRuns(state);
    const same = minimize("beale", "adam:lr=0.1", { iterations: 200 });
    expect([adam.status, adam.steps, adam.finalValue, adam.end]).toEqual([
      same.status,
      same.steps,
      same.final.value,
      same.final.x,
    ]);
    expect(Array.from(adam.points.slice(-2))).toEqual(same.final.x);
  });

  it("says why a method cannot be run, and runs the others", () => {
    const [newton, adam] = computeRuns({ ...state, fn: "watson", methods: ["newton", "adam"] });
    expect(newton.refusal).toMatch(/hessian|second derivatives/i);
    expect(adam.refusal).toBeUndefined();
  });
});

describe("the numbers of a step", () => {
  it("are those of Algorithm 1 of Adam's paper at t = 0", () => {
    const { vectors } = stepNumbers(
      { ...DEFAULT_STATE, methods: ["adam:lr=0.3"] },
      "adam:lr=0.3",
      0,
    );
    const named = Object.fromEntries(vectors);
    expect(named["x"]).toEqual([-7, 2]);
    expect(named["g"]).toEqual([-0.7, 4]);
    expect(named["m"]?.[1]).toBeCloseTo(0.4, 15);
    expect(named["v"]?.[1]).toBeCloseTo(0.016, 15);
    // Δx = ∓lr but for ε = 1e-8
    expect(named["Δx"]?.[0]).toBeCloseTo(0.3, 7);
    expect(named["−Δx/g"]?.[1]).toBeCloseTo(0.3 / 4, 7);
  });

  it("end with the last point, from which no update is made", () => {
    const { step } = stepNumbers(DEFAULT_STATE, "sgd:lr=0.5", 200);
    expect(step.t).toBe(200);
    expect(step.dx).toBeUndefined();
  });
});

describe("a map", () => {
  it("marks the four saddles of Himmelblau's function and no minimum twice", () => {
    const { stationary, minimisers } = sceneOf({ ...DEFAULT_STATE, fn: "himmelblau" });
    expect(minimisers).toHaveLength(4);
    const places = stationary.map(({ kind, point }) => [kind, ...point.map((x) => x.toFixed(3))]);
    expect(places.toSorted()).toEqual([
      // the known saddles, to three digits
      ["saddle", "-0.128", "-1.954"],
      ["saddle", "-3.073", "-0.081"],
      ["saddle", "0.087", "2.884"],
      ["saddle", "3.385", "0.074"],
    ]);
  });

  it("marks the local minimum of a function of one variable", () => {
    const { stationary } = sceneOf({ ...DEFAULT_STATE, fn: "double-well" });
    expect(stationary.map(({ kind, point }) => [kind, point[0].toFixed(3)])).toEqual([
      ["minimum", "1.267"],
    ]);
  });

  it("marks the saddle of monkey-saddle, where the second derivatives are 0", () => {
    const { stationary } = sceneOf({ ...DEFAULT_STATE, fn: "monkey-saddle" });
    expect(stationary.map(({ kind }) => kind)).toEqual(["saddle"]);
  });

  it("marks local minima, and only the domain's", () => {
    const { stationary } = sceneOf({ ...DEFAULT_STATE, fn: "six-hump-camel" });
    // six minima, of which two are global, and the saddles between
    expect(stationary.filter(({ kind }) => kind === "minimum")).toHaveLength(4);
  });

  it("shows the noise-free function", () => {
    const noisy = sceneOf({ ...DEFAULT_STATE, fn: "anisotropic+noise" });
    expect(noisy.valueAt(-7, 2)).toBe(sceneOf(DEFAULT_STATE).valueAt(-7, 2));
  });
});

describe("the command", () => {
  it("repeats what is seen", () => {
    const state = { ...DEFAULT_STATE, methods: ["sgd:lr=0.5", "adam:no-amsgrad"], start: [-1, 2] };
    const words = commandWords(state);
    expect(words.map(({ text }) => text).join("")).toBe(
      "optbench run --fn anisotropic --opt sgd:lr=0.5,adam:no-amsgrad --start=-1,2 --iters 200",
    );
    expect(words.map(({ id }) => id).filter((id) => id !== "")).toEqual([
      "f.0.",
      "o0.0.",
      "o0.0.lr",
      "o1.0.",
      "o1.0.amsgrad",
      "x",
      "n",
    ]);
    expect(traceCommand(state, 7)).toBe(
      "optbench trace --fn anisotropic --opt sgd:lr=0.5 --start=-1,2 --iters 200 --from 7 --every 200",
    );
  });
});
